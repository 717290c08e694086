/** A report in the making: what a running check has told so far. A pure fold over the progress of a check. */
import type { NetworkProbe, Step, Stopped } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import type { Progress } from '../contract/progress.ts'

export interface CheckSoFar {
  planned: PlannedCheck
  steps: Step[]
  done: boolean
  stopped: Stopped | null
}

export interface RunSoFar {
  /** In the order of the plan. */
  checks: CheckSoFar[]
  probes: NetworkProbe[]
  /** The longest the run may take from the latest plan on, milliseconds; `null` before the first plan. */
  boundMs: number | null
  /** How many plans came: each one sets the clock anew. */
  plans: number
}

export const nothingYet: RunSoFar = { checks: [], probes: [], boundMs: null, plans: 0 }

function changed(run: RunSoFar, id: string, change: (check: CheckSoFar) => CheckSoFar): RunSoFar {
  return { ...run, checks: run.checks.map((check) => (check.planned.id === id ? change(check) : check)) }
}

export function withProgress(run: RunSoFar, progress: Progress): RunSoFar {
  switch (progress.kind) {
    case 'plan': {
      const known = new Map(run.checks.map((check) => [check.planned.id, check]))
      const checks = progress.checks.map(
        (planned) => known.get(planned.id) ?? { planned, steps: [], done: false, stopped: null },
      )
      return { ...run, checks, boundMs: progress.boundMs, plans: run.plans + 1 }
    }
    case 'step':
      // A check that is asked a second time tells its steps from the start.
      return changed(run, progress.check, (check) => ({
        ...check,
        steps: check.done ? [progress.step] : [...check.steps, progress.step],
        done: false,
        stopped: null,
      }))
    case 'check-done':
      return changed(run, progress.check, (check) => ({ ...check, done: true, stopped: progress.stopped }))
    case 'probe':
      return { ...run, probes: [...run.probes, progress.probe] }
    default: {
      const never: never = progress
      return never
    }
  }
}
