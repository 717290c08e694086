import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../../electron/accounts/discover/address.ts'
import { readConfig } from '../../../../electron/accounts/discover/config-file.ts'
import { sharedData } from '../../../shared-data.ts'

function address(email = 'Ann+list@Proseware.example') {
  const found = addressOf(email)
  if (found === null) throw new Error(email)
  return found
}

const imap = (inside = '', attributes = 'type="imap"') =>
  `<incomingServer ${attributes}><hostname>imap.proseware.example</hostname><port>993</port><socketType>SSL</socketType>` +
  `<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>${inside}</incomingServer>`
const config = (servers: string, before = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${before}<clientConfig version="1.1"><emailProvider id="x"><domain>x</domain>${servers}</emailProvider></clientConfig>`
const read = (xml: string | Uint8Array, email?: string) =>
  readConfig(typeof xml === 'string' ? Buffer.from(xml) : xml, address(email))
const first = (xml: string, email?: string) => {
  const config = read(xml, email)
  return config.ok ? (config.servers.incoming[0] ?? null) : config.reason
}

const good = {
  protocol: 'imap',
  host: 'imap.proseware.example',
  port: 993,
  security: 'tls',
  authentication: ['password'],
  username: 'Ann+list@proseware.example',
}

describe('a published configuration', () => {
  it.each<[string, string]>([
    ['as it should be', config(imap())],
    ['with a byte order mark', `\ufeff${config(imap())}`],
    ['of another version', config(imap()).replace('1.1', '3.7')],
    [
      'with comments and CDATA',
      config(imap()).replace('imap.proseware.example', '<!-- a --><![CDATA[imap.proseware.example]]>'),
    ],
    ['with white space around', config(imap()).replace('>993<', '>\n 993 \t<')],
    [
      'with unknown elements and attributes',
      config(`<x y="1"><z/></x>${imap('<quirk>1</quirk>', 'new="1" type="imap"')}`),
    ],
    ['with a word about DOCTYPE in a comment', config(`<!-- <!DOCTYPE x> -->${imap()}`)],
    ['with servers of unknown types before', config(`${imap('', 'type="jmap"')}${imap('', 'type="ews"')}${imap()}`)],
    ['with a server without a host before', config(imap().replace('imap.proseware.example', '') + imap())],
    ['with a bad port before', config(imap().replace('993', '99999') + imap())],
    ['with an unknown socketType before', config(imap().replace('SSL', 'QUIC') + imap())],
    ['with only unknown authentication before', config(imap().replace('password-cleartext', 'magic') + imap())],
    ['with a loopback host before', config(imap().replace('imap.proseware.example', 'localhost') + imap())],
    ['with a bare address before', config(imap().replace('imap.proseware.example', '127.0.0.1') + imap())],
    ['with a bare IPv6 address before', config(imap().replace('imap.proseware.example', '[fe80::1]') + imap())],
    ['with a number for an address before', config(imap().replace('imap.proseware.example', '2130706433') + imap())],
    ['without a user name', config(imap().replace('<username>%EMAILADDRESS%</username>', ''))],
    ['with a host by placeholder', config(imap().replace('imap.proseware.example', 'imap.%EMAILDOMAIN%'))],
    ['with an upper-case host', config(imap().replace('imap.proseware.example', 'IMAP.Proseware.example.'))],
  ])('%s', (_name, xml) => {
    expect(first(xml)).toEqual(good)
  })

  it.each<[string, string, string]>([
    ['the local part', '%EMAILLOCALPART%', 'Ann+list'],
    ['two of them', '%EMAILLOCALPART%.%EMAILDOMAIN%', 'Ann+list.proseware.example'],
    ['an unknown one stays', '%REALNAME%@%EMAILDOMAIN%', '%REALNAME%@proseware.example'],
    ['characters by number, once', 'a&#64;b&amp;amp;', 'a@b&amp;'],
  ])('user name: %s', (_name, pattern, expected) => {
    expect(first(config(imap().replace('%EMAILADDRESS%', pattern)))).toMatchObject({ username: expected })
  })

  it('does not fill in what a placeholder brought in', () => {
    const xml = config(imap().replace('%EMAILADDRESS%', '%EMAILLOCALPART%'))
    expect(first(xml, '%EMAILDOMAIN%@proseware.example')).toMatchObject({ username: '%EMAILDOMAIN%' })
  })

  it('asks for an internationalised domain in ASCII, and keeps it in the name', () => {
    const xml = config(imap().replace('imap.proseware.example', 'imap.%EMAILDOMAIN%'))
    expect(first(xml, 'jörg@MÜLLER.example')).toMatchObject({
      host: 'imap.xn--mller-kva.example',
      username: 'jörg@müller.example',
    })
  })

  it.each<[string, string, string, string[]]>([
    ['STARTTLS', 'STARTTLS', 'password-encrypted', ['starttls', 'password-encrypted']],
    ['plain, with the old words', 'plain', 'plain', ['none', 'password']],
    ['secure, an old word', 'SSL', 'secure', ['tls', 'password-encrypted']],
    ['NTLM', 'SSL', 'NTLM', ['tls', 'ntlm']],
    ['GSSAPI', 'SSL', 'GSSAPI', ['tls', 'kerberos']],
    ['OAuth2', 'SSL', 'OAuth2', ['tls', 'oauth2']],
    ['none', 'SSL', 'none', ['tls', 'none']],
    ['client-IP-address', 'SSL', 'client-IP-address', ['tls', 'none']],
  ])('%s', (_name, socketType, authentication, [security, method]) => {
    const xml = config(imap().replace('SSL', socketType).replace('password-cleartext', authentication))
    expect(first(xml)).toMatchObject({ security, authentication: [method] })
  })

  it('keeps all ways of signing in that it knows, in their order', () => {
    const more = '<authentication>magic</authentication><authentication>OAuth2</authentication>'
    expect(first(config(imap(more)))).toMatchObject({ authentication: ['password', 'oauth2'] })
  })

  it('keeps the published order, but TLS before STARTTLS within one protocol', () => {
    const pop = imap('', 'type="pop3"').replace('SSL', 'STARTTLS').replace('993', '110')
    const read1 = read(config(imap().replace('SSL', 'STARTTLS').replace('993', '143') + pop + imap()))
    expect(read1.ok && read1.servers.incoming.map(({ port }) => port)).toEqual([993, 110, 143])
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['an entity bomb', config(imap(), '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "c">]>'), /DOCTYPE/],
    ['an external entity', config(imap(), '<!doctype x SYSTEM "file:///etc/passwd">'), /DOCTYPE/],
    ['a DOCTYPE behind the root', `${config(imap())}<!DOCTYPE x>`, /DOCTYPE/],
    ['an entity that XML does not know', config(imap().replace('993', '&nbsp;993')), /well-formed/],
    ['an element that is not closed', config(imap()).replace('</emailProvider>', ''), /well-formed/],
    ['text before the root', `hello ${config(imap(), '')}`, /well-formed/],
    ['two roots', config(imap()) + config(imap(), ''), /well-formed/],
    ['a name that is JavaScript’s', config(`<__proto__/>${imap()}`), /well-formed/],
    ['nesting without end', config('<a>'.repeat(5000) + '</a>'.repeat(5000)), /well-formed/],
    ['nothing', '', /well-formed/],
    ['a web page', '<!DOCTYPE html><html><body>Welcome<br></body></html>', /DOCTYPE/],
    ['XHTML', '<html><body>Welcome</body></html>', /clientConfig/],
    ['no provider', '<clientConfig/>', /emailProvider/],
    ['no server', config(''), /no server/],
    ['only servers that cannot be used', config(imap().replace('993', '0')), /no server/],
    ['another encoding', Buffer.from(config(imap().replace('x', 'é')), 'latin1'), /UTF-8/],
    ['more than 1 MiB', `${config(imap())}${' '.repeat(1024 * 1024)}`, /1 MiB/],
  ])('is refused: %s', (_name, xml, reason) => {
    const config = read(xml)
    expect(config.ok ? null : config.reason).toMatch(reason)
  })
})

describe.skipIf(sharedData === null)('every sample of the ISPDB', () => {
  const folder = `${sharedData}ispdb/`
  const files = sharedData === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.xml'))
  it.each(files)('%s', (name) => {
    const domain = name.replace(/\.xml$/, '')
    const bytes = readFileSync(folder + name)
    const config = readConfig(bytes, address(`ann@${domain}`))
    if (!config.ok) throw new Error(config.reason)
    // Read by patterns, as a second opinion: the samples have one element a line.
    const text = bytes.toString('utf8').replaceAll(/<!--[\s\S]*?-->/g, '')
    const blocks = [...text.matchAll(/<(incoming|outgoing)Server type="(\w+)">([\s\S]*?)<\/\1Server>/g)]
    const expected = blocks.map(([, , type, inside = '']) => {
      const one = (name: string) => new RegExp(`<${name}>\\s*(.*?)\\s*</${name}>`).exec(inside)?.[1] ?? ''
      const filled = (pattern: string) =>
        pattern
          .replaceAll('%EMAILADDRESS%', `ann@${domain}`)
          .replaceAll('%EMAILLOCALPART%', 'ann')
          .replaceAll('%EMAILDOMAIN%', domain)
      const security = { SSL: 'tls', STARTTLS: 'starttls', plain: 'none' }[one('socketType')]
      const methods = [...inside.matchAll(/<authentication>(.*?)<\/authentication>/g)].map(([, method = '']) => {
        return { 'password-cleartext': 'password', 'password-encrypted': 'password-encrypted', OAuth2: 'oauth2' }[
          method
        ]
      })
      const username = filled(one('username') || '%EMAILADDRESS%')
      return [type, filled(one('hostname')).toLowerCase(), one('port'), security, methods.join(), username].join(' ')
    })
    const { incoming, outgoing } = config.servers
    const found = [...incoming, ...outgoing.map((server) => ({ protocol: 'smtp', ...server }))].map((server) => {
      const { protocol, host, port, security, authentication, username } = server
      return [protocol, host, port, security, authentication.join(), username].join(' ')
    })
    expect(found.length).toBeGreaterThan(0)
    expect(found.toSorted()).toEqual(expected.toSorted())
    // In the published order, too, but for STARTTLS before TLS within one protocol.
    const places = (lines: string[]) => lines.map((line) => line.split(' ')[0])
    expect(places(found)).toEqual(places(expected))
  })
})
