/** What the rows tell against what the words lean to. */
import { expect, it } from 'vitest'
import type { Cause } from '../../../../electron/contract/words.ts'
import type { Grounds } from '../../../../electron/diagnose/causes/by-rows.ts'
import type { Leanings } from '../../../../electron/diagnose/causes/learned/leanings.ts'
import { probabilityOf, weighed } from '../../../../electron/diagnose/causes/weigh.ts'

type Row = [name: string, told: Cause, grounds: Grounds, leanings: Leanings, expected: Cause]

it.each<Row>([
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

/** What is told stands against words that lean this much to another cause, and no more: logarithms of odds. */
it.each<[Grounds, number]>([
  ['definite', 3],
  ['usual', 2],
  ['notions', 1],
  ['vague', 0.5],
  ['codes', 0.5],
  ['nothing', 0.5],
])('%s: yields at %f', (grounds, weight) => {
  const told = { cause: 'relay-denied', grounds } as const
  expect(weighed(told, { 'relay-denied': 0, 'mailbox-full': weight - 0.1 })).toBe('relay-denied')
  expect(weighed(told, { 'relay-denied': 0, 'mailbox-full': weight + 0.1 })).toBe('mailbox-full')
})

it('makes probabilities of leanings', () => {
  expect(probabilityOf('unknown', { unknown: 0, accepted: 0 })).toBe(0.5)
  expect(probabilityOf('unknown', { unknown: Math.log(3), accepted: 0 })).toBeCloseTo(0.75)
  expect(probabilityOf('greylisted', { unknown: 0 })).toBe(0)
})
