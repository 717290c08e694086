/** What became of the test message: refused (as the reply says), lost on the way, or taken for junk. */
import type { Conclusion } from '../../contract/report.ts'
import { disproves, type Delivery, type Run } from '../run.ts'
import type { Outcome } from '../../contract/words.ts'

export function delivered({ delivery }: Pick<Run, 'delivery'>): Conclusion[] {
  if (delivery === null) return []
  const { facts, refusal, isLost } = delivery
  const about = { server: 'outgoing', evidence: [facts.through, facts.watched].filter((id) => id !== null) } as const
  if (facts.arrivedIn === 'junk') return [{ code: 'delivered-to-junk', severity: 'warning', ...about }]
  if (isLost) return [{ code: 'sent-but-not-delivered', severity: 'problem', ...about }]
  if (refusal === null || refusal.cause === 'unknown' || refusal.cause === 'accepted') return []
  const severity = disproves(delivery) ? 'problem' : 'warning'
  return [{ code: refusal.cause, severity, server: 'outgoing', evidence: about.evidence.slice(0, 1) }]
}

/** What the check that it went through ended with; `null`: as before. */
export function endOf(delivery: Delivery): Outcome | null {
  if (delivery.isLost) return 'sent-but-not-delivered'
  return delivery.refusal !== null && disproves(delivery) ? delivery.refusal.cause : null
}
