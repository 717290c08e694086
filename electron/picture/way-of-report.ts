/** The way as a finished report has it: what a finding says about a check decides where its lane ends. */
import type { Finding, Report, ReportedCheck } from '../contract/report.ts'
import type { Side } from '../contract/words.ts'
import { endingOf } from './place-of.ts'
import { grouped, inOrder, laneKey, type Lane, type Place, type Way } from './way.ts'

const sideOf = (check: ReportedCheck): Side => (check.protocol === 'smtp' ? 'outgoing' : 'incoming')

function did(check: ReportedCheck, name: string): boolean {
  return check.steps.some((step) => step.name === name && step.ok)
}

/** Signed in, or passes mail on: an accepted check without either was only asked whether it answers. */
function proves(check: ReportedCheck): boolean {
  return check.outcome === 'accepted' && (did(check, 'sign-in') || did(check, 'recipient-outside'))
}

function goodNote(check: ReportedCheck): string {
  if (did(check, 'recipient-outside')) return 'sends'
  return did(check, 'sign-in') ? 'signed in' : 'answers'
}

function reached(check: ReportedCheck): Place {
  if (check.steps.some((step) => step.ok && step.name !== 'resolve')) return 'server'
  return check.steps.some((step) => step.ok) ? 'network' : 'computer'
}

/** The first problem that rests on this check; findings are sorted, the one that matters most first. */
function findingOn(check: ReportedCheck, findings: readonly Finding[]): Finding | undefined {
  return findings.find((finding) => finding.severity === 'problem' && finding.evidence.includes(check.id))
}

type Standing = Pick<Lane, 'state' | 'broken' | 'note'>

function standing(check: ReportedCheck, report: Report): Standing {
  if (proves(check)) return { state: 'good', broken: null, note: goodNote(check) }
  if (check.outcome === 'accepted') return { state: 'idle', broken: null, note: 'answers' }
  const finding = findingOn(check, report.findings)
  // Of a port that the network closes, the network's own row tells more than the silence of one server.
  const shut = report.network.ports[String(check.port)] === 'blocked' && !did(check, 'connect')
  const ending =
    (finding && endingOf(finding.code)) ?? endingOf(shut ? 'port-blocked-by-network' : check.outcome) ?? null
  if (ending) return { state: 'bad', broken: ending.place, note: ending.note }
  return { state: 'idle', broken: null, note: did(check, 'connect') ? 'answers' : 'not tested' }
}

const telling: Record<Lane['state'], number> = { good: 5, changed: 5, bad: 4, asking: 3, idle: 2, waiting: 1 }

function laneOf(checks: readonly ReportedCheck[], report: Report): Lane | null {
  const told = checks
    .map((check) => ({ check, ...standing(check, report) }))
    .toSorted((a, b) => telling[b.state] - telling[a.state])
  const [best] = told
  if (!best) return null
  const { host, port } = best.check
  const side = sideOf(best.check)
  const own = told.filter(({ check }) => check.role === 'configured')
  // The port is right and something else about the settings is not.
  const isChanged = best.state === 'good' && own.length > 0 && own.every(({ state }) => state !== 'good')
  return {
    key: laneKey(side, host, port),
    side,
    host,
    port,
    state: isChanged ? 'changed' : best.state,
    broken: best.broken,
    note: isChanged ? `${best.note}, with changes` : best.note,
    reached: reached(best.check),
    yours: own.length > 0,
  }
}

/** Findings about a place itself, not about one server. */
function faultsOf(report: Report): Way['faults'] {
  const faults: Way['faults'] = {}
  for (const { code, severity } of report.findings) {
    const ending = severity === 'info' ? null : endingOf(code)
    if (ending && ending.place !== 'server') faults[ending.place] ??= ending.note
  }
  return faults
}

export function wayOfReport(report: Report): Way {
  const byLane = grouped(report.checks, (check) => laneKey(sideOf(check), check.host, check.port))
  const lanes = byLane.map((checks) => laneOf(checks, report)).filter((lane) => lane !== null)
  return { lanes: inOrder(lanes), faults: faultsOf(report), networkName: report.network.name }
}
