import { readFileSync } from 'node:fs'
import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { duplicateName } from '../../../../electron/contract/parse/duplicate-name.ts'
import {
  aboutHandout,
  handoutFrom,
  parseHandout,
  readHandoutText,
} from '../../../../electron/contract/parse/handout.ts'
import { handoutShape } from '../../../../electron/contract/parse/handout-schema.ts'
import { requestParsers } from '../../../../electron/contract/parse/requests/table.ts'
import { certificateFor, testAuthority } from '../../../servers/certificates.ts'
import { goodFile, goodFileWithAuthority } from '../handout-file.ts'

let authority = ''
let leaf = ''
beforeAll(async () => {
  authority = await testAuthority()
  leaf = (await certificateFor('imap.proseware.example')).cert
})

const text = (value: unknown) => JSON.stringify(value, null, 2)
const withLink = (url: string): object => ({ ...goodFile, contact: { name: 'IT', url } })
const withServer = (given: object) => ({ ...goodFile, incoming: { ...goodFile.incoming, ...given } })
const withContact = (given: object) => ({ ...goodFile, contact: { ...goodFile.contact, ...given } })

describe('a hand-out', () => {
  it('is read, with what it leaves out filled in', async () => {
    const read = parseHandout(text(await goodFileWithAuthority()))
    expect(read.ok && read.value).toEqual({
      ...goodFile,
      incoming: { ...goodFile.incoming, authentication: 'password', username: '%EMAILADDRESS%' },
      outgoing: { ...goodFile.outgoing, authentication: 'password', username: '%EMAILADDRESS%' },
      authority,
    })
  })

  it('may say next to nothing', () => {
    const read = parseHandout(text({ schema: 1, organisation: 'Fabrikam', domains: ['Fabrikam.Example.'] }))
    expect(read.ok && read.value).toEqual({
      schema: 1,
      organisation: 'Fabrikam',
      domains: ['fabrikam.example'],
      incoming: null,
      outgoing: null,
      contact: null,
      help: null,
      controlHosts: [],
      authority: null,
      languages: [],
      mailProgram: null,
      updates: true,
    })
  })

  it.each([
    ['as it was made', goodFile],
    ['with a relay without sign-in', { ...goodFile, outgoing: { ...goodFile.outgoing, authentication: 'none' } }],
  ])('read once more, as a request carries it, says the same: %s', (_name, file) => {
    const once = parseHandout(text(file))
    const again = handoutFrom(once.ok && structuredClone(once.value))
    expect(again).toEqual(once)
  })

  it('shows names in both forms, servers outside its domains, and whose authority it is', async () => {
    const file = {
      ...(await goodFileWithAuthority()),
      domains: ['proseware.example', 'аpple.example'],
      outgoing: { ...goodFile.outgoing, host: 'smtp.hoster.example' },
    }
    const read = readHandoutText(text(file))
    expect(read.ok && read.about).toMatchObject({
      domains: [
        { ascii: 'proseware.example', unicode: 'proseware.example' },
        { ascii: 'xn--pple-43d.example', unicode: 'аpple.example' },
      ],
      servers: [
        { side: 'incoming', ascii: 'imap.proseware.example', port: 993, isOutside: false },
        { side: 'outgoing', ascii: 'smtp.hoster.example', port: 465, isOutside: true },
      ],
      authorities: [{ name: 'Test Authority', fingerprint: expect.stringMatching(/^([\dA-F]{2}:){31}[\dA-F]{2}$/) }],
    })
  })
})

describe('one sentence, and nothing applied', () => {
  it.each<[string, () => string, RegExp]>([
    ['nothing', () => '', /is empty/],
    ['no JSON', () => 'organisation: Proseware', /is not JSON: look at line 1/],
    ['half of one', () => text(goodFile).slice(0, 90), /ends too early/],
    ['a list', () => '[]', /is not a hand-out/],
    ['another JSON file', () => '{"name":"x"}', /should begin with "schema": 1/],
    ['a newer one', () => text({ ...goodFile, schema: 2, wonder: true }), /newer version .* update this one/],
    ['an unheard-of one', () => text({ ...goodFile, schema: '1' }), /should begin with "schema": 1/],
    ['a field twice', () => text(goodFile).replace('{', '{"organisation": "Other",'), /has "organisation" twice/],
    ['twice by escapes', () => text(goodFile).replace('{', '{"\\u006frganisation": "O",'), /has "organisation" twice/],
    ['one that is too large', () => text({ ...goodFile, help: 'x'.repeat(40_000) }), /larger than 32 KiB/],
    ['a field of the future', () => text({ ...goodFile, acceptInvalidCertificates: true }), /does not know/],
    ['a field of the future inside', () => text(withServer({ verify: false })), /incoming has a field "verify"/],
    ['a password', () => text(withServer({ password: 'correct horse' })), /never holds a password/],
    ['no organisation', () => text({ schema: 1, domains: ['a.example'] }), /organisation is missing/],
    ['a number as organisation', () => text({ ...goodFile, organisation: 7 }), /organisation is 7/],
    ['an empty organisation', () => text({ ...goodFile, organisation: ' ' }), /organisation is empty/],
    ['a long organisation', () => text({ ...goodFile, organisation: 'x'.repeat(101) }), /organisation is too long/],
    ['escape codes', () => text({ ...goodFile, organisation: 'A\u001b[31m' }), /control characters/],
    ['text turned round', () => text({ ...goodFile, organisation: 'gpj\u202Eexe' }), /control characters/],
    ['a mark that turns what follows', () => text({ ...goodFile, organisation: 'Fi\u200Frm' }), /control characters/],
    ['a letter that is not seen', () => text({ ...goodFile, organisation: 'Fi\u200Brm' }), /control characters/],
    ['nothing that is seen', () => text({ ...goodFile, organisation: '\u200D\u200C ' }), /organisation is empty/],
    ['a second line', () => text({ ...goodFile, organisation: 'Firm\u2028says' }), /control characters/],
    ['half a letter', () => text({ ...goodFile, organisation: '\uD800' }), /control characters/],
    ['a link turned round', () => text(withLink('https://x.example/\u202Egpj')), /contact\.url/],
    ['escape codes in the help', () => text({ ...goodFile, help: 'a\u0007' }), /help has control characters/],
    ['no domain', () => text({ ...goodFile, domains: [] }), /domains is too little/],
    ['everybody’s domain', () => text({ ...goodFile, domains: ['co.uk'] }), /"co.uk", which is nobody's own/],
    [
      'a whole country',
      () => text({ ...goodFile, domains: ['proseware.example', 'com'] }),
      /domains.1 is not a full name/,
    ],
    ['a wildcard', () => text({ ...goodFile, domains: ['*.proseware.example'] }), /domains.0 is not a host name/],
    ['a port in clear', () => text(withServer({ security: 'none' })), /incoming.security is "none"; use one of/],
    [
      'no sign-in for receiving',
      () => text(withServer({ authentication: 'none' })),
      /incoming.authentication is "none"/,
    ],
    ['a computer’s address', () => text(withServer({ host: '192.0.2.7' })), /incoming.host is an address/],
    ['another form of one', () => text(withServer({ host: '::1' })), /incoming.host is an address/],
    ['this computer', () => text(withServer({ host: 'localhost' })), /incoming.host is not a full name/],
    ['a host with a line end', () => text(withServer({ host: 'a.example\r\nQUIT' })), /incoming.host/],
    ['a user name with a line end', () => text(withServer({ username: 'a\r\nb' })), /username has control characters/],
    ['a port that cannot be', () => text(withServer({ port: 0 })), /incoming.port/],
    ['a link that runs', () => text(withContact({ url: 'javascript:alert(1)' })), /contact.url is no https address/],
    ['a link in clear', () => text(withContact({ url: 'http://help.example.com' })), /contact.url is no https address/],
    [
      'a link with a name in it',
      () => text(withContact({ url: 'https://bank.example@evil.example' })),
      /contact.url has/,
    ],
    ['headers in an address', () => text(withContact({ email: 'a@b.example?bcc=c@d.example' })), /contact.email/],
    ['a phone that dials codes', () => text(withContact({ phone: '*21*0900#' })), /contact.phone is no phone number/],
    ['no name to call', () => text({ ...goodFile, contact: { email: 'a@b.example' } }), /contact.name is missing/],
    [
      'a control port for anything',
      () => text({ ...goodFile, controlHosts: [{ host: 'a.example', port: 22, operator: 'x' }] }),
      /controlHosts.0.port is not a port for mail/,
    ],
    [
      'control hosts without end',
      () => text({ ...goodFile, controlHosts: Array(41).fill(goodFile.controlHosts[0]) }),
      /controlHosts is too much; at most 40/,
    ],
    ['an authority that is none', () => text({ ...goodFile, authority: 'trust me' }), /holds no PEM certificate/],
    ['a server’s certificate', () => text({ ...goodFile, authority: leaf }), /of a server, not of an authority/],
    [
      'an authority beside a server’s certificate',
      () => text({ ...goodFile, authority: `${authority}\n${leaf}` }),
      /of a server, not of an authority/,
    ],
    ['a damaged authority', () => text({ ...goodFile, authority: authority.replace(/M/g, 'N') }), /damaged/],
    ['many authorities', () => text({ ...goodFile, authority: `${authority}\n`.repeat(6) }), /more than 5/],
    [
      'an authority with its key',
      () => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
        const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
        return text({ ...goodFile, authority: `${authority}\n${key}` })
      },
      /private key/,
    ],
    ['a mail program as a path', () => text({ ...goodFile, mailProgram: '../../etc' }), /mailProgram/],
    ['a language that is none', () => text({ ...goodFile, languages: ['english!'] }), /languages.0 is no language/],
  ])('%s', (_name, file, message) => {
    const read = readHandoutText(file())
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) })
    const sentence = read.ok ? '' : read.message
    expect(sentence).toMatch(/^This hand-out [^\n\p{Cc}]{5,240}\.$/u)
    expect(sentence).not.toContain('correct horse')
  })

  it('a request with a hand-out that is none is refused', () => {
    const request = {
      account: { email: 'ann@proseware.example' },
      password: null,
      timeoutMs: 8000,
      allowClearText: false,
      recipient: null,
      ca: null,
      acceptDomains: [],
      sendTest: null,
      domain: false,
      history: null,
      networkName: null,
    }
    const read = requestParsers.check({ ...request, handout: withServer({ security: 'none' }) })
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining('incoming.security') })
    expect(requestParsers.check({ ...request, handout: goodFile }).ok).toBe(true)
    expect(requestParsers.check({ ...request, handout: null }).ok).toBe(true)
  })
})

describe('a name that stands twice', () => {
  it.each([
    ['{"a":1,"b":{"a":2}}', null],
    ['{"a":[{"a":1},{"a":2}],"b":"a"}', null],
    ['{"a":1,"b":2,"a":3}', 'a'],
    ['{"x":[{"b":1,"\\u0062":2}]}', 'b'],
    ['{"a":"{\\"b\\":1,\\"b\\":2}"}', null],
  ])('%s: %s', (json, name) => {
    expect(duplicateName(json)).toBe(name)
  })
})

it('the published schema is the one that files are read by', () => {
  const published = JSON.parse(readFileSync('assets/mailcheck.schema.json', 'utf8')) as unknown
  expect(published).toEqual({
    ...z.toJSONSchema(handoutShape, { io: 'input' }),
    $id: 'mailcheck.schema.json',
    title: 'Mail Settings Checker hand-out',
  })
})

it('what is shown follows from what is read, not from the file', () => {
  const read = parseHandout(text(goodFile))
  expect(read.ok && aboutHandout(read.value).authorities).toEqual([])
})
