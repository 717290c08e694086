/**
 * The configured port answers the connection and then not as it should, while other ports of the same server do:
 * trouble of that port of the server. What only looks so (SSL/TLS and STARTTLS mixed up, …) is security.ts'.
 */
import type { Stopped } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import type { StepName } from '../../contract/words.ts'
import { offerOf } from '../method.ts'
import { ids, isProven, isSameHost, sidesOf, type Run, type Seen, type SideView } from '../run.ts'
import { security } from './security.ts'

/** Where a server is not yet asked anything about the account. */
const early: ReadonlySet<StepName> = new Set(['tls', 'greeting', 'hello', 'starttls'] as const)

/** `temporary-failure` of the configured endpoint: silent, closed, garbled or refused without a reason, and alone in it. */
export function portTrouble(
  run: Pick<Run, 'incoming' | 'outgoing' | 'cancelled' | 'probes' | 'seenElsewhere'>,
): Conclusion[] {
  const explained = new Set(security(run).map(({ server }) => server))
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side } = view
    if (!configured || configured.proof !== null || run.cancelled || explained.has(side)) return []
    const { stopped } = configured.check
    if (stopped === null || !isTrouble(stopped, configured)) return []
    const working = view.all.filter((each) => each !== configured && worksThere(each, configured))
    // At the sign-in it may be the account's affair, unless another port let it in.
    if (working.length === 0 || !(early.has(stopped.step) || isProven(view))) return []
    return [{ code: 'temporary-failure', severity: 'problem', server: side, evidence: evidenceOf(view, working) }]
  })
}

/** Something that says nothing of the settings. Certificates, names and dead ports have findings of their own. */
function isTrouble(stopped: Stopped, { cause }: Seen): boolean {
  switch (stopped.by) {
    case 'reply':
      return cause === 'unknown' && stopped.step !== 'sender' && !stopped.step.startsWith('recipient')
    case 'wire':
      return (
        !['resolve', 'connect'].includes(stopped.step) &&
        !/^(?:certificate-|tls-not-spoken$|injected$)/.test(stopped.error)
      )
    case 'rule':
    case 'not-offered':
      return false
    default: {
      const never: never = stopped
      return never
    }
  }
}

function worksThere({ check, proof }: Seen, configured: Seen): boolean {
  return isSameHost(check.host, configured.check.host) && (proof !== null || offerOf(check) !== null)
}

function evidenceOf({ configured }: SideView, working: readonly Seen[]): string[] {
  return ids(configured, ...(working.some(({ proof }) => proof) ? working.filter(({ proof }) => proof) : working))
}
