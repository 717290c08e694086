/**
 * What one check learned from the relay question (diagnosis.md, section 4): the sender, the own address, the
 * outside ones. What follows from it for the account stands in findings/relay.ts.
 */
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts, Step } from '../contract/facts.ts'
import type { Cause } from '../contract/words.ts'
import { meaningOf } from './meaning.ts'

/** One answered step; a step that the wire cut off is no answer. */
export interface Answer {
  ok: boolean
  cause: Cause
  reply: string
}

export interface RelayAnswer {
  /**
   * `accepted`: an outside recipient was taken. `inconclusive`: signed in, and all outside recipients were refused
   * for reasons of their own. `not-asked`: no answer that says anything.
   */
  result: 'accepted' | 'inconclusive' | 'refused' | 'not-asked'
  own: Answer | null
  /** The refusal that counts; `null` unless `refused`. */
  refusal: Answer | null
}

const aboutAddress: ReadonlySet<Cause> = new Set([
  'recipient-unknown',
  'recipient-misrouted',
  'recipient-policy',
  'mailbox-full',
  'greylisted',
] as const)

export function relayAnswerOf(check: CheckFacts, causeOf: CauseOf): RelayAnswer {
  const answers = (name: Step['name']) =>
    check.steps.flatMap((step) => (step.name === name ? answerOf(step, causeOf) : []))
  const sender = answers('sender').at(-1) ?? null
  const own = answers('recipient-own').at(-1) ?? null
  const outside = answers('recipient-outside')
  if (outside.some((answer) => answer.ok)) return { result: 'accepted', own, refusal: null }
  if (sender && !sender.ok) return { result: 'refused', own, refusal: meant(sender, 'sender', check) }
  if (outside.length > 0) {
    const refusal = meant(outside.find((answer) => !isAboutAddress(answer)) ?? null, 'recipient', check)
    const ownStands = own === null || own.ok || isAboutAddress(own)
    if (refusal === null && check.signedIn === true && ownStands) return { result: 'inconclusive', own, refusal: null }
    return { result: 'refused', own, refusal: refusal ?? (ownStands ? (outside.at(-1) ?? null) : own) }
  }
  return own && !own.ok ? { result: 'refused', own, refusal: own } : { result: 'not-asked', own, refusal: null }
}

/**
 * Signed in, and refused without a sentence that says why: at the sender it is about the sender, at outside recipients
 * it is relaying (diagnosis.md, section 4). A stranger's refusal is judged by what the server offers
 * (findings/without-sign-in.ts).
 */
function meant(refusal: Answer | null, at: 'sender' | 'recipient', { signedIn }: CheckFacts): Answer | null {
  if (signedIn !== true || refusal?.cause !== 'unknown' || !refusal.reply.startsWith('5')) return refusal
  return { ...refusal, cause: at === 'sender' ? 'sender-not-allowed' : 'relay-denied' }
}

/** Refused for the recipient's own sake: nothing is said about relaying. */
export function isAboutAddress(answer: Answer): boolean {
  if (answer.cause !== 'unknown' && answer.cause !== 'temporary-failure') return aboutAddress.has(answer.cause)
  // RFC 3463: X.1.1–X.1.6 and X.1.10 are about the destination address, X.1.7–8 about the sender. RFC 7504: 556.
  return /^(?:556\b|[45]\d\d[ -][45]\.1\.(?:[1-6]|10)\b)/.test(answer.reply)
}

function answerOf(step: Step, causeOf: CauseOf): Answer[] {
  if (step.ok) return [{ ok: true, cause: 'accepted', reply: step.reply ?? '' }]
  if (step.reply === null) return []
  return [
    {
      ok: false,
      cause: meaningOf({ protocol: 'smtp', step: step.name, text: step.reply }, causeOf),
      reply: step.reply,
    },
  ]
}
