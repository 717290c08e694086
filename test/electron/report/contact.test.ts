import { describe, expect, it } from 'vitest'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { contactLines, mailtoOf } from '../../../electron/report/contact.ts'
import { htmlOf } from '../../../electron/report/html.ts'
import { textOf } from '../../../electron/report/text.ts'
import { keptAnswer } from '../../renderer/kept-answers.ts'

const contact = { name: 'Help desk', email: 'help@proseware.example', phone: '+1 555 0100', url: null }
const told = (given: Partial<CheckAnswer['words']> = {}): CheckAnswer => {
  const kept = keptAnswer('hotel-blocks-sending')
  return {
    ...kept,
    words: {
      ...kept.words,
      tell: 'Can this port be opened?',
      handedOut: { organisation: 'Proseware', contact, help: 'Room 12\n\nBring your badge' },
      ...given,
    },
  }
}

describe('what IT handed out', () => {
  it.each([
    ['all of it', told(), ['Room 12', 'Bring your badge', 'Help desk, +1 555 0100, help@proseware.example']],
    ['nobody to call', told({ handedOut: { organisation: 'Proseware', contact: null, help: null } }), []],
    ['no hand-out', keptAnswer('home'), []],
  ])('in lines: %s', (_name, { words }, lines) => {
    expect(contactLines(words)).toEqual(lines)
  })

  it.each([
    ['text', textOf(told(), { colour: false, columns: 80 })],
    ['page', htmlOf(told())],
  ])('stands in the report as %s', (_name, text) => {
    for (const each of ['From Proseware', 'Room 12', '+1 555 0100', 'What to tell them', 'Can this port be opened?'])
      expect(text).toContain(each)
  })

  it('cannot run anything on the page', () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const page = htmlOf(
      told({ handedOut: { organisation: hostile, contact: { ...contact, name: hostile }, help: hostile } }),
    )
    expect(page).not.toContain('<img')
  })
})

describe('a message begun in the user’s own mail program', () => {
  it('goes to the contact, with the sentence and no password', () => {
    const url = new URL(mailtoOf(told()) ?? '')
    expect(url.protocol).toBe('mailto:')
    expect(url.pathname).toBe('help@proseware.example')
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body'])
    expect(url.searchParams.get('body')).toContain('Can this port be opened?')
    expect(url.searchParams.get('body')).toContain('\r\n')
  })

  it.each([
    ['nobody set one', keptAnswer('home')],
    [
      'the contact has no address',
      told({ handedOut: { organisation: 'P', contact: { ...contact, email: null }, help: null } }),
    ],
  ])('is none where %s', (_name, answer) => {
    expect(mailtoOf(answer)).toBeNull()
  })

  it('has no other recipient or header by anything in it', () => {
    const email = 'a&bcc=x@proseware.example'
    const url = mailtoOf(
      told({
        headline: 'x&cc=b@c.example\r\nBcc: d@e.example',
        handedOut: { organisation: 'P', contact: { ...contact, email }, help: null },
      }),
    )
    expect([...new URL(url ?? '').searchParams.keys()]).toEqual(['subject', 'body'])
    expect(url).not.toMatch(/[\r\n]|&b?cc=/)
  })

  it('is never longer than a mail program takes', () => {
    expect(mailtoOf(told({ tell: '“\u{1F600}”'.repeat(2000) }))?.length).toBeLessThanOrEqual(1900)
  })
})
