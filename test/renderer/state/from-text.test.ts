import { describe, expect, it } from 'vitest'
import type { Explained } from '../../../electron/contract/explained.ts'
import { codeFacts, draftFromText, mayBeChecked, placeFacts } from '../../../renderer/state/from-text.ts'
import { allChangesText, changeRows, settingRows } from '../../../renderer/state/value-rows.ts'
import { keptAnswer } from '../kept-answers.ts'

const unknown: Explained = {
  cause: 'unknown',
  quote: '',
  protocol: null,
  code: null,
  enhanced: null,
  responseCode: null,
  server: null,
  port: null,
  security: null,
  email: null,
  title: '',
  explanation: '',
  actor: 'you',
}

describe('an account from a pasted error', () => {
  it('is none where the text names neither a server nor an address', () => {
    expect(draftFromText({ ...unknown, code: 550, port: 25 })).toBeNull()
  })

  it.each<[string, Partial<Explained>, object]>([
    [
      'a sending server',
      { server: 'smtp.a.example', port: 587, protocol: 'smtp' },
      { outgoing: { host: 'smtp.a.example', port: '587', security: 'starttls' }, incoming: null },
    ],
    [
      'a receiving server',
      { server: 'mail.a.example', port: 995, protocol: 'pop3' },
      { incoming: { host: 'mail.a.example', port: '995', protocol: 'pop3', security: 'tls' }, outgoing: null },
    ],
    [
      'a box of a mail program on 25',
      { server: 'a.example', port: 25, security: 'none', protocol: 'smtp', email: 'bob@b.example' },
      { email: '', outgoing: { host: 'a.example', port: '25', security: 'none' } },
    ],
    [
      'the own server, since another’s words would mean something else',
      { cause: 'relay-denied', server: 'smtp.a.example', email: 'bob@b.example' },
      { email: '', outgoing: { host: 'smtp.a.example' } },
    ],
    [
      'whom a mailbox is opened for',
      { cause: 'credentials-rejected', email: 'ann@a.example', protocol: 'imap' },
      { email: 'ann@a.example', incoming: { username: 'ann@a.example' } },
    ],
  ])('%s', (_, found, expected) => {
    expect(draftFromText({ ...unknown, ...found })).toMatchObject(expected)
  })

  it.each<[string, Partial<Explained>]>([
    ['the server of a recipient', { cause: 'network-not-allowed', server: 'mx.b.example', protocol: 'smtp' }],
    ['the server of a recipient on its port', { server: 'mx.b.example', port: 25, protocol: 'smtp' }],
    ['another server in trouble with the address', { cause: 'recipient-misrouted', server: 'mx.b.example', port: 587 }],
    ['a recipient', { cause: 'credentials-rejected', email: 'bob@b.example', protocol: 'smtp' }],
    ['a recipient, and nothing else', { email: 'bob@b.example' }],
  ])('is none by %s: a password would go there', (_, found) => {
    expect(draftFromText({ ...unknown, ...found })).toBeNull()
  })

  it('is offered to be checked, but where one’s own settings are not the reason', () => {
    expect(mayBeChecked({ ...unknown, cause: 'relay-denied' })).toBe(true)
    expect(mayBeChecked({ ...unknown, cause: 'recipient-misrouted' })).toBe(false)
  })

  it('shows what was found, and nothing that was not', () => {
    const found = { ...unknown, server: 'a.example', security: 'starttls', code: 550, enhanced: '5.7.1' } as const
    expect(placeFacts(found).map(({ value }) => value)).toEqual(['a.example', 'STARTTLS'])
    expect(codeFacts(found).map(({ value }) => value)).toEqual(['550', '5.7.1'])
  })
})

describe('rows of settings', () => {
  const { recommended } = keptAnswer('hotel-blocks-25').report

  it('names values as mail programs do', () => {
    expect(changeRows(recommended.changes).map(({ label, now, to }) => `${label}: ${now} → ${to}`)).toEqual([
      'Port: 25 → 465',
      'Encryption: None → SSL/TLS',
      'Sign-in: No sign-in → Normal password',
      'User name: not set → ann@proseware.example',
    ])
  })

  it('copies all of them as lines', () => {
    expect(allChangesText(recommended.changes).split('\n')[0]).toBe('Sending, Port: 465')
  })

  it('lists proven settings without anything to change from', () => {
    expect(settingRows(recommended).map(({ key }) => key)).toEqual([
      'outgoing.host',
      'outgoing.port',
      'outgoing.security',
      'outgoing.authentication',
      'outgoing.username',
    ])
  })
})
