import { describe, expect, it } from 'vitest'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { reportSchema } from '../../../electron/contract/parse/report-schema.ts'
import { htmlOf } from '../../../electron/report/html.ts'
import { createNames } from '../../../electron/report/short-names.ts'
import { shortened } from '../../../electron/report/shortened.ts'
import { textOf } from '../../../electron/report/text.ts'
import { keptAnswer, keptNames } from '../../renderer/kept-answers.ts'

const hotel = keptAnswer('hotel-blocks-25')
const printed = (answer: CheckAnswer) =>
  [JSON.stringify(answer), htmlOf(answer), textOf(answer, { colour: false, columns: 80 })].join('\n')

describe('a shortened report', () => {
  it.each(keptNames)('is still a report, and names nobody: %s', (name) => {
    const answer = keptAnswer(name)
    const short = shortened(answer)
    expect(reportSchema.safeParse(short.report).error?.issues).toBeUndefined()
    expect(short.report.checks).toHaveLength(answer.report.checks.length)
    expect(new Set(short.report.checks.map(({ id }) => id)).size).toBe(answer.report.checks.length)
    expect(short.report.verdict).toEqual(answer.report.verdict)
    expect(short.report.findings.map(({ code }) => code)).toEqual(answer.report.findings.map(({ code }) => code))
    expect(printed(short)).not.toMatch(/proseware|\bann@|\b(?:\d{1,3}\.){3}\d{1,3}\b/i)
  })

  it.each(keptNames)('shortened once more, is the same: %s', (name) => {
    const short = shortened(keptAnswer(name))
    expect(shortened(short).report.checks).toEqual(short.report.checks)
  })

  it('leaves the one who knows a trace, and says what a server is for', () => {
    const { report } = shortened(hotel)
    expect(report.account.email).toBe('a…@p….example')
    expect(report.account.incoming?.host).toBe('imap.p….example')
    expect(report.checks[0]?.id).toContain(report.checks[0]?.host)
  })

  it('takes what tells whose it is out of what IT handed out', () => {
    const contact = { name: 'Eve Field', email: 'desk@proseware.example', phone: '+1 555 0100', url: null }
    const told: CheckAnswer = {
      ...hotel,
      words: {
        headline: 'Ask Proseware Ltd.',
        alternatives: ['Call the help desk of Proseware Ltd: Eve Field (phone +1 555 0100, desk@proseware.example).'],
        handedOut: { organisation: 'Proseware Ltd', contact, help: 'Room 12' },
      },
    }
    const { words } = shortened(told)
    expect(JSON.stringify(words)).not.toMatch(/Proseware|Eve|555|desk@/)
    expect(words.alternatives[0]).toBe('Call the help desk of P…: E… (phone +…, d…@p….example).')
  })

  it('holds no name in a reply, an address, a certificate or a sentence that quotes them', () => {
    const [check] = hotel.report.checks
    if (!check) throw new Error('no check')
    const reply = '250-MX7.internal.proseware.example Hello host7.hotel.example [203.0.113.9]\n250 ann, 2001:db8::7'
    const told: CheckAnswer = {
      report: {
        ...hotel.report,
        checks: [{ ...check, steps: [{ name: 'hello', ok: true, ms: 1, reply, error: null }] }],
        probes: [
          { id: 'control:25:x', kind: 'control', ok: true, ms: 1, error: null, issuer: 'CN=proxy.hotel.example,O=x' },
        ],
      },
      words: {
        headline: 'The server says “Hello host7.hotel.example”.',
        alternatives: ['See https://host7.hotel.example/x'],
      },
    }
    const short = shortened(told)
    expect(JSON.stringify(short)).not.toMatch(/proseware|host7|hotel\.example|203\.0|db8|\bann\b/i)
    expect(short.words.headline).toBe('The server says “Hello h….h….example”.')
  })
})

describe('short forms', () => {
  it.each([
    ['imap.proseware.example', 'imap.p….example'],
    ['proseware.example', 'p….example'],
    ['tailspin.proseware.example', 't….p….example'],
    ['mail.proseware.co.uk', 'mail.p….co.uk'],
    ['ann.other@proseware.example', 'a…@p….example'],
    ['192.0.2.7', '192.…'],
    ['2001:db8::7', '2001:…'],
    ['250-mx1.proseware.example', '250-mx1.p….example'],
    ['5.7.1 denied at 12:30:45, version 3.7.2', '5.7.1 denied at 12:30:45, version 3.7.2'],
    ['<ann@proseware.example>: 550 no', '<a…@p….example>: 550 no'],
    ['localhost', 'localhost'],
  ])('%s: %s', (text, form) => {
    expect(createNames().shorten(text, true)).toBe(form)
  })

  it('never one for two, never two for one', () => {
    const names = createNames()
    const both = names.shorten('smtp.proseware.example smtp.popular.example SMTP.proseware.example', true)
    expect(both).toBe('smtp.p….example smtp.p…2.example smtp.p….example')
    expect(names.shorten('10.0.0.1 10.0.0.2 10.0.0.1', true)).toBe('10.… 10.…2 10.…')
    expect(names.shorten('ann@a.example amy@a.example', true)).toBe('a…@a….example a…2@a….example')
  })

  it('leaves ordinary words alone, whole names only', () => {
    const names = createNames()
    for (const name of ['ann', 'mail', 'it']) names.user(name)
    expect(names.shorten('You can receive mail. The channel of ann: is it open?', false)).toBe(
      'You can receive mail. The channel of a…: is it open?',
    )
  })

  it('leaves other names alone in our own sentences', () => {
    const names = createNames()
    names.host('imap.proseware.example')
    expect(names.shorten('proseware.example, https://myaccount.google.com/apppasswords', false)).toBe(
      'p….example, https://myaccount.google.com/apppasswords',
    )
  })
})
