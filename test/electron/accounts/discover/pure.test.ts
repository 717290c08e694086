import { describe, expect, it } from 'vitest'
import { addressOf, baseDomainOf } from '../../../../electron/accounts/discover/address.ts'
import { readAutodiscover } from '../../../../electron/accounts/discover/autodiscover-answer.ts'
import { guessesFor } from '../../../../electron/accounts/discover/guess.ts'
import { bestOf, domainsOf } from '../../../../electron/accounts/discover/mx.ts'
import { inSrvOrder, services } from '../../../../electron/accounts/discover/srv.ts'
import { foreignDomainOf, isConfirmed } from '../../../../electron/accounts/discover/trust.ts'
import type { SrvRecord } from '../../../../electron/wire/world.ts'

function address(email = 'ann@proseware.example') {
  const found = addressOf(email)
  if (found === null) throw new Error(email)
  return found
}

describe('an address', () => {
  it.each([
    [' Ann@Proseware.EXAMPLE. ', { email: 'Ann@proseware.example', local: 'Ann', ascii: 'proseware.example' }],
    ['ann+List@proseware.example', { email: 'ann+List@proseware.example', local: 'ann+List' }],
    ['jörg@MÜLLER.example', { email: 'jörg@müller.example', domain: 'müller.example', ascii: 'xn--mller-kva.example' }],
  ])('%s', (text, expected) => {
    expect(addressOf(text)).toMatchObject(expected)
  })

  it.each(['', 'ann', 'ann@', '@proseware.example', 'ann@pro seware.example', 'a b@proseware.example'])(
    '%j is none',
    (text) => {
      expect(addressOf(text)).toBeNull()
    },
  )

  it.each([
    ['mx.hoster.co.uk', 'hoster.co.uk'],
    ['imap.proseware.example', 'proseware.example'],
    ['mail.ann.github.io', 'ann.github.io'],
    ['co.uk', 'co.uk'],
  ])('the base domain of %s is %s', (name, base) => {
    expect(baseDomainOf(name)).toBe(base)
  })
})

describe('hosts outside the domain', () => {
  it.each([
    ['own', 'imap.proseware.example', null],
    ['the domain itself', 'proseware.example', null],
    ['a provider of the table', 'imap.gmail.com', null],
    ['a stranger', 'imap.hoster.example', 'hoster.example'],
    ['a provider’s name inside a stranger’s', 'outlook.com.evil.example', 'evil.example'],
    ['a name that only ends alike', 'imap.notproseware.example', 'notproseware.example'],
  ])('%s', (_name, host, expected) => {
    expect(foreignDomainOf(host, address())).toBe(expected)
  })

  it('are told apart under a public suffix, and belong together under a registered domain', () => {
    expect(foreignDomainOf('imap.b.co.uk', address('ann@a.co.uk'))).toBe('b.co.uk')
    expect(foreignDomainOf('imap.uni.example', address('ann@dept.uni.example'))).toBeNull()
  })

  it.each([
    ['imap.hoster.example', ['hoster.example'], true],
    ['IMAP.Hoster.example', ['hoster.example.'], true],
    ['imap.hoster.example', ['*.hoster.example'], true],
    ['imap.hoster.example', ['oster.example'], false],
    ['hoster.example.evil.example', ['hoster.example'], false],
    ['imap.hoster.example', [], false],
  ])('%s is confirmed by %j: %s', (host, names, expected) => {
    expect(isConfirmed(host, names)).toBe(expected)
  })
})

const record = (target: string, priority = 0, weight = 0): SrvRecord => ({ target, priority, weight, port: 993 })

describe('SRV', () => {
  it.each<[string, SrvRecord[], number, string[]]>([
    ['lower priority first', [record('b', 20), record('a', 10)], 0, ['a', 'b']],
    ['the heavy one for a high draw', [record('light', 0, 1), record('heavy', 0, 99)], 0.5, ['heavy', 'light']],
    ['the light one for a low draw', [record('heavy', 0, 99), record('light', 0, 1)], 0, ['light', 'heavy']],
    ['all, where none has weight', [record('a'), record('b')], 0.99, ['a', 'b']],
    ['without what is not offered', [record('.'), record('a')], 0, ['a']],
  ])('%s', (_name, records, random, targets) => {
    expect(inSrvOrder(records, () => random).map(({ target }) => target)).toEqual(targets)
  })
})

describe('MX', () => {
  const mx = (host: string, preference = 10) => ({ host, preference })
  it('only the lowest preference counts', () => {
    expect(bestOf([mx('backup.example', 20), mx('MX.Example.')])).toEqual(['mx.example'])
  })

  it.each<[string, string, string, string[]]>([
    [
      'less its first label, then its base',
      'mx.eu.hoster.example',
      'ann@proseware.example',
      ['eu.hoster.example', 'hoster.example'],
    ],
    ['never a suffix', 'hoster.co.uk', 'ann@proseware.example', ['hoster.co.uk']],
    ['not what was asked already', 'mx.proseware.example', 'ann@proseware.example', []],
    ['never the parent of the address', 'mx.uni.example', 'ann@dept.uni.example', []],
  ])('%s', (_name, host, email, domains) => {
    expect(domainsOf(host, address(email))).toEqual(domains)
  })
})

describe('guesses', () => {
  it('stand in the written order', () => {
    expect(guessesFor('x.example', 'outgoing', []).map(({ host, port }) => `${host}:${port}`)).toEqual([
      'smtp.x.example:465',
      'mail.x.example:465',
      'x.example:465',
      'smtp.x.example:587',
      'mail.x.example:587',
      'x.example:587',
    ])
  })

  it('leave out what the domain says it does not offer', () => {
    const pop = services.filter(({ protocol }) => protocol === 'pop3')
    expect(new Set(guessesFor('x.example', 'incoming', pop).map(({ protocol }) => protocol))).toEqual(new Set(['imap']))
  })
})

const answer = (inside: string) =>
  Buffer.from(
    '<?xml version="1.0"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">' +
      `<Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"><Account>${inside}</Account></Response></Autodiscover>`,
  )
const protocol = (more: string, type = 'IMAP', port = 993) =>
  `<Protocol><Type>${type}</Type><Server>imap.proseware.example</Server><Port>${port}</Port>${more}</Protocol>`

describe('an Autodiscover answer', () => {
  it.each<[string, string, number, object]>([
    ['SSL is on unless it says off', '', 993, { security: 'tls' }],
    ['on a STARTTLS port, SSL means that', '<SSL>on</SSL>', 143, { security: 'starttls' }],
    ['SSL off', '<SSL>off</SSL>', 143, { security: 'none' }],
    ['Encryption outranks SSL', '<SSL>off</SSL><Encryption>TLS</Encryption>', 993, { security: 'starttls' }],
    ['Encryption SSL', '<Encryption>SSL</Encryption>', 143, { security: 'tls' }],
    ['Encryption None', '<Encryption>None</Encryption>', 993, { security: 'none' }],
    ['SPA on', '<SPA>on</SPA>', 993, { authentication: ['ntlm'] }],
    ['a name of its own', '<LoginName>u123</LoginName>', 993, { username: 'u123' }],
    ['no name', '', 993, { username: 'ann@proseware.example', authentication: ['password'] }],
    [
      'the stand-in’s name',
      '<LoginName>Postmaster@proseware.example</LoginName>',
      993,
      { username: 'ann@proseware.example' },
    ],
  ])('%s', (_name, more, port, expected) => {
    const read = readAutodiscover(answer(protocol(more, 'IMAP', port)), address(), 'postmaster@proseware.example')
    expect(read).toMatchObject({ kind: 'servers', servers: { incoming: [expected] } })
  })

  it.each<[string, string, object]>([
    [
      'another address',
      '<RedirectAddr>ann@other.example</RedirectAddr>',
      { kind: 'redirect-address', email: 'ann@other.example' },
    ],
    [
      'another place',
      '<RedirectUrl>https://x.example/</RedirectUrl>',
      { kind: 'redirect-url', url: 'https://x.example/' },
    ],
    [
      'Exchange only',
      protocol('', 'EXCH') + protocol('', 'EXPR'),
      { kind: 'refused', reason: expect.stringContaining('sign-in') },
    ],
    ['nothing', '', { kind: 'refused' }],
    ['a host on this computer', protocol('').replace('imap.proseware.example', 'localhost'), { kind: 'refused' }],
  ])('%s', (_name, inside, expected) => {
    expect(readAutodiscover(answer(inside), address(), '')).toMatchObject(expected)
  })

  it.each(['<html/>', '{"Protocol":"AutodiscoverV1"}', '<!DOCTYPE x><Autodiscover/>'])('%s is refused', (text) => {
    expect(readAutodiscover(Buffer.from(text), address(), '')).toMatchObject({ kind: 'refused' })
  })
})
