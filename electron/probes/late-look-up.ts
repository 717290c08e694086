/**
 * When a running check asks what the provider publishes: once one of the account's own servers failed, or said nothing
 * for a while. What is asked, and of whom, is handed in; a check that works never asks.
 */
import type { FindAnswer } from '../contract/found.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import type { Progress } from '../contract/progress.ts'
import { onAbort } from '../wire/run-clock.ts'

export interface LateAnswer {
  answer: FindAnswer
  /** Of both sides, best first. */
  checks: PlannedCheck[]
}

export interface LateLookUp {
  saw: (progress: Progress) => void
  /** What came within these milliseconds; `null`: nothing, or it was never needed. */
  answer: (waitMs: number) => Promise<LateAnswer | null>
  end: () => void
}

/** `own`: the checks of the account's own servers. `silenceMs`: how long they may take to connect. */
export function createLateLookUp(
  ask: ((signal: AbortSignal) => Promise<LateAnswer>) | undefined,
  own: readonly PlannedCheck[],
  { silenceMs, signal }: { silenceMs: number; signal: AbortSignal },
): LateLookUp {
  const unheard = new Set(own.map(({ id }) => id))
  const ids = new Set(unheard)
  let asked: Promise<LateAnswer> | null = null
  const start = (): void => {
    if (ask === undefined || signal.aborted || asked !== null) return
    asked = ask(signal)
    // Looked at when it is waited for; until then nobody else is.
    asked.catch(() => {})
  }
  const silence = setTimeout(() => {
    if (unheard.size > 0) start()
  }, silenceMs)
  if (unheard.size === 0) clearTimeout(silence)
  return {
    saw(progress) {
      if (progress.kind === 'step' && progress.step.name === 'connect' && progress.step.ok)
        unheard.delete(progress.check)
      if (progress.kind === 'check-done' && ids.has(progress.check) && progress.stopped !== null) start()
    },
    answer(waitMs) {
      if (asked === null) return Promise.resolve(null)
      const coming = asked
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => resolve(null), waitMs)
        const letGo = onAbort(signal, () => resolve(null))
        coming.then(resolve, reject).finally(() => {
          clearTimeout(timer)
          letGo()
        })
      })
    },
    end: () => clearTimeout(silence),
  }
}
