import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Step } from '../../../electron/contract/facts.ts'
import type { PlannedCheck } from '../../../electron/contract/plan.ts'
import type { Security, StepName } from '../../../electron/contract/words.ts'
import { createPatience } from '../../../electron/probes/patience.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function planned(host: string, port: number, security: Security): PlannedCheck {
  const id = `imap:${host}:${port}:${security}`
  return {
    id,
    host,
    port,
    security,
    protocol: 'imap',
    side: 'incoming',
    role: 'sibling',
    signIn: null,
    always: false,
    asksRelay: false,
    bothFamilies: false,
  }
}
const step = (name: StepName, ms: number, ok = true): Step => ({ name, ok, ms, reply: null, error: null })
const dropped = planned('a', 143, 'starttls')
const sibling = planned('a', 993, 'tls')
const enoughMs = 3400

/** Whether the wait for `dropped`'s connection is given up, once all this was seen and the time is over. */
function isGivenUp(seen: [PlannedCheck, Step][], { boundMs = 8000, afterMs = enoughMs } = {}): boolean {
  const patience = createPatience(boundMs)
  const { connection } = patience.signalsFor(dropped)
  patience.begins(dropped)
  for (const [check, what] of seen) patience.saw(check, what)
  vi.advanceTimersByTime(afterMs)
  patience.end()
  return connection.aborted
}

describe('a connection is given up', () => {
  it.each<[string, [PlannedCheck, Step][], object, boolean]>([
    ['when a sibling connected quickly', [[sibling, step('connect', 30)]], {}, true],
    ['not before two retransmissions', [[sibling, step('connect', 30)]], { afterMs: 3000 }, false],
    ['not when the sibling was slow', [[sibling, step('connect', 900)]], {}, false],
    ['not when the sibling failed', [[sibling, step('connect', 30, false)]], {}, false],
    ['not for a server elsewhere', [[planned('b', 993, 'tls'), step('connect', 30)]], {}, false],
    [
      'not once it is there',
      [
        [sibling, step('connect', 30)],
        [dropped, step('connect', 40)],
      ],
      {},
      false,
    ],
    ['not where the bound is shorter anyway', [[sibling, step('connect', 30)]], { boundMs: 2000 }, false],
  ])('%s', (_name, seen, options, expected) => expect(isGivenUp(seen, options)).toBe(expected))

  it('not while its name is still being looked up', () => {
    const patience = createPatience(8000)
    const { connection } = patience.signalsFor(dropped)
    patience.saw(sibling, step('connect', 30))
    vi.advanceTimersByTime(enoughMs)
    patience.begins(dropped)
    vi.advanceTimersByTime(3000)
    expect(connection.aborted).toBe(false)
  })

  it('also when the sibling connects only later', () => {
    const patience = createPatience(8000)
    const { connection } = patience.signalsFor(dropped)
    patience.begins(dropped)
    vi.advanceTimersByTime(enoughMs)
    patience.saw(sibling, step('connect', 100))
    expect(connection.aborted).toBe(true)
  })
})

describe('a greeting is given up', () => {
  const inClear = planned('a', 993, 'starttls')
  it.each<[string, [PlannedCheck, Step][], boolean]>([
    ['when the same port was greeted under TLS', [[sibling, step('greeting', 30)]], true],
    ['not when another port was', [[planned('a', 995, 'tls'), step('greeting', 30)]], false],
    ['not when that one failed', [[sibling, step('greeting', 30, false)]], false],
    [
      'not once it came',
      [
        [sibling, step('greeting', 30)],
        [inClear, step('greeting', 40)],
      ],
      false,
    ],
  ])('%s', (_name, seen, expected) => {
    const patience = createPatience(8000)
    const { greeting } = patience.signalsFor(inClear)
    patience.begins(inClear)
    patience.saw(inClear, step('connect', 20))
    for (const [check, what] of seen) patience.saw(check, what)
    vi.advanceTimersByTime(enoughMs)
    expect(greeting.aborted).toBe(expected)
  })
})
