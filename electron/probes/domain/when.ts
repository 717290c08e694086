/** Whether the domain's DNS is asked although nobody asked for it: sending failed, and the domain may be why. Pure. */
import type { CauseOf } from '../../contract/cause-of.ts'
import type { CheckFacts } from '../../contract/facts.ts'
import type { Cause } from '../../contract/words.ts'
import { isProven } from '../afterwards.ts'

/** A server that says this of the account's own address may be the wrong one. */
const aboutOwnAddress: ReadonlySet<Cause> = new Set([
  'recipient-unknown',
  'recipient-misrouted',
  'recipient-policy',
  'relay-denied',
])

/** `isOwnDomain`: not one of a provider's, under which everybody's MX is the same. */
export function mayBeTheDomain(checks: readonly CheckFacts[], isOwnDomain: boolean, causeOf: CauseOf): boolean {
  const sending = checks.filter(({ side }) => side === 'outgoing')
  if (sending.some((check) => isProven(check, causeOf))) return false
  return sending.some(({ steps }) =>
    steps.some((step) => {
      if (step.ok || step.reply === null) return false
      if (step.name !== 'sender' && step.name !== 'recipient-own' && step.name !== 'recipient-outside') return false
      const cause = causeOf({ protocol: 'smtp', step: step.name, text: step.reply })
      if (cause === 'sender-domain-policy') return true
      if (!isOwnDomain || step.name !== 'recipient-own') return false
      return aboutOwnAddress.has(cause) || (cause === 'unknown' && /^5\d\d[ -]5\.1\./.test(step.reply))
    }),
  )
}
