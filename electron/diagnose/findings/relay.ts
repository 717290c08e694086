/** What the relay question showed (diagnosis.md, section 4): who may pass mail on from here, and what is missing. */
import type { Conclusion } from '../../contract/report.ts'
import type { Cause, FindingCode, Severity, Side } from '../../contract/words.ts'
import { signInOffer } from '../offers.ts'
import { isAboutAddress, type Answer } from '../relay.ts'
import { ids, isProven, wantsSignIn, type Run, type Seen, type SideView } from '../run.ts'

const side: Side = 'outgoing'
type Sending = Pick<Run, 'outgoing'>

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
export function withoutSignIn({ outgoing }: Sending): Conclusion[] {
  const { configured, afterFetch } = outgoing
  if (!configured || configured.check.signIn !== null || wantsSignIn(outgoing)) return []
  if (afterFetch?.proof && !configured.proof) {
    return [{ code: 'pop-before-smtp', severity: 'warning', server: side, evidence: ids(configured, afterFetch) }]
  }
  if (configured.proof) return [conclude('relay-without-sign-in', 'warning', configured)]
  const refusal = configured.relay.refusal
  return refusal ? strangerRefused(outgoing, configured, refusal) : []
}

function strangerRefused(outgoing: SideView, configured: Seen, refusal: Answer): Conclusion[] {
  const { cause } = refusal
  const offer = signInOffer(outgoing)
  const signInMends = outgoing.all.some(({ check, proof }) => check.signIn !== null && proof !== null)
  const found: Conclusion[] = []
  // A 4yz is a refusal for now (RFC 5321, 4.2.1): without words, nothing follows for the settings.
  const forNow = cause === 'unknown' && refusal.reply.startsWith('4')
  const aside = forNow || notAboutSignIn.has(cause) || isAboutAddress(refusal)
  // Without a sign-in anywhere, the server's own words are all that says that one is wanted.
  const wanted = cause === 'auth-required' && !(offer === 'not-offered' && configured.relay.own?.ok)
  if (signInMends || (!aside && (offer === 'offered' || wanted))) {
    const offering = outgoing.all.filter(({ check }) => check.offers.beforeTls?.signIn || check.offers.afterTls?.signIn)
    found.push({ code: 'auth-off', severity: 'problem', server: side, evidence: ids(configured, ...offering) })
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

/** Signed in, and refused all the same: as the reply says. Siblings speak where nothing was proven. */
export function signedIn({ outgoing }: Sending): Conclusion[] {
  const asked = outgoing.all.filter(({ check }) => check.signedIn === true)
  const counted = isProven(outgoing) ? asked.filter((each) => each === outgoing.configured) : asked
  return counted.flatMap((each): Conclusion[] => {
    const { refusal, own } = each.relay
    if (!refusal) return []
    // No sentence says why, but the own address was taken and the outside one was not: that is what relaying means.
    if (refusal.cause === 'unknown' && own?.ok && /^5/.test(refusal.reply)) {
      return [conclude('relay-denied', 'problem', each)]
    }
    return asTheReplySays(refusal.cause, each)
  })
}

/** `recipient-inconclusive`, where the proof of this side rests on such a check. */
export function inconclusive({ outgoing }: Sending): Conclusion[] {
  if (outgoing.all.some(({ proof, check }) => proof === 'accepted' && check.signIn !== null)) return []
  const untested = outgoing.all.filter(({ proof }) => proof === 'inconclusive')
  if (untested.length === 0) return []
  return [{ code: 'recipient-inconclusive', severity: 'warning', server: side, evidence: ids(...untested) }]
}

/** Outside mail is taken and the own address is not: sending works, and something else is wrong (`mailbox-full`, …). */
export function ownRefused({ outgoing }: Sending): Conclusion[] {
  return outgoing.all.flatMap((each): Conclusion[] => {
    const own = each.relay.own
    if (each.proof === null || !own || own.ok) return []
    const passing = ['greylisted', 'rate-limited', 'temporary-failure'].includes(own.cause)
    return asTheReplySays(own.cause, each, passing ? 'info' : 'warning')
  })
}

function asTheReplySays(cause: Cause, each: Seen, severity: Severity = 'problem'): Conclusion[] {
  return cause === 'unknown' || cause === 'accepted' ? [] : [conclude(cause, severity, each)]
}

function conclude(code: FindingCode, severity: Severity, each: Seen): Conclusion {
  return { code, severity, server: side, evidence: ids(each) }
}
