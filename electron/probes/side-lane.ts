/** One side of a run while it runs: keeps the state that turns.ts judges by, and lets its checks wait for their turn. */
import type { CheckFacts } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import type { Cause } from '../contract/words.ts'
import { WireFailure } from '../wire/world.ts'
import { createBell } from './bell.ts'
import { showsEncryption } from './sign-in/rules.ts'
import { turnOf, type Lane, type TurnState } from './turns.ts'

export interface SideLane {
  /** The check has said hello; resolves when it may sign in, or need not. `isEncrypted`: encryption is offered here. */
  turn: (
    check: PlannedCheck,
    isEncrypted: boolean,
    signal: AbortSignal,
  ) => Promise<'go' | 'not-needed' | 'rejected-before'>
  /** For a check in clear: whether a sibling offers encryption, as soon as that is known. */
  encryptedElsewhere: (check: PlannedCheck, signal: AbortSignal) => Promise<boolean>
  /** A sign-in was refused with this cause. */
  refused: (check: PlannedCheck, cause: Cause | null) => void
  /** A connection stands. */
  connected: (check: PlannedCheck) => void
  /** Whoever asks is put off by the server: no further password of this side. */
  putOff: () => void
  done: (facts: CheckFacts, isProven: boolean) => void
  isProven: () => boolean
}

/** `silenceMs`: how long a check that is ready waits for earlier ones that say nothing. */
export function createSideLane(checks: readonly PlannedCheck[], silenceMs: number): SideLane {
  const bell = createBell()
  const states = new Map<string, TurnState>(checks.map((check) => [check.id, 'underway']))
  const encrypted = new Set<string>()
  const configured = checks.find((check) => check.always)
  const lane: Lane = {
    checks,
    states,
    isProven: false,
    isProtocolDisabled: false,
    isRefused: false,
    isReached: false,
    protocol: configured?.protocol ?? null,
  }
  const set = (check: PlannedCheck, state: TurnState): void => {
    states.set(check.id, state)
    bell.ring()
  }

  return {
    async turn(check, isEncrypted, signal) {
      if (isEncrypted) encrypted.add(check.id)
      set(check, 'ready')
      const silentAt = performance.now() + silenceMs
      for (;;) {
        if (signal.aborted) throw new WireFailure('cancelled', 'the run was cancelled')
        const left = silentAt - performance.now()
        const turn = turnOf(check, lane, left <= 0)
        if (turn === 'go') set(check, 'going')
        if (turn === 'go' || turn === 'not-needed' || turn === 'rejected-before') return turn
        await bell.wait(signal, turn === 'wait-in-silence' ? Math.max(0, Math.ceil(left)) : null)
      }
    },
    async encryptedElsewhere(check, signal) {
      const others = checks.filter((other) => other.protocol === check.protocol && other.security !== 'none')
      for (;;) {
        if (signal.aborted) throw new WireFailure('cancelled', 'the run was cancelled')
        if (others.some((other) => encrypted.has(other.id))) return true
        if (others.every((other) => states.get(other.id) === 'done')) return false
        await bell.wait(signal, null)
      }
    },
    refused(check, cause) {
      const isConfigured = lane.protocol === null || check.protocol === lane.protocol
      if (isConfigured && cause === 'protocol-disabled') lane.isProtocolDisabled = true
      if (isConfigured && (cause === 'protocol-disabled' || cause === 'temporary-failure')) lane.isRefused = true
      bell.ring()
    },
    connected(check) {
      lane.isReached ||= check.protocol === lane.protocol
    },
    putOff() {
      lane.isRefused = true
      bell.ring()
    },
    done(facts, isProven) {
      if (showsEncryption(facts)) encrypted.add(facts.id)
      lane.isProven ||= isProven
      set(facts, 'done')
    },
    isProven: () => lane.isProven,
  }
}
