/** What the relay question showed after a sign-in (diagnosis.md, section 4). Without one: without-sign-in.ts. */
import type { Conclusion } from '../../contract/report.ts'
import type { Cause, FindingCode, Severity, Side } from '../../contract/words.ts'
import { ids, isProven, type Run, type Seen } from '../run.ts'

const side: Side = 'outgoing'
type Sending = Pick<Run, 'outgoing'>

/** Signed in, and refused all the same: as the reply says. Siblings speak where nothing was proven. */
export function signedIn({ outgoing }: Sending): Conclusion[] {
  const asked = outgoing.all.filter(({ check }) => check.signedIn === true)
  const counted = isProven(outgoing) ? asked.filter((each) => each === outgoing.configured) : asked
  return counted.flatMap((each): Conclusion[] => {
    const { refusal } = each.relay
    return refusal ? asTheReplySays(refusal.cause, each) : []
  })
}

/** `sender-not-allowed` without a word of the server's: the address cannot be written in a way that it knows (RFC 6531). */
export function unwritableSender({ outgoing }: Sending): Conclusion[] {
  const { configured } = outgoing
  const stopped = configured?.check.stopped
  if (!configured || stopped?.by !== 'not-offered' || stopped.step !== 'sender') return []
  return [conclude('sender-not-allowed', 'problem', configured)]
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

/** The cause as a finding of its own; none where nobody can tell. */
export function asTheReplySays(cause: Cause, each: Seen, severity: Severity = 'problem'): Conclusion[] {
  return cause === 'unknown' || cause === 'accepted' ? [] : [conclude(cause, severity, each)]
}

export function conclude(code: FindingCode, severity: Severity, each: Seen): Conclusion {
  return { code, severity, server: side, evidence: ids(each) }
}
