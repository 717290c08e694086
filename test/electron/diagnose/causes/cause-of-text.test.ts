import { describe, expect, it } from 'vitest'
import { causes } from '../../../../electron/contract/words.ts'
import type { Cause } from '../../../../electron/contract/words.ts'
import { everything } from '../../../../electron/diagnose/causes/by-rows.ts'
import { causeOfText, judgeWith } from '../../../../electron/diagnose/causes/cause-of-text.ts'
import type { Leanings } from '../../../../electron/diagnose/causes/learned/leanings.ts'
import type { TextKind } from '../../../../electron/diagnose/causes/reading.ts'
import { knownReplies } from './known-replies.ts'

const rows = knownReplies.flatMap(({ cause, replies }) => replies.map((reply) => ({ cause, ...reply })))

describe('one reply has one cause', () => {
  it.each(rows)('$cause: $text', ({ cause, kind, step, text }) => {
    expect(causeOfText({ kind, step, text })).toBe(cause)
  })

  it('has at least two known replies for every cause', () => {
    const rare = causes.filter((cause) => rows.filter((row) => row.cause === cause).length < 2)
    expect(rare).toEqual([])
  })
})

describe('case, wrapping and white space change nothing', () => {
  const variants: { name: string; vary: (text: string) => string }[] = [
    { name: 'upper case', vary: (text) => text.toUpperCase() },
    { name: 'double spaces', vary: (text) => text.replace(/(?<=[a-z]) (?=[a-z])/gi, '   ') },
    { name: 'tabs and trailing blanks', vary: (text) => text.replace(/(?<=[a-z]) (?=[a-z])/gi, '\t') + '  ' },
    { name: 'CRLF', vary: (text) => text.replaceAll('\n', '\r\n') },
  ]
  it.each(variants)('$name', ({ vary }) => {
    const changed = rows.filter(
      ({ cause, kind, step, text }) => causeOfText({ kind, step, text: vary(text) }) !== cause,
    )
    expect(changed).toEqual([])
  })

  it('reads a sentence that is wrapped over continuation lines', () => {
    const wrapped = rows
      .filter(
        ({ kind, text }) => kind === 'smtp' && /^[45]\d\d /.test(text) && !text.includes('\n') && !text.includes('@'),
      )
      .map((row) => {
        const code = row.text.slice(0, 3)
        const words = row.text.slice(4).split(' ')
        const lines = words.map((word, at) => `${code}${at === words.length - 1 ? ' ' : '-'}${word}`)
        return { ...row, text: lines.join('\n') }
      })
    expect(wrapped.length).toBeGreaterThan(40)
    expect(wrapped.filter(({ cause, kind, step, text }) => causeOfText({ kind, step, text }) !== cause)).toEqual([])
  })
})

describe('any text at all', () => {
  const mebibyte = 1024 * 1024
  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n\t '],
    ['binary', '\u0000\u0001\uFFFD\u0000'],
    ['a lone surrogate', '550 \uD800 relay'],
    ['one endless word', 'a'.repeat(mebibyte)],
    ['one word again and again', 'not '.repeat(mebibyte / 4)],
    ['only digits and dots', '5.'.repeat(mebibyte / 2)],
    ['only line ends', '\n'.repeat(mebibyte)],
    ['only at signs', '@'.repeat(mebibyte)],
    ['only codes', '550 '.repeat(mebibyte / 4)],
  ])('%s has a cause of the vocabulary', (_name, text) => {
    for (const kind of ['smtp', 'bounce'] as const) {
      expect(causes).toContain(causeOfText({ kind, step: null, text }))
    }
  })
})

describe('what words lean to, beside what the rows tell', () => {
  /** All texts with the word "zork" lean to this. */
  const judging = (leanings: Leanings) => judgeWith(everything, ({ words }) => (words.includes('zork') ? leanings : {}))
  const locked: Leanings = { 'credentials-rejected': 0, 'account-locked': 1.5 }
  const many: Leanings = { ...locked, 'credentials-rejected': 1, greylisted: 1, 'mailbox-full': 1, 'relay-denied': 1 }

  it.each<[string, Leanings, TextKind, string, Cause]>([
    ['decides where no row does', { unknown: 0, greylisted: 3 }, 'smtp', 'zork blip', 'greylisted'],
    ['decides nothing by one word alone', { unknown: 0, greylisted: 3 }, 'smtp', 'zork', 'unknown'],
    ['does not turn a yes into a no', { unknown: 0, greylisted: 9 }, 'smtp', '250 zork blip', 'accepted'],
    ['nor an alert beside it', { unknown: 0, greylisted: 9 }, 'imap', '* OK [ALERT] zork blip', 'accepted'],
    ['names the reason of a failed sign-in', locked, 'smtp', '535 login failed: zork blip', 'account-locked'],
    ['not where it is none', { 'mailbox-full': 1.5 }, 'smtp', '535 login failed: zork blip', 'credentials-rejected'],
    ['not where others are about as likely', many, 'smtp', '535 login failed: zork blip', 'credentials-rejected'],
  ])('%s', (_name, leanings, kind, text, expected) => {
    expect(judging(leanings).causeOf({ kind, step: null, text })).toBe(expected)
  })

  it('is not asked by a judge of rows alone', () => {
    expect(judgeWith(everything, null).causeOf({ kind: 'smtp', step: null, text: 'zork blip' })).toBe('unknown')
  })
})

it('reads a clause beside a failed sign-in as an answer to it', () => {
  // Of a recipient, "frozen" would be another thing.
  expect(causeOfText({ kind: 'smtp', step: null, text: '550 Authentication failed: mailbox is frozen' })).toBe(
    'account-locked',
  )
})

it.each<[string, string, Cause]>([
  ['an alert beside a yes is told', '* OK [ALERT] account is over quota', 'mailbox-full'],
  ['an alert that says nothing is a yes', '* OK [ALERT] good morning', 'accepted'],
  ['other words beside a yes are none', '* OK account is over quota', 'accepted'],
])('%s', (_name, text, expected) => {
  expect(causeOfText({ kind: 'imap', step: null, text })).toBe(expected)
})

describe('what another server said', () => {
  it.each<[string, string, Cause]>([
    ['that it wants a sign-in', '530 5.7.0 Authentication required', 'recipient-misrouted'],
    ['that it passes nothing on', '554 5.7.1 Relay access denied', 'recipient-misrouted'],
    ['that a mailbox is full', '452 4.2.2 mailbox is full', 'mailbox-full'],
  ])('%s', (_name, reply, expected) => {
    const text = `<b@y.example>: host mx.y.example[192.0.2.4] said: ${reply} (in reply to RCPT TO command)`
    expect(causeOfText({ kind: 'bounce', step: null, text })).toBe(expected)
  })
})

describe('what of a text decides', () => {
  const { decidingOf } = judgeWith(everything, null)
  it.each<[string, TextKind, string, RegExp]>([
    [
      'the last quoted reply that says something',
      'bounce',
      'said: 452 mailbox is full\nsaid: 554 zork',
      /^452 mailbox is full/,
    ],
    ['all of it, where none does', 'bounce', 'it could not be sent\nsaid: 554 zork', /^it could not be sent/],
    ['all of a reply', 'smtp', '550-zork\n550 blip', /^550-zork\n550 blip$/],
    [
      'a box without its fields',
      'client',
      'could not be sent. Port: 465, Protocol: SMTP',
      /^could not be sent\. +, +$/,
    ],
  ])('%s', (_name, kind, text, expected) => {
    expect(decidingOf({ kind, step: null, text }).text).toMatch(expected)
  })

  it('nothing beyond the first mebibyte', () => {
    const text = `${' '.repeat(1024 * 1024)}mailbox is full`
    expect(decidingOf({ kind: 'smtp', step: null, text }).words).toEqual([])
  })
})
