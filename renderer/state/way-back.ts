/** From a check to the screen where it can be changed, with everything that was typed. */
import type { Ask } from './ask.ts'
import type { Screen } from './screen.ts'

export function wayBack(ask: Ask, focus: 'title' | 'password' = 'title'): Screen {
  return ask.kind === 'account' ? { name: 'account', draft: ask.draft, lookUp: false, focus } : { name: 'practice' }
}
