/** Through which endpoint of a finished run a test message goes, and into which mailbox is looked. Pure. */
import type { CauseOf } from '../../contract/cause-of.ts'
import type { CheckFacts } from '../../contract/facts.ts'
import { isProven } from '../afterwards.ts'

/** The proven endpoint, the user's own first; else the configured one as configured, if it passes mail on. */
export function wayOut(checks: readonly CheckFacts[], causeOf: CauseOf): CheckFacts | null {
  const sending = ownFirst(checks.filter(({ side }) => side === 'outgoing'))
  return (
    sending.find((check) => isProven(check, causeOf)) ??
    sending.find((check) => isOwn(check) && passesOn(check)) ??
    null
  )
}

/** A mailbox that was opened with the password in this run; IMAP shows the junk folder, too. */
export function wayIn(checks: readonly CheckFacts[]): CheckFacts | null {
  return ownFirst(checks.filter(({ side, signedIn }) => side === 'incoming' && signedIn === true))[0] ?? null
}

/** Where accounts are looked up, `always` marks what stands in for the user's own. */
function isOwn({ role, always }: CheckFacts): boolean {
  return role === 'configured' || always
}

function ownFirst(checks: readonly CheckFacts[]): CheckFacts[] {
  return checks.toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)))
}

function passesOn({ steps, signIn, signedIn }: CheckFacts): boolean {
  return (signIn === null || signedIn === true) && steps.some(({ name, ok }) => name === 'recipient-outside' && ok)
}
