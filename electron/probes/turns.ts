/**
 * Whose turn it is to sign in, among the checks of one side: all have said hello and hold their connections open,
 * and go one after the other in the plan's order until one is proven. Whether a password may be sent at all stands
 * in sign-in/rules.ts; how many in the whole run, in sign-in/gate.ts.
 */
import type { PlannedCheck } from '../contract/plan.ts'
import type { Protocol } from '../contract/words.ts'

/** `underway`: not yet at its sign-in. `ready`: waiting. `going`: signing in, or asking the relay question. */
export type TurnState = 'underway' | 'ready' | 'going' | 'done'

export interface Lane {
  /** One side's checks in the order of preference. */
  checks: readonly PlannedCheck[]
  states: ReadonlyMap<string, TurnState>
  /** One was proven: encrypted, signed in, and, for sending, an outside recipient taken. */
  isProven: boolean
  /** The configured protocol is switched off for this mailbox: only then is the other one worth a sign-in. */
  isProtocolDisabled: boolean
  /** The configured protocol was refused for what lies behind all its ports: switched off, in trouble, or putting off. */
  isRefused: boolean
  /** Any port of the configured protocol let itself be connected to. */
  isReached: boolean
  /** What the account is set to; `null` for a round that has no configured check. */
  protocol: Protocol | null
}

export type Turn = 'go' | 'wait' | 'wait-in-silence' | 'not-needed' | 'rejected-before'

/** `isSilent`: this check has been ready for so long that earlier ones still underway need not be waited for. */
export function turnOf(check: PlannedCheck, lane: Lane, isSilent: boolean): Turn {
  if (check.always) return 'go'
  if (lane.isProven) return 'not-needed'
  const stateOf = (other: PlannedCheck): TurnState => lane.states.get(other.id) ?? 'done'

  if (lane.isRefused && isOfProtocol(check, lane)) return 'rejected-before'
  if (!isOfTurn(check, lane)) {
    // In clear one waits for all others itself, and must not be waited for.
    const same = lane.checks.filter((other) => isOfProtocol(other, lane) && other.security !== 'none')
    if (!same.every((other) => stateOf(other) === 'done')) return 'wait'
    // IMAP in place of POP3 loses nothing, so that a dead POP3 is reason enough (vocabulary.md); not the other way round.
    if (lane.protocol !== 'pop3' || lane.isReached) return 'not-needed'
  }

  const rivals = lane.checks.filter((other) => other.id !== check.id && canBeProven(other))
  if (rivals.some((other) => stateOf(other) === 'going')) return 'wait'
  const at = lane.checks.findIndex((other) => other.id === check.id)
  const earlier = rivals.filter(
    (other) => lane.checks.indexOf(other) < at && (isOfTurn(other, lane) || !isOfTurn(check, lane)),
  )
  if (earlier.every((other) => stateOf(other) === 'done')) return 'go'
  if (earlier.some((other) => stateOf(other) === 'ready')) return 'wait'
  return isSilent ? 'go' : 'wait-in-silence'
}

/** Unsigned or in clear it may work, and yet make no other check unnecessary. */
function canBeProven(check: PlannedCheck): boolean {
  return check.signIn !== null && check.security !== 'none'
}

function isOfTurn(check: PlannedCheck, lane: Lane): boolean {
  return isOfProtocol(check, lane) || lane.isProtocolDisabled
}

function isOfProtocol(check: PlannedCheck, lane: Lane): boolean {
  return lane.protocol === null || check.protocol === lane.protocol
}
