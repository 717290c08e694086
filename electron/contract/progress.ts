/** What a running check tells its shell: facts as they come, for the picture of the way and the progress line. */
import type { PlannedCheck } from './plan.ts'
import type { NetworkProbe, Step, Stopped } from './facts.ts'

export type Progress =
  /** The plan is made. `boundMs`: the longest the run may still take. Sent again when checks are added. */
  | { kind: 'plan'; checks: PlannedCheck[]; boundMs: number }
  | { kind: 'step'; check: string; step: Step }
  | { kind: 'check-done'; check: string; stopped: Stopped | null }
  | { kind: 'probe'; probe: NetworkProbe }
