/** What holds for every text: one cause, no throw, and the same cause however it is written, wrapped or spaced. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causes } from '../../../../electron/contract/words.ts'
import { causeOfText } from '../../../../electron/diagnose/causes/cause-of-text.ts'
import { quotedReplies } from '../../../../electron/diagnose/causes/quoted-replies.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import { knownReplies } from '../causes/known-replies.ts'

/** Always the same texts: a failure can be looked at again. */
const settings = { seed: 20_261_121, numRuns: 300 }

const vocabulary = (
  '550 5.7.1 535 -ERR NO * a1 [AUTH] relay denied not authentication required failed password wrong mailbox full spam ' +
  'host said: user@example.com <b@c.example> 0x800CCC92 = =\n \n \r\n " \' : Diagnostic-Code: smtp; http://x.example/?y 登录 失败 ' +
  'Fehler é ß ‘ ’ &amp; <br> =C3=A4 =?utf-8?Q?a?= Server: Port: 25'
).split(' ')

const mailish = fc
  .array(fc.oneof(fc.constantFrom(...vocabulary), fc.string({ maxLength: 12 })), { maxLength: 60 })
  .map((words) => words.join(' '))

const known = knownReplies.flatMap(({ cause, replies }) => replies.map((reply) => ({ cause, ...reply })))
const anyKnown = fc.constantFrom(...known.filter(({ text }) => !text.includes('\n')))

describe('any text', () => {
  it('has one cause of the vocabulary and does not throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mailish, fc.string({ unit: 'binary', maxLength: 300 })), async (text) => {
        const found = await explainText(text)
        expect(causes).toContain(found.cause)
        expect(found.quote.length).toBeLessThanOrEqual(1000)
        for (const kind of ['smtp', 'imap', 'pop3', 'bounce', 'client'] as const)
          expect(causes).toContain(causeOfText({ kind, step: null, text }))
      }),
      settings,
    )
  })

  it('quotes only what stands in it', () => {
    fc.assert(
      fc.property(mailish, (text) => {
        for (const reply of quotedReplies(text)) expect(text.startsWith(reply.text, reply.at)).toBe(true)
      }),
      settings,
    )
  })

  it('means the same in another case and with other blanks between its words', () => {
    fc.assert(
      fc.property(
        anyKnown,
        fc.boolean(),
        fc.constantFrom('  ', '\t', ' \u00a0 '),
        ({ kind, step, text, cause }, upper, gap) => {
          const spaced = text.replace(/(?<=[a-z]) (?=[a-z])/gi, gap)
          expect(causeOfText({ kind, step, text: upper ? spaced.toUpperCase() : spaced })).toBe(cause)
        },
      ),
      settings,
    )
  })

  it('means the same wherever a program wraps it', () => {
    const replies = known.filter(({ kind, text }) => kind === 'smtp' && /^[45]\d\d /.test(text) && !/[\n@]/.test(text))
    fc.assert(
      fc.property(
        fc.constantFrom(...replies),
        fc.integer({ min: 20, max: 70 }),
        ({ kind, step, text, cause }, width) => {
          const wrapped = text
            .slice(4)
            .replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n')
            .trimEnd()
          expect(causeOfText({ kind, step, text: `${text.slice(0, 4)}${wrapped.replaceAll('\n', '\n    ')}` })).toBe(
            cause,
          )
        },
      ),
      settings,
    )
  })
})

describe('work grows with the length, no more', () => {
  /** Steps that the engine takes are not countable from outside; how often the text is read is: a slow one is read again and again. */
  it.each([
    ['not '],
    ['550 '],
    ["'550 "],
    ['a@'],
    ['550-a\n'],
    ['=\n'],
    ['<p '],
    ['登录'],
    ['\n'],
    ['relay not auth '],
    ['From: a\nContent-Type: x\nA: é\n b\n'],
    ['{\\rtf1{\\fonttbl{'],
    ['<style>x'],
    ['> > '],
    ['Final-Recipient: rfc822; ann@example.net\nAction: failed\n\n'],
    ["'NO a"],
    ['a<b>'],
    ['| '],
    ['fatal: HTTP '],
    ['S: 250 ok\nC: RSET\n'],
    ['550-a\n221 b\n'],
    ['server responded: '],
    [', Port: '],
    ['<a@b.example>: \n'],
    ['message to a@b.example, '],
    ['PASS a\n'],
    ['+\n'],
    ['password: '],
    ['a://a:'],
    ['AUTH PLAIN ABCD1234\nABCD1234\n'],
  ])('%j up to 1 MiB', { timeout: 10_000 }, async (piece) => {
    const text = piece.repeat((1024 * 1024) / piece.length)
    expect(causes).toContain((await explainText(text)).cause)
  })

  it.each([' ', '\t', '\r', ' \n', '\r\n ', '\u00a0', '=', '.', '-', '<', '(', '0', 'A', '\u3000', ': ', '&#32;'])(
    '%j between two words up to 1 MiB',
    { timeout: 10_000 },
    async (piece) => {
      const text = `550 relaying ${piece.repeat((1024 * 1024) / piece.length)} denied`
      expect(causes).toContain((await explainText(text)).cause)
    },
  )
})
