/**
 * In which order sending without sign-in and fetching are asked. A server may open to whoever fetched mail a moment
 * before (POP-before-SMTP), and would then look as if it trusted this network. So passwords for fetching wait until a
 * stranger was answered; where that cannot be waited for, it is recorded. What follows from it is diagnosed elsewhere.
 */
import type { CheckFacts, Step } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import { whenTimeIsUp } from '../wire/run-clock.ts'

/** Of a whole run: whether fetching signed in, and with what success. */
export interface Fetching {
  isSent: boolean
  isAccepted: boolean
}

export interface StrangerFirst {
  saw: (check: PlannedCheck, step: Step) => void
  done: (check: PlannedCheck) => void
  /** The facts with the order in which things were asked. */
  inOrder: (facts: CheckFacts) => CheckFacts
  /** Stops the clock. */
  end: () => void
}

export interface StrangerFirstInput {
  /** Of this round. */
  checks: readonly PlannedCheck[]
  fetching: Fetching
  /** Milliseconds without a word after which fetching goes on: until it is connected, and until each later answer. */
  silenceMs: { connection: number; answer: number }
  hold: (isHeld: boolean) => void
}

export function strangerFirst({ checks, fetching, silenceMs, hold }: StrangerFirstInput): StrangerFirst {
  const isStranger = (check: PlannedCheck): boolean => check.asksRelay && check.signIn === null
  const stranger = checks.find(isStranger)
  const answeredAfterFetching = new Set<string>()
  let stopTimer = (): void => {}
  let isOver = stranger === undefined

  const release = (): void => {
    stopTimer()
    if (!isOver) hold(false)
    isOver = true
  }
  const wait = (ms: number): void => {
    stopTimer()
    if (!isOver) stopTimer = whenTimeIsUp(ms, release)
  }
  if (!isOver) hold(true)
  wait(silenceMs.connection)

  return {
    saw(check, step) {
      if (!isStranger(check)) return
      if (fetching.isSent && step.name === 'recipient-outside') answeredAfterFetching.add(check.id)
      if (step.name === 'recipient-outside') release()
      else if (step.name !== 'resolve') wait(silenceMs.answer)
    },
    done(check) {
      if (check.id === stranger?.id) release()
    },
    inOrder: (facts) => ({ ...facts, fetchedBefore: fetching.isAccepted && answeredAfterFetching.has(facts.id) }),
    end: () => stopTimer(),
  }
}
