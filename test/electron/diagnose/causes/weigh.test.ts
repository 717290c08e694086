/** What the rows tell against what the words lean to. */
import { expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import type { Grounds } from '../../../../electron/diagnose/causes/by-rows.ts'
import type { Leanings } from '../../../../electron/diagnose/causes/learned/leanings.ts'
import { probabilityOf, weighed } from '../../../../electron/diagnose/causes/weigh.ts'

type Row = [name: string, told: Cause, grounds: Grounds, leanings: Leanings, expected: Cause]

it.each<Row>([
  ['a known sentence stands', 'relay-denied', 'definite', { 'relay-denied': 0, 'mailbox-full': 2.9 }, 'relay-denied'],
  [
    'unless all else speaks against it',
    'relay-denied',
    'definite',
    { 'relay-denied': 0, 'mailbox-full': 3.1 },
    'mailbox-full',
  ],
  ['a usual one yields sooner', 'relay-denied', 'usual', { 'relay-denied': 0, 'mailbox-full': 2.1 }, 'mailbox-full'],
  ['notions sooner still', 'relay-denied', 'notions', { 'relay-denied': 0, 'mailbox-full': 1.1 }, 'mailbox-full'],
  ['where nothing is told, the words decide', 'unknown', 'nothing', { unknown: 0, greylisted: 2 }, 'greylisted'],
  [
    'a small lead is a guess',
    'unknown',
    'nothing',
    { unknown: 0, greylisted: 0.6, accepted: 0.5, 'mailbox-full': 0.5, 'hello-rejected': 0.5 },
    'unknown',
  ],
  [
    'no wrong password where a reason is told',
    'account-locked',
    'notions',
    { 'account-locked': 0, 'credentials-rejected': 9 },
    'account-locked',
  ],
  ['nor where it is little likelier', 'unknown', 'nothing', { unknown: 0, 'credentials-rejected': 1 }, 'unknown'],
  [
    'a wrong password where it is much likelier',
    'unknown',
    'nothing',
    { unknown: 0, 'credentials-rejected': 3 },
    'credentials-rejected',
  ],
  ['what was learned of nothing says nothing', 'mailbox-full', 'vague', {}, 'mailbox-full'],
])('%s', (_name, cause, grounds, leanings, expected) => {
  expect(weighed({ cause, grounds }, leanings)).toBe(expected)
})

it('makes probabilities of leanings', () => {
  expect(probabilityOf('unknown', { unknown: 0, accepted: 0 })).toBe(0.5)
  expect(probabilityOf('unknown', { unknown: Math.log(3), accepted: 0 })).toBeCloseTo(0.75)
  expect(probabilityOf('greylisted', { unknown: 0 })).toBe(0)
})
