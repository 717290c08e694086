/** The way while a check runs: only what is certain already. Where a silence lies is not known before the end. */
import type { Stopped } from '../contract/facts.ts'
import type { StepName, WireError } from '../contract/words.ts'
import { grouped, inOrder, laneKey, type Lane, type LaneState, type Place, type Way } from './way.ts'
import type { CheckSoFar, RunSoFar } from './run-so-far.ts'

interface Standing {
  state: LaneState
  broken: Place | null
  note: string
}

/** What is being asked after the step that was last answered. */
const askingAfter: Record<StepName, string> = {
  resolve: 'connecting',
  connect: 'connected',
  tls: 'encrypted',
  greeting: 'answers',
  hello: 'answers',
  starttls: 'encrypting',
  'sign-in': 'signed in',
  sender: 'asking to send',
  'recipient-own': 'asking to send',
  'recipient-outside': 'sends',
  deliver: 'delivered',
  arrive: 'arrived',
}

function wireEnding(step: StepName, error: WireError): Standing {
  if (error === 'cancelled') return { state: 'idle', broken: null, note: 'not finished' }
  if (step === 'resolve') return { state: 'bad', broken: 'network', note: 'name not found' }
  if (step === 'connect') {
    if (error === 'timeout') return { state: 'bad', broken: 'internet', note: 'no answer' }
    return { state: 'bad', broken: 'internet', note: 'no connection' }
  }
  return { state: 'bad', broken: 'server', note: error.startsWith('certificate') ? 'certificate' : 'broke off' }
}

function ending(check: CheckSoFar, stopped: Stopped): Standing {
  switch (stopped.by) {
    case 'wire':
      return wireEnding(stopped.step, stopped.error)
    case 'reply':
      return { state: 'bad', broken: 'server', note: stopped.step === 'sign-in' ? 'sign-in refused' : 'refused' }
    case 'not-offered':
      return { state: 'bad', broken: 'server', note: 'no encryption' }
    case 'rule':
      return {
        state: 'idle',
        broken: null,
        note: stopped.rule === 'not-needed' ? 'not needed' : check.steps.length > 0 ? 'answers' : 'not tried',
      }
    default: {
      const never: never = stopped
      return never
    }
  }
}

function doneWell(check: CheckSoFar): Standing {
  const has = (name: StepName): boolean => check.steps.some((step) => step.name === name && step.ok)
  const note = has('recipient-outside') ? 'sends' : has('sign-in') ? 'signed in' : 'answers'
  // Without a sign-in and the relay question nothing is proven: the lane is open, and that is all.
  return note === 'answers' ? { state: 'idle', broken: null, note } : { state: 'good', broken: null, note }
}

function standing(check: CheckSoFar): Standing {
  if (check.done) return check.stopped ? ending(check, check.stopped) : doneWell(check)
  const last = check.steps.at(-1)
  if (!last) return { state: 'waiting', broken: null, note: '' }
  // Its end is about to be told; a refusing reply is not one (the dialogue may go on).
  if (last.error !== null) return wireEnding(last.name, last.error)
  return { state: 'asking', broken: null, note: askingAfter[last.name] }
}

function reached(check: CheckSoFar): Place {
  if (check.steps.some((step) => step.ok && step.name !== 'resolve')) return 'server'
  return check.steps.some((step) => step.ok) ? 'network' : 'computer'
}

/** Of several checks on one port, the one that tells most stands for it. */
const telling: Record<LaneState, number> = { good: 5, changed: 5, asking: 4, bad: 3, idle: 2, waiting: 1 }

function laneOf(checks: readonly CheckSoFar[]): Lane | null {
  const [best] = checks
    .map((check) => ({ check, ...standing(check) }))
    .toSorted((a, b) => telling[b.state] - telling[a.state])
  if (!best) return null
  const { side, host, port } = best.check.planned
  return {
    key: laneKey(side, host, port),
    side,
    host,
    port,
    state: best.state,
    broken: best.broken,
    note: best.note,
    reached: reached(best.check),
    yours: checks.some((check) => check.planned.role === 'configured'),
  }
}

export function wayOfRun(run: RunSoFar): Way {
  const byLane = grouped(run.checks, ({ planned }) => laneKey(planned.side, planned.host, planned.port))
  const lanes = byLane.map(laneOf).filter((lane) => lane !== null)
  return { lanes: inOrder(lanes), faults: {}, networkName: null }
}
