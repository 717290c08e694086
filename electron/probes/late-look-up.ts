/**
 * When a running check asks what the provider publishes: once a side of the account's own settings turns out not to work,
 * its neighbours included, or nothing of it was heard for a while. What is asked, and of whom, is handed in; a check
 * that works never asks.
 */
import type { FindAnswer } from '../contract/found.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import type { Progress } from '../contract/progress.ts'
import { sides, type Side } from '../contract/words.ts'
import { onAbort } from '../wire/run-clock.ts'
import { isBeyondUs } from './afterwards.ts'

/** After a rejected sign-in no further host is tried: then only whose rules hold is worth knowing. */
export type LateNeed = 'settings' | 'provider'

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

interface SideState {
  left: Set<string>
  /** One check went all the way. */
  isFine: boolean
  /** The account's own one did not, or has said nothing so far. */
  isFailing: boolean
  isRejected: boolean
}

/** `checks`: the plan's. `silenceMs`: how long the account's own servers may take to connect. */
export function createLateLookUp(
  ask: ((need: LateNeed) => Promise<LateAnswer>) | undefined,
  checks: readonly PlannedCheck[],
  { silenceMs, signal }: { silenceMs: number; signal: AbortSignal },
): LateLookUp {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const states = new Map<Side, SideState>(
    sides
      .filter((side) => checks.some((check) => check.side === side && check.role === 'configured'))
      .map((side) => {
        const left = new Set(checks.filter((check) => check.side === side).map(({ id }) => id))
        return [side, { left, isFine: false, isFailing: true, isRejected: false }]
      }),
  )
  let asked: Promise<LateAnswer> | null = null
  let isSilenceOver = false

  const consider = (): void => {
    if (ask === undefined || asked !== null || signal.aborted) return
    const failing = [...states.values()].filter((state) => {
      return state.isFailing && !state.isFine && (isSilenceOver || state.left.size === 0)
    })
    if (failing.length === 0) return
    asked = ask([...states.values()].some(({ isRejected }) => isRejected) ? 'provider' : 'settings')
    // Looked at when it is waited for; a mistake of ours comes up there.
    asked.catch(() => {})
  }
  const silence = setTimeout(() => {
    isSilenceOver = true
    consider()
  }, silenceMs)
  if (ask === undefined || states.size === 0) clearTimeout(silence)

  return {
    saw(progress) {
      const check = 'check' in progress ? byId.get(progress.check) : undefined
      const state = check && states.get(check.side)
      if (check === undefined || state === undefined) return
      const isOwn = check.role === 'configured'
      if (progress.kind === 'step' && isOwn && progress.step.name === 'connect' && progress.step.ok)
        state.isFailing = false
      if (progress.kind !== 'check-done') return
      const { stopped } = progress
      state.left.delete(check.id)
      if (stopped === null || (isOwn && isBeyondUs(stopped))) state.isFine = true
      else if (isOwn) state.isFailing = true
      if (stopped?.by === 'reply' && stopped.step === 'sign-in') state.isRejected = true
      consider()
    },
    answer(waitMs) {
      const coming = asked
      if (coming === null) return Promise.resolve(null)
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
