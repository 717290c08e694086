/** Whether a text answers a sign-in, and what of it is looked at. */
import { describe, expect, it } from 'vitest'
import type { StepName } from '../../../../electron/contract/words.ts'
import { readingOf, type TextKind } from '../../../../electron/diagnose/causes/reading.ts'
import { noShape } from '../../../../electron/diagnose/causes/reply-shape.ts'

describe('answers a sign-in', () => {
  it.each<[string, TextKind, StepName | null, string, boolean]>([
    ['said to a sign-in', 'smtp', 'sign-in', '550 no', true],
    ['said to another command, whatever its code', 'smtp', 'recipient-outside', '535 no', false],
    ['said to another command of IMAP', 'imap', 'hello', 'a NO no', false],
    ['IMAP, at which step is not known', 'imap', null, 'a NO no', true],
    ['POP3, at which step is not known', 'pop3', null, '-ERR no', true],
    ['a box that speaks of a password', 'client', null, 'your password was not accepted', true],
    ['a box that speaks of something else', 'client', null, 'your message was not accepted', false],
    ['a reply that speaks of a password', 'smtp', null, '550 your password was not accepted', false],
    ...[432, 525, 534, 535, 538].map((code): [string, TextKind, null, string, true] => [
      `a code of RFC 4954 or 5248: ${code}`,
      'smtp',
      null,
      `${code} no`,
      true,
    ]),
    ['that code for a recipient', 'smtp', null, '535 no, recipients', false],
    ['another code', 'smtp', null, '550 no', false],
    ['no code', 'bounce', null, 'no', false],
  ])('%s', (_name, kind, step, text, expected) => {
    expect(readingOf({ kind, step, text }).signingIn).toBe(expected)
  })
})

it('leaves out what is said whatever the reason is', () => {
  const text = '550 Rejected by the recipient domain: too many tries'
  expect(readingOf({ kind: 'smtp', step: null, text })).toMatchObject({
    text,
    words: ['550', 'too', 'many', 'tries'],
    shape: { code: 550 },
  })
})

it('takes the shape that it is given', () => {
  expect(readingOf({ kind: 'smtp', step: null, text: '535 no' }, noShape)).toMatchObject({
    signingIn: false,
    shape: { code: null },
  })
})
