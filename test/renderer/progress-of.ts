/** What a running check would have told, from the report it ended with. */
import type { Progress } from '../../electron/contract/progress.ts'
import type { PlannedCheck } from '../../electron/contract/plan.ts'
import type { Report, ReportedCheck } from '../../electron/contract/report.ts'
import type { Stopped } from '../../electron/contract/facts.ts'

function plannedOf(check: ReportedCheck): PlannedCheck {
  const { id, role, protocol, host, port, security, authentication, username } = check
  const side = protocol === 'smtp' ? 'outgoing' : 'incoming'
  return {
    id,
    side,
    role,
    protocol,
    host,
    port,
    security,
    signIn: username === null ? null : { authentication, username },
    always: role === 'configured',
    asksRelay: protocol === 'smtp',
    bothFamilies: false,
  }
}

function stoppedOf(check: ReportedCheck): Stopped | null {
  const last = check.steps.at(-1)
  if (!last || last.ok) return null
  if (last.error !== null) return { by: 'wire', step: last.name, error: last.error, text: null }
  return { by: 'reply', step: last.name, reply: last.reply ?? '' }
}

export function progressOf(report: Report): Progress[] {
  return [
    { kind: 'plan', checks: report.checks.map(plannedOf), boundMs: 21_000 },
    ...report.checks.flatMap((check): Progress[] => [
      ...check.steps.map((step): Progress => ({ kind: 'step', check: check.id, step })),
      { kind: 'check-done', check: check.id, stopped: stoppedOf(check) },
    ]),
    ...report.probes.map((probe): Progress => ({ kind: 'probe', probe })),
  ]
}
