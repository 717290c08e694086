import { describe, expect, it } from 'vitest'
import { causes } from '../../../../electron/contract/words.ts'
import { causeOfText } from '../../../../electron/diagnose/causes/cause-of-text.ts'
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
