import { describe, expect, it } from 'vitest'
import type { PlannedCheck } from '../../../electron/contract/plan.ts'
import { turnOf, type Lane, type Turn, type TurnState } from '../../../electron/probes/turns.ts'

function planned(id: string, change: Partial<PlannedCheck> = {}): PlannedCheck {
  const signIn = { authentication: 'password', username: 'ann' } as const
  const endpoint = { protocol: 'imap', host: 'h', port: 1, security: 'tls', signIn } as const
  return {
    ...endpoint,
    id,
    side: 'incoming',
    role: 'sibling',
    always: false,
    asksRelay: false,
    bothFamilies: false,
    ...change,
  }
}
const configured = planned('a', { role: 'configured', always: true })
const first = planned('b')
const second = planned('c')
const pop = planned('p', { protocol: 'pop3' })

function laneOf(checks: PlannedCheck[], states: TurnState[], change: Partial<Lane> = {}): Lane {
  const byId = new Map(checks.map((check, at) => [check.id, states[at] ?? 'underway']))
  return {
    checks,
    states: byId,
    isProven: false,
    isProtocolDisabled: false,
    isRefused: false,
    isReached: true,
    protocol: 'imap',
    ...change,
  }
}

describe('whose turn it is', () => {
  it.each<[string, PlannedCheck, Lane, boolean, Turn]>([
    ['the configured one: at once', configured, laneOf([configured, first], ['ready', 'going']), false, 'go'],
    [
      'the configured one: even when another is proven',
      configured,
      laneOf([configured, first], ['ready', 'done'], { isProven: true }),
      false,
      'go',
    ],
    [
      'a sibling: not while the configured one signs in',
      first,
      laneOf([configured, first], ['going', 'ready']),
      true,
      'wait',
    ],
    ['a sibling: once the configured one is over', first, laneOf([configured, first], ['done', 'ready']), false, 'go'],
    [
      'a sibling: waits for a silent one',
      first,
      laneOf([configured, first], ['underway', 'ready']),
      false,
      'wait-in-silence',
    ],
    ['a sibling: not for ever', first, laneOf([configured, first], ['underway', 'ready']), true, 'go'],
    [
      'the second: after the first, though that is only ready',
      second,
      laneOf([configured, first, second], ['underway', 'ready', 'ready']),
      true,
      'wait',
    ],
    [
      'the second: not beside the first',
      second,
      laneOf([configured, first, second], ['done', 'going', 'ready']),
      true,
      'wait',
    ],
    [
      'the first: not beside the second, which went before it',
      first,
      laneOf([configured, first, second], ['done', 'ready', 'going']),
      true,
      'wait',
    ],
    [
      'a sibling: not once another is proven',
      second,
      laneOf([configured, first, second], ['done', 'done', 'ready'], { isProven: true }),
      false,
      'not-needed',
    ],
    [
      'a sibling: not once the server refused all',
      first,
      laneOf([configured, first], ['done', 'ready'], { isRefused: true }),
      false,
      'rejected-before',
    ],
    [
      'the other protocol: not while this one may work',
      pop,
      laneOf([configured, pop], ['underway', 'ready']),
      true,
      'wait',
    ],
    [
      'the other protocol: not because this one failed',
      pop,
      laneOf([configured, pop], ['done', 'ready']),
      false,
      'not-needed',
    ],
    [
      'the other protocol: where this one is switched off',
      pop,
      laneOf([configured, pop], ['done', 'ready'], { isProtocolDisabled: true, isRefused: true }),
      false,
      'go',
    ],
    [
      'IMAP: where all of POP3 is dead',
      first,
      laneOf([pop, first], ['done', 'ready'], { protocol: 'pop3', isReached: false }),
      false,
      'go',
    ],
    [
      'IMAP: not while POP3 may answer',
      first,
      laneOf([pop, first], ['underway', 'ready'], { protocol: 'pop3', isReached: false }),
      true,
      'wait',
    ],
    [
      'POP3: not where all of IMAP is dead',
      pop,
      laneOf([configured, pop], ['done', 'ready'], { isReached: false }),
      false,
      'not-needed',
    ],
    ['without a configured one: as any', pop, laneOf([pop], ['ready'], { protocol: null }), false, 'go'],
  ])('%s', (_name, check, lane, isSilent, expected) => {
    expect(turnOf(check, lane, isSilent)).toBe(expected)
  })

  it.each<[string, Partial<PlannedCheck>]>([
    ['unsigned', { signIn: null }],
    ['in clear', { security: 'none' }],
  ])('a configured one that is %s can prove nothing, and is not waited for', (_name, change) => {
    const unsafe = { ...configured, ...change }
    expect(turnOf(first, laneOf([unsafe, first], ['underway', 'ready']), false)).toBe('go')
  })
})
