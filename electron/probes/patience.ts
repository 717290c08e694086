/**
 * A port that is silently dropped need not be waited out: once a sibling on the same host connected quickly, two
 * unanswered SYN retransmissions (after 1 s and 3 s, RFC 6298) say enough.
 */
import type { Step } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'

/** A little after the second retransmission. */
const enoughMs = 3300
/** A sibling that took longer says little about how long an answer takes here. */
const quickMs = 500

export interface Patience {
  /** Aborts when this check's connection need not be waited for any longer. */
  signalFor: (check: PlannedCheck) => AbortSignal
  saw: (check: PlannedCheck, step: Step) => void
  /** Stops the clock. */
  end: () => void
}

/** The clock starts now. `boundMs`: the bound for a connection that is kept anyway. */
export function createPatience(boundMs: number): Patience {
  const quickHosts = new Set<string>()
  const waiting = new Map<string, { host: string; controller: AbortController }>()
  let isEnough = false

  const look = (): void => {
    if (!isEnough) return
    for (const { host, controller } of waiting.values()) if (quickHosts.has(host)) controller.abort()
  }
  const timer =
    boundMs <= enoughMs
      ? undefined
      : setTimeout(() => {
          isEnough = true
          look()
        }, enoughMs)

  return {
    signalFor(check) {
      const controller = new AbortController()
      waiting.set(check.id, { host: check.host, controller })
      return controller.signal
    },
    saw(check, step) {
      if (step.name !== 'connect') return
      waiting.delete(check.id)
      if (step.ok && step.ms < quickMs) quickHosts.add(check.host)
      look()
    },
    end: () => clearTimeout(timer),
  }
}
