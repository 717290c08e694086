/** What is saved when a check broke off: what was asked and what the program said. Never the password. */
import type { Ask } from './ask.ts'
import type { Failure } from './screen.ts'

export function failureText(ask: Ask, failure: Failure): string {
  const asked = ask.kind === 'practice' ? { practice: ask.network.name } : { account: ask.account }
  const secret = ask.kind === 'account' && ask.password !== null && ask.password !== '' ? ask.password : null
  const text = [
    'Mail Settings Checker: a check could not be finished.',
    '',
    `Asked: ${JSON.stringify(asked, null, 2)}`,
    '',
    failure.message,
    failure.place ?? '',
  ].join('\n')
  // A mistake of ours may have put it into its message: it does not leave this window.
  return secret === null ? text : text.replaceAll(secret, '••••')
}
