import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { failureText } from '../../../renderer/state/failure-text.ts'
import { reportFile } from '../../../renderer/state/report-files.ts'
import { draftOf } from '../../../renderer/state/draft.ts'
import { keptAnswer, keptNames } from '../kept-answers.ts'

const hotel = keptAnswer('hotel-blocks-25')

describe('a report as a file', () => {
  it.each([
    ['text', 'mail-check-20261121-170906.txt', 'To send from this network'],
    ['html', 'mail-check-20261121-170906.html', '<svg'],
    ['json', 'mail-check-20261121-170906.json', '"schema": 1'],
  ] as const)('%s', async (format, name, holds) => {
    const file = await reportFile(hotel, format)
    expect(file.name).toBe(name)
    expect(file.text).toContain(holds)
  })

  it.each(keptNames)('as a page it is well-formed and runs nothing: %s', async (name) => {
    const { text } = await reportFile(keptAnswer(name), 'html')
    const body = text.slice(text.indexOf('<body>')).replace('</html>', '')
    expect(XMLValidator.validate(body.trim())).toBe(true)
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|javascript:/)
  })

  it('as JSON it is the report and nothing else', async () => {
    const { text } = await reportFile(hotel, 'json')
    expect(JSON.parse(text)).toEqual(hotel.report)
  })
})

describe('a failure as a file', () => {
  const { account } = hotel.report
  const ask = {
    kind: 'account',
    account,
    password: 'correct horse',
    allowClearText: false,
    acceptDomains: [],
    sendsTest: false,
    draft: draftOf(account, { kind: 'typed' }),
  } as const

  it('holds what was asked and what went wrong, and no password', () => {
    const text = failureText(ask, { message: 'unexpected: correct horse', place: 'at verdict.ts' })
    expect(text).toContain('imap.proseware.example')
    expect(text).toContain('at verdict.ts')
    expect(text).not.toContain('correct horse')
  })
})
