import { describe, expect, it } from 'vitest'
import { parseAccount } from '../../../../electron/contract/parse/account.ts'

const incoming = { protocol: 'imap', host: 'imap.example.com', port: 993, security: 'tls', username: 'ann' }
const outgoing = { host: 'smtp.example.com', port: 587, security: 'starttls', authentication: 'password', username: '' }
const whole = { email: 'ann@example.com', incoming, outgoing }
const changed = (change: object): string => JSON.stringify({ ...whole, ...change })

describe('an account that can be used', () => {
  it.each([
    ['both servers', changed({}), whole],
    ['the address alone', '{"email":"ann@example.com"}', { email: 'ann@example.com' }],
    ['null stands for not there', changed({ incoming: null, outgoing: null }), { email: 'ann@example.com' }],
    [
      'no user name and no authentication',
      JSON.stringify({ email: 'a@b.example', outgoing: { host: 'h.example', port: 25, security: 'none' } }),
      { email: 'a@b.example', outgoing: { host: 'h.example', port: 25, security: 'none', username: '' } },
    ],
    [
      'an IPv6 address as host',
      changed({ incoming: { ...incoming, host: '2001:db8::1' } }),
      { ...whole, incoming: { ...incoming, host: '2001:db8::1' } },
    ],
    [
      'an international name',
      changed({ incoming: { ...incoming, host: 'post.bücher.example' } }),
      { ...whole, incoming: { ...incoming, host: 'post.bücher.example' } },
    ],
  ])('%s', (_name, text, expected) => {
    expect(parseAccount(text)).toEqual({ ok: true, value: expected, warnings: [] })
  })

  it('passes over unknown fields, names what looks like a secret, and never repeats what stands in them', () => {
    const read = parseAccount(changed({ pasword: 'hunter2', outgoing: { ...outgoing, tls: true } }))
    expect(read).toEqual({
      ok: true,
      value: whole,
      warnings: [expect.stringMatching(/^not used from the account: "pasword" \(a password is never/)],
    })
  })

  it('says where a password belongs', () => {
    const read = parseAccount(changed({ password: 'hunter2' }))
    expect(JSON.stringify(read)).toContain('--password-stdin')
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})

describe('an account that cannot', () => {
  it.each([
    ['nothing', '', 'is empty'],
    ['not JSON', 'email: ann@example.com', 'line 1, column 1'],
    ['a comma too many', '{\n  "email": "a@b.example",\n}', 'line 3, column 1'],
    ['a comma missing', '{"email": "a@b.example" "x": 1}', 'line 1, column 25'],
    ['a word that is none', '{"email": tru}', 'line 1, column 11'],
    ['something behind the end', '{"email": "a@b.example"} x', 'line 1, column 26'],
    ['cut off', '{"email": "a@b.example"', 'ends too early'],
    ['cut off in a list', '[1, [2', 'ends too early'],
    ['a list', '[]', 'is a list, not an account'],
    ['a text', '"ann@example.com"', 'not an account'],
    ['null', 'null', 'not an account'],
    ['no address', '{}', 'email is missing'],
    ['an empty address', '{"email": " "}', 'email is empty'],
    ['an address without @', '{"email": "ann"}', 'email has no @'],
    ['an address with a line end', '{"email": "ann\\r\\nRCPT@example.com"}', 'email is not an e-mail address'],
    ['an address with a broken domain', '{"email": "ann@-.example"}', 'after the @'],
    ['an address that is a number', '{"email": 5}', 'email is 5'],
    [
      'a server that is no object',
      changed({ incoming: 'imap.example.com' }),
      'incoming is "imap.example.com"; write an object',
    ],
    ['no protocol', changed({ incoming: outgoing }), 'incoming.protocol is missing'],
    ['an unknown protocol', changed({ incoming: { ...incoming, protocol: 'exchange' } }), 'use one of "imap", "pop3"'],
    [
      'port 0',
      changed({ incoming: { ...incoming, port: 0 } }),
      'incoming.port is 0; use a whole number from 1 to 65535',
    ],
    ['port 65536', changed({ outgoing: { ...outgoing, port: 65536 } }), 'outgoing.port is 65536'],
    ['port 1.5', changed({ outgoing: { ...outgoing, port: 1.5 } }), 'outgoing.port is 1.5'],
    ['a port in quotes', changed({ outgoing: { ...outgoing, port: '25' } }), 'without quotes'],
    ['no port', changed({ outgoing: { host: 'h.example', security: 'tls' } }), 'outgoing.port is missing'],
    ['an empty host', changed({ outgoing: { ...outgoing, host: '' } }), 'outgoing.host is empty'],
    [
      'a host with a space',
      changed({ outgoing: { ...outgoing, host: 'smtp example.com' } }),
      'outgoing.host has a space',
    ],
    [
      'a host with a scheme',
      changed({ outgoing: { ...outgoing, host: 'smtp://smtp.example.com' } }),
      'outgoing.host has a scheme',
    ],
    [
      'a host with a port',
      changed({ outgoing: { ...outgoing, host: 'smtp.example.com:25' } }),
      'outgoing.host has a port',
    ],
    [
      'a host with a path',
      changed({ outgoing: { ...outgoing, host: 'example.com/mail' } }),
      'outgoing.host has a path',
    ],
    [
      'a host with a backslash',
      changed({ outgoing: { ...outgoing, host: 'evil.example\\smtp.example.com' } }),
      'outgoing.host is not a host name',
    ],
    [
      'an encoded host',
      changed({ outgoing: { ...outgoing, host: 'smtp%2eexample.com' } }),
      'outgoing.host is not a host name',
    ],
    [
      'a host that is an address',
      changed({ outgoing: { ...outgoing, host: 'ann@example.com' } }),
      'is an e-mail address',
    ],
    ['a host in brackets', changed({ outgoing: { ...outgoing, host: '[192.0.2.1]' } }), 'has brackets'],
    ['half an IP address', changed({ outgoing: { ...outgoing, host: '192.0.2' } }), 'neither a host name nor'],
    [
      'a word of other programs',
      changed({ incoming: { ...incoming, security: 'SSL' } }),
      'incoming.security is "SSL"; write "tls"',
    ],
    [
      'an unknown security',
      changed({ incoming: { ...incoming, security: 'yes' } }),
      'use one of "tls", "starttls", "none"',
    ],
    ['security as a boolean', changed({ incoming: { ...incoming, security: true } }), 'incoming.security is true'],
    [
      'an unknown authentication',
      changed({ outgoing: { ...outgoing, authentication: 'magic' } }),
      'use one of "password"',
    ],
    ['a user name with a line end', changed({ outgoing: { ...outgoing, username: 'ann\nQUIT' } }), 'control character'],
  ])('%s', (_name, text, expected) => {
    const read = parseAccount(text)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.message).toContain(expected)
    expect(read.message).not.toMatch(/[\n\r]/)
  })
})
