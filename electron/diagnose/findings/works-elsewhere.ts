/**
 * `works-elsewhere`: the same settings worked on another network before. A problem where this place may be what differs
 * and nothing else says so; beside other findings it is worth knowing, no more. What was rejected of the account itself is
 * no affair of the place.
 */
import type { RememberedSide } from '../../contract/history.ts'
import { isRecent, serverSince } from '../../contract/remembered.ts'
import type { Conclusion } from '../../contract/report.ts'
import type { FindingCode, Severity, Side } from '../../contract/words.ts'
import { asSetWorks, ids, isInTrouble, sidesOf, type Run, type SideView } from '../run.ts'
import { firstProblem, verdictFor } from '../verdict.ts'

type Facts = Pick<Run, 'incoming' | 'outgoing' | 'startedAt' | 'cancelled' | 'remembered'>

/** What a network may do to a server that is well, as far as one can see from inside that network. */
const perhapsThisPlace: ReadonlySet<FindingCode> = new Set([
  'dns-failure',
  'server-unreachable',
  'port-blocked-by-server',
  'wrong-protocol',
  'security-mismatch',
  'relay-denied',
] as const)

/** They say all there is to say: nothing of the account was tried. */
const aboutEverything: ReadonlySet<FindingCode> = new Set([
  'no-internet',
  'captive-portal',
  'clock-wrong',
  'dns-hijacked',
] as const)

/** `found`: what was concluded so far; `changes`: sides for which other settings were proven. */
export function worksElsewhere(run: Facts, found: readonly Conclusion[], changes: ReadonlySet<Side>): Conclusion[] {
  if (run.cancelled) return []
  const concluded = sidesOf(run).flatMap((view): Conclusion[] => {
    const severity = severityOf(view, run, found, changes)
    return severity === null
      ? []
      : [{ code: 'works-elsewhere', severity, server: view.side, evidence: ids(view.configured) }]
  })
  const [one, other] = concluded
  if (!one || other?.severity !== one.severity || !isOnePlace(run)) return concluded
  return [{ ...one, server: null, evidence: [...one.evidence, ...other.evidence] }]
}

function severityOf(
  view: SideView,
  run: Facts,
  found: readonly Conclusion[],
  changes: ReadonlySet<Side>,
): Severity | null {
  const remembered = run.remembered?.sides[view.side] ?? null
  if (!remembered?.workedElsewhere || view.configured === null || asSetWorks(view)) return null
  const first = firstProblem(view, found)?.code ?? null
  if (first === null ? !isInTrouble(view.configured) : isNoneOfIt(first, remembered, run)) return null
  const isAboutPlace = first === null || perhapsThisPlace.has(first)
  const isTelling =
    isRecent(remembered.workedElsewhere.at, run.startedAt) && !isRecent(remembered.workedHere, run.startedAt)
  return isAboutPlace && isTelling && !changes.has(view.side) ? 'problem' : 'info'
}

function isNoneOfIt(first: FindingCode, remembered: RememberedSide, { startedAt }: Facts): boolean {
  if (aboutEverything.has(first) || verdictFor(first) === 'cannot-sign-in') return true
  return first === 'server-unreachable' && serverSince(remembered, startedAt) === 'down'
}

/** Both sides are remembered of the same network. */
function isOnePlace({ remembered }: Facts): boolean {
  const { incoming, outgoing } = remembered?.sides ?? {}
  return incoming?.workedElsewhere?.network === outgoing?.workedElsewhere?.network
}
