import { expect, it } from 'vitest'
import { endingOf } from '../../../electron/advise/what-stopped.ts'
import type { Stopped } from '../../../electron/contract/facts.ts'
import { stepNames, wireErrors, type StepName, type WireError } from '../../../electron/contract/words.ts'

const wire = (step: StepName, error: WireError): Stopped => ({ by: 'wire', step, error, text: null })
const reply = (step: StepName, text: string): Stopped => ({ by: 'reply', step, reply: text })
const briefOf = (stopped: Stopped | null, greeting: string | null = null) =>
  endingOf({ stopped, greeting })?.brief ?? null

it.each<[string, Stopped | null, string | null]>([
  ['silence at the door', wire('connect', 'timeout'), 'nothing answered in the time allowed'],
  ['refused', wire('connect', 'refused'), 'the connection was refused'],
  ['silence inside', wire('greeting', 'timeout'), 'the server did not answer in the time allowed'],
  ['closed', wire('greeting', 'reset'), 'the server closed the connection'],
  ['an endless line', wire('greeting', 'line-too-long'), 'the answer does not follow the protocol'],
  ['TLS 1.0', wire('tls', 'tls-version'), 'the server only knows encryption that is too old'],
  ['a broken handshake', wire('tls', 'tls-failed'), 'the encrypted connection could not be started'],
  ['a bare refusal', reply('greeting', '554 no'), 'the server refused: “554 no”'],
  ['a long one', reply('hello', 'm1 BAD I do not know\nwhat'), 'the server refused: “m1 BAD I do not …”'],
  ['a long word', reply('hello', `554 ${'x'.repeat(90)}`), `the server refused: “554 ${'x'.repeat(36)}…”`],
  ['all done', null, null],
  ['a rule', { by: 'rule', step: 'sign-in', rule: 'not-needed' }, null],
])('%s', (_name, stopped, brief) => {
  expect(briefOf(stopped)).toBe(brief)
})

it('knows a server that lets everyone in', () => {
  const stopped: Stopped = { by: 'rule', step: 'sign-in', rule: 'sign-in-not-offered' }
  expect(briefOf(stopped, '* PREAUTH hi')).toBe('the server let in without a sign-in')
})

it('does not blame one name where none is found', () => {
  const stopped = wire('resolve', 'dns-not-found')
  expect(endingOf({ stopped, greeting: null })?.brief).toBe('the server’s name could not be looked up')
  expect(endingOf({ stopped, greeting: null }, true)?.brief).toBe('no name at all can be looked up here')
})

it('is short enough for a headline, whatever ended the check', () => {
  const briefs = stepNames.flatMap((step) => [
    ...wireErrors.map((error) => briefOf(wire(step, error))),
    briefOf(reply(step, `550 ${'word '.repeat(50)}`)),
  ])
  expect(briefs.filter((brief) => (brief?.split(' ').length ?? 0) > 9)).toEqual([])
})
