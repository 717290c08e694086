import { describe, expect, it } from 'vitest'
import type { Authentication, Protocol, Security } from '../../../../electron/contract/words.ts'
import { rulingOn, type Circumstances } from '../../../../electron/probes/sign-in/rules.ts'
import type { ReadyToSignIn } from '../../../../electron/probes/dialogues/tools.ts'

const usual: Circumstances = {
  hasPassword: true,
  allowsClearText: false,
  encryptedElsewhere: false,
  isUnconfirmed: false,
}
const agreed: Circumstances = { ...usual, allowsClearText: true }
const offering = (mechanisms: string[], more: { signIn?: boolean; startTls?: boolean } = {}) => ({
  capabilities: [],
  startTls: more.startTls ?? false,
  mechanisms,
  signIn: more.signIn ?? mechanisms.length > 0,
})
const safe: ReadyToSignIn = {
  encrypted: true,
  verified: true,
  offer: offering(['PLAIN', 'CRAM-MD5']),
  offersApop: false,
}
const clear: ReadyToSignIn = { ...safe, encrypted: false, verified: false }
const ruling = (
  ready: ReadyToSignIn,
  circumstances = usual,
  set: { protocol?: Protocol; security?: Security; authentication?: Authentication } = {},
) => {
  const { protocol = 'smtp', security = ready.encrypted ? 'tls' : 'none', authentication = 'password' } = set
  return rulingOn({ protocol, security, signIn: { authentication, username: 'ann' } }, ready, circumstances)
}

describe('never in clear', () => {
  it.each<[string, ReadyToSignIn, Circumstances, Security, object]>([
    ['encrypted and verified', safe, usual, 'tls', { mechanism: 'PLAIN' }],
    ['encrypted, not verified', { ...safe, verified: false }, agreed, 'tls', { rule: 'not-encrypted' }],
    ['in clear, not agreed to', clear, usual, 'none', { rule: 'clear-text-not-agreed' }],
    ['in clear, agreed to, set so, nothing else there', clear, agreed, 'none', { mechanism: 'PLAIN' }],
    ['in clear, agreed to, but STARTTLS is set', clear, agreed, 'starttls', { rule: 'not-encrypted' }],
    ['in clear, agreed to, but TLS is set', clear, agreed, 'tls', { rule: 'not-encrypted' }],
    [
      'in clear, agreed to, STARTTLS offered',
      { ...clear, offer: offering(['PLAIN'], { startTls: true }) },
      agreed,
      'none',
      { rule: 'not-encrypted' },
    ],
    [
      'in clear, agreed to, a sibling encrypts',
      clear,
      { ...agreed, encryptedElsewhere: true },
      'none',
      { rule: 'not-encrypted' },
    ],
    [
      'in clear, nothing offered: agreeing would not help',
      { ...clear, offer: offering([]) },
      usual,
      'none',
      { rule: 'sign-in-not-offered' },
    ],
    ['no password', safe, { ...usual, hasPassword: false }, 'tls', { rule: 'no-password' }],
  ])('%s', (_name, ready, circumstances, security, expected) => {
    expect(ruling(ready, circumstances, { security })).toEqual(expected)
    // A digest over the password is no exception.
    const encrypted = ruling(ready, circumstances, { security, authentication: 'password-encrypted' })
    expect(encrypted).toEqual('mechanism' in expected ? { mechanism: 'CRAM-MD5' } : expected)
  })
})

describe('in which form', () => {
  it.each<[Protocol, Authentication, string[], { signIn?: boolean }, boolean, object]>([
    ['smtp', 'password', ['LOGIN', 'PLAIN'], {}, false, { mechanism: 'PLAIN' }],
    ['smtp', 'password', ['LOGIN', 'CRAM-MD5'], {}, false, { mechanism: 'LOGIN' }],
    ['smtp', 'password', ['CRAM-MD5'], {}, false, { rule: 'method-not-offered' }],
    ['smtp', 'password', [], {}, false, { rule: 'sign-in-not-offered' }],
    ['smtp', 'password-encrypted', ['PLAIN', 'CRAM-MD5'], {}, false, { mechanism: 'CRAM-MD5' }],
    ['smtp', 'password-encrypted', ['PLAIN'], {}, false, { rule: 'method-not-offered' }],
    ['smtp', 'oauth2', ['PLAIN', 'XOAUTH2'], {}, false, { rule: 'method-not-performable' }],
    ['imap', 'ntlm', ['NTLM'], { signIn: true }, false, { rule: 'method-not-performable' }],
    ['imap', 'kerberos', ['PLAIN'], { signIn: true }, false, { rule: 'method-not-performable' }],
    ['imap', 'password', ['PLAIN', 'LOGIN'], { signIn: true }, false, { mechanism: 'PLAIN' }],
    ['imap', 'password', [], { signIn: true }, false, { mechanism: 'IMAP-LOGIN' }],
    ['imap', 'password', ['LOGIN'], { signIn: false }, false, { mechanism: 'LOGIN' }],
    ['imap', 'password', [], { signIn: false }, false, { rule: 'sign-in-not-offered' }],
    ['imap', 'password-encrypted', ['CRAM-MD5'], { signIn: false }, false, { mechanism: 'CRAM-MD5' }],
    ['pop3', 'password', ['PLAIN'], { signIn: true }, false, { mechanism: 'USER' }],
    ['pop3', 'password', ['PLAIN'], { signIn: false }, false, { mechanism: 'PLAIN' }],
    ['pop3', 'password-encrypted', [], { signIn: true }, true, { mechanism: 'APOP' }],
    ['pop3', 'password-encrypted', [], { signIn: true }, false, { rule: 'method-not-offered' }],
    ['imap', 'password-encrypted', [], { signIn: true }, true, { rule: 'method-not-offered' }],
  ])('%s, %s set, %j offered', (protocol, authentication, mechanisms, more, offersApop, expected) => {
    const ready = { ...safe, offer: offering(mechanisms, more), offersApop }
    expect(ruling(ready, usual, { protocol, authentication })).toEqual(expected)
  })
})
