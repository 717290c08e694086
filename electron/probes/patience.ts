/**
 * Silence that need not be waited out. A dropped port: once a sibling on the same host connected quickly, two
 * unanswered SYN retransmissions (after 1 s and 3 s, RFC 6298) say enough. A server without a greeting in clear: once
 * the same port was greeted under TLS, it waits for TLS.
 */
import type { Step } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import { whenTimeIsUp } from '../wire/run-clock.ts'

/** A little after the second retransmission. */
const enoughMs = 3300
/** A sibling that took longer says little about how long an answer takes here. */
const quickMs = 500

export interface Patience {
  /** Abort when this check's connection, or its greeting, need not be waited for any longer. */
  signalsFor: (check: PlannedCheck) => { connection: AbortSignal; greeting: AbortSignal }
  /** Its name is resolved, the first SYN leaves: its clock starts now. */
  begins: (check: PlannedCheck) => void
  saw: (check: PlannedCheck, step: Step) => void
  /** Stops the clocks. */
  end: () => void
}

interface Waiting {
  check: PlannedCheck
  connection: AbortController
  greeting: AbortController
  awaits: 'connection' | 'greeting' | 'nothing'
  isEnough: boolean
}

/** `boundMs`: the bound for a connection that is kept anyway. */
export function createPatience(boundMs: number): Patience {
  const quickHosts = new Set<string>()
  const greetedUnderTls = new Set<string>()
  const waiting = new Map<string, Waiting>()
  const clocks = new Set<() => void>()

  const look = (): void => {
    for (const { check, connection, greeting, awaits, isEnough } of waiting.values()) {
      if (!isEnough) continue
      if (awaits === 'connection' && quickHosts.has(check.host)) connection.abort()
      const isInClear = awaits === 'greeting' && check.security !== 'tls'
      if (isInClear && greetedUnderTls.has(`${check.host}:${check.port}`)) greeting.abort()
    }
  }

  return {
    signalsFor(check) {
      const [connection, greeting] = [new AbortController(), new AbortController()]
      waiting.set(check.id, { check, connection, greeting, awaits: 'connection', isEnough: false })
      return { connection: connection.signal, greeting: greeting.signal }
    },
    begins(check) {
      const each = waiting.get(check.id)
      if (!each || boundMs <= enoughMs) return
      const clock = whenTimeIsUp(enoughMs, () => {
        each.isEnough = true
        look()
      })
      clocks.add(clock)
    },
    saw(check, step) {
      const each = waiting.get(check.id)
      if (each && step.name === 'connect') each.awaits = step.ok ? 'greeting' : 'nothing'
      if (each && step.name === 'greeting') each.awaits = 'nothing'
      if (step.name === 'connect' && step.ok && step.ms < quickMs) quickHosts.add(check.host)
      if (step.name === 'greeting' && step.ok && check.security === 'tls')
        greetedUnderTls.add(`${check.host}:${check.port}`)
      look()
    },
    end() {
      for (const stop of clocks) stop()
    },
  }
}
