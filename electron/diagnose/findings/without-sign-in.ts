/**
 * The relay question asked as a stranger, as the settings have it (diagnosis.md, section 4): who may pass mail on from
 * here, and whether a sign-in is what is missing.
 */
import type { Conclusion } from '../../contract/report.ts'
import type { Cause } from '../../contract/words.ts'
import { signInOffer } from '../offers.ts'
import { isAboutAddress, type Answer } from '../relay.ts'
import { ids, isSameHost, wantsSignIn, type Run, type Seen, type SideView } from '../run.ts'
import { asTheReplySays, conclude } from './relay.ts'

/** Refusals that say no more than: not from you, as a stranger. A location-based relay block sounds like any of them. */
const barsStrangers: ReadonlySet<Cause> = new Set([
  'relay-denied',
  'auth-required',
  'network-not-allowed',
  'pop-before-smtp',
  'unknown',
] as const)

/** Refusals that a sign-in may well lift, but that stand for themselves as long as that is not proven. */
const standBeside: ReadonlySet<Cause> = new Set([
  'ip-blocklisted',
  'hello-rejected',
  'sender-not-allowed',
  'sender-domain-policy',
  'content-rejected',
] as const)

/** Refusals for now, or for the recipient's own sake: a missing sign-in is not what they are about. */
const notAboutSignIn: ReadonlySet<Cause> = new Set([
  'greylisted',
  'rate-limited',
  'temporary-failure',
  'message-too-large',
  'network-blocks-smtp',
] as const)

/** The configured endpoint asked without sign-in, as set. */
export function withoutSignIn({ outgoing }: Pick<Run, 'outgoing'>): Conclusion[] {
  const { configured, afterFetch } = outgoing
  if (!configured || configured.check.signIn !== null || wantsSignIn(outgoing)) return []
  if (afterFetch?.proof && !configured.proof) {
    return [{ code: 'pop-before-smtp', severity: 'warning', server: 'outgoing', evidence: ids(configured, afterFetch) }]
  }
  // Answered after fetching: it works in that order, and nothing more was shown.
  if (configured.proof) {
    return [
      conclude(configured.check.fetchedBefore ? 'pop-before-smtp' : 'relay-without-sign-in', 'warning', configured),
    ]
  }
  const refusal = configured.relay.refusal
  return refusal ? strangerRefused(outgoing, configured, refusal) : []
}

function strangerRefused(outgoing: SideView, configured: Seen, refusal: Answer): Conclusion[] {
  const { cause } = refusal
  const offer = signInOffer(outgoing)
  const signInMends = outgoing.all.some(
    ({ check, proof }) => check.signIn !== null && proof !== null && isSameHost(check.host, configured.check.host),
  )
  const found: Conclusion[] = []
  const aside = notAboutSignIn.has(cause) || isAboutAddress(refusal)
  // Without a sign-in anywhere, the server's own words are all that says that one is wanted.
  const wanted = cause === 'auth-required' && !(offer === 'not-offered' && configured.relay.own?.ok)
  if ((signInMends && cause !== 'network-blocks-smtp') || (!aside && (offer === 'offered' || wanted))) {
    const offering = outgoing.all.filter(
      ({ check }) =>
        isSameHost(check.host, configured.check.host) &&
        (check.offers.beforeTls?.signIn || check.offers.afterTls?.signIn),
    )
    found.push({ code: 'auth-off', severity: 'problem', server: 'outgoing', evidence: ids(configured, ...offering) })
  }
  const mended = found.length > 0
  if (configured.relay.own?.ok && barsStrangers.has(cause) && !aside) {
    found.push(conclude('local-network-only', mended ? 'warning' : 'problem', configured))
    if (cause === 'pop-before-smtp' && !mended) found.push(conclude(cause, 'warning', configured))
    return found
  }
  if (cause === 'encryption-required') return [...found, conclude(cause, 'problem', configured)]
  if (mended) {
    if (!signInMends && standBeside.has(cause)) found.push(...asTheReplySays(cause, configured, 'warning'))
    return found
  }
  return [...found, ...asTheReplySays(cause, configured)]
}
