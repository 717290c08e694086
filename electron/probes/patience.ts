/**
 * Silence that need not be waited out. A dropped port: once a sibling on the same host connected quickly, two
 * unanswered SYN retransmissions (after 1 s and 3 s, RFC 6298) say enough. A server without a greeting in clear: once
 * the same port was greeted under TLS, it waits for TLS.
 */
import type { Step } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'

/** A little after the second retransmission. */
const enoughMs = 3300
/** A sibling that took longer says little about how long an answer takes here. */
const quickMs = 500

export interface Patience {
  /** Abort when this check's connection, or its greeting, need not be waited for any longer. */
  signalsFor: (check: PlannedCheck) => { connection: AbortSignal; greeting: AbortSignal }
  saw: (check: PlannedCheck, step: Step) => void
  /** Stops the clock. */
  end: () => void
}

/** The clock starts now. `boundMs`: the bound for a connection that is kept anyway. */
export function createPatience(boundMs: number): Patience {
  const quickHosts = new Set<string>()
  const greetedUnderTls = new Set<string>()
  const connecting = new Map<string, { check: PlannedCheck; controller: AbortController }>()
  const ungreeted = new Map<string, { check: PlannedCheck; controller: AbortController }>()
  let isEnough = false

  const look = (): void => {
    if (!isEnough) return
    for (const { check, controller } of connecting.values()) if (quickHosts.has(check.host)) controller.abort()
    for (const { check, controller } of ungreeted.values()) {
      const isInClear = check.security !== 'tls' && !connecting.has(check.id)
      if (isInClear && greetedUnderTls.has(`${check.host}:${check.port}`)) controller.abort()
    }
  }
  const timer =
    boundMs <= enoughMs
      ? undefined
      : setTimeout(() => {
          isEnough = true
          look()
        }, enoughMs)

  return {
    signalsFor(check) {
      const [connection, greeting] = [new AbortController(), new AbortController()]
      connecting.set(check.id, { check, controller: connection })
      ungreeted.set(check.id, { check, controller: greeting })
      return { connection: connection.signal, greeting: greeting.signal }
    },
    saw(check, step) {
      if (step.name === 'connect') connecting.delete(check.id)
      if (step.name === 'connect' && step.ok && step.ms < quickMs) quickHosts.add(check.host)
      if (step.name === 'greeting') ungreeted.delete(check.id)
      if (step.name === 'greeting' && step.ok && check.security === 'tls')
        greetedUnderTls.add(`${check.host}:${check.port}`)
      look()
    },
    end: () => clearTimeout(timer),
  }
}
