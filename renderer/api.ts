/** The client of the one table, whichever shell carries it: here, the bridge that a preload puts into the page. */
import type { Engine } from '../electron/contract/engine.ts'

declare global {
  interface Window {
    mailCheck?: Engine
  }
}

export function engine(): Engine {
  if (!window.mailCheck) throw new Error('this page was opened without its shell')
  return window.mailCheck
}
