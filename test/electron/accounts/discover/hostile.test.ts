/** Discovery against a world that lies, floods, stalls and leads in circles: the right result or a clear refusal, in time. */
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { findSettings, type FindOptions } from '../../../../electron/accounts/discover/find.ts'
import type { FindAnswer } from '../../../../electron/contract/found.ts'
import type { SrvRecord } from '../../../../electron/wire/world.ts'
import { testAuthority } from '../../../servers/certificates.ts'
import { httpsServer, type WebAnswer, type WebPage } from '../../../servers/https-server.ts'
import { testWorld, type TestWorldOptions } from '../../../servers/test-world.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const domain = 'proseware.example'
const own = `autoconfig.${domain}/mail/config-v1.1.xml`
const wellKnown = `${domain}/.well-known/autoconfig/mail/config-v1.1.xml`
const discover = `${domain}/autodiscover/autodiscover.xml`
const ispdb = (name: string) => `autoconfig.thunderbird.net/v1.1/${name}`

function config(host = `imap.${domain}`): string {
  const server = (kind: string, type: string, name: string, port: number) =>
    `<${kind}Server type="${type}"><hostname>${name}</hostname><port>${port}</port><socketType>SSL</socketType>` +
    `<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></${kind}Server>`
  return `<clientConfig version="1.1"><emailProvider id="x">${server('incoming', 'imap', host, 993)}${server('outgoing', 'smtp', host.replace('imap', 'smtp'), 465)}</emailProvider></clientConfig>`
}
const account = (inside: string): string =>
  `<Autodiscover><Response><Account>${inside}</Account></Response></Autodiscover>`
const to = (location: string, status = 301): WebPage => ({ status, headers: { location } })
const srv = (target: string, port = 993, priority = 0, weight = 1): SrvRecord => ({ target, port, priority, weight })

interface Given extends Pick<TestWorldOptions, 'records' | 'hosts'> {
  pages?: Record<string, WebAnswer>
  names?: string[]
  email?: string
  options?: Partial<FindOptions>
}

async function find(given: Given): Promise<FindAnswer & { requests: string[]; asked: string[]; tried: string[] }> {
  const { pages = {}, names = [], records = {}, options } = given
  const web = await httpsServer(pages)
  ends.push(() => web.close())
  const hosts = [...Object.keys(pages).map((place) => place.replace(/[/:].*/, '')), ...names]
  const world = testWorld({
    hosts: { ...Object.fromEntries(hosts.map((name) => [name, { 4: ['192.0.2.1'] }])), ...given.hosts },
    ports: { '*:443': web.port },
    refused: [80, 143, 465, 587, 993, 995, 110].map((port) => `*:${port}`),
    records,
    authorities: [await testAuthority()],
  })
  const { signal } = new AbortController()
  const waiting = { patienceMs: 3000, lingerMs: 3000, boundMs: 6000 }
  const answer = await findSettings(given.email ?? `ann@${domain}`, { world, signal, ...waiting, ...options })
  await world.closed()
  return { ...answer, requests: web.requests(), asked: world.asked(), tried: world.tried() }
}

const firstOf = (answer: FindAnswer) => answer.candidates[0]?.incoming

describe('an answer that', () => {
  const good = { protocol: 'imap', host: `imap.${domain}`, port: 993, security: 'tls', username: `ann@${domain}` }

  it.each<[name: string, page: WebPage]>([
    ['is of type HTML, and is the file', { body: config(), headers: { 'content-type': 'text/html' } }],
    ['is of no type', { body: config(), headers: { 'content-type': '' } }],
    ['is packed', { body: gzipSync(config()), headers: { 'content-encoding': 'gzip' } }],
    ['begins with a mark', { body: `\ufeff${config()}` }],
    ['is led to by five redirects', to(`https://${domain}/1`)],
    ['is led to by a relative address', to('/mail/other.xml')],
  ])('%s is taken', async (_, page) => {
    const steps = [1, 2, 3].map((step) => [`${domain}/${step}`, to(`https://${domain}/${step + 1}`, 302)] as const)
    const pages = {
      [own]: page,
      ...Object.fromEntries(steps),
      [`${domain}/4`]: to(`https://${domain}/5`, 308),
      [`${domain}/5`]: { body: config() },
      [`autoconfig.${domain}/mail/other.xml`]: { body: config() },
    }
    expect(firstOf(await find({ pages }))).toMatchObject(good)
  })

  it.each<[name: string, page: WebAnswer, reason: RegExp | null]>([
    ['is a web page', { body: '<!DOCTYPE html><html><body>Not found</body></html>' }, /DOCTYPE/],
    ['is JSON', { body: '{"imap": "x"}', headers: { 'content-type': 'application/json' } }, /well-formed/],
    ['is an image', { body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]) }, /UTF-8/],
    ['is empty', { body: '' }, /well-formed/],
    ['is an error, and the file', { status: 500, body: config() }, null],
    ['is a 404, and the file', { status: 404, body: config() }, null],
    ['asks for a sign-in', { status: 401, body: config(), headers: { 'www-authenticate': 'Basic' } }, null],
    ['is an entity bomb', { body: `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${config()}` }, /DOCTYPE/],
    ['is 10 MiB', { body: Buffer.alloc(10 * 1024 * 1024, 0x20) }, /1 MiB/],
    [
      'unpacks to 64 MiB',
      { body: gzipSync(Buffer.alloc(64 * 1024 * 1024)), headers: { 'content-encoding': 'gzip' } },
      /1 MiB/,
    ],
    ['is packed in a way nobody knows', { body: config(), headers: { 'content-encoding': 'zstd-9' } }, null],
    ['leads in a circle', to(`https://${own}`), /too often/],
    ['leads to plain HTTP', to(`http://${own}`), /without encryption/],
    ['leads to a file', to('file:///etc/passwd'), /without encryption/],
    ['leads to script', to('javascript:alert(1)'), /without encryption/],
    ['leads to itself by name and password', to(`https://ann:CANARY@${own}`), null],
    ['never ends', 'endless', null],
    ['never comes', 'silent', null],
    ['is a config with no server that can be reached', { body: config('127.0.0.1') }, /no server/],
    ['is a config of this computer', { body: config('imap.localhost') }, /no server/],
    ['is a config of this network’s corner', { body: config('imap.local') }, /no server/],
    ['is a config of link-local addresses', { body: config('169.254.1.1') }, /no server/],
    ['is a config of an IPv6 literal', { body: config('[::1]') }, /no server/],
    ['is a config of a host with a port', { body: config('imap.proseware.example:993') }, /no server/],
    ['is a config of a host with a path', { body: config('imap.proseware.example/x') }, /no server/],
    ['is a config of a host with a question', { body: config('imap.proseware.example?x') }, /no server/],
    ['is a config of a host with a mark', { body: config('imap.proseware.example#x') }, /no server/],
    ['is a config of a host with a backslash', { body: config('imap.proseware.example\\x') }, /no server/],
    ['is a config of a host with a user', { body: config('ann@imap.proseware.example') }, /no server/],
    ['is a config of an encoded host', { body: config('imap%2eproseware.example') }, /no server/],
    ['is a config of an empty label', { body: config('imap..proseware.example') }, /no server/],
  ])('%s is none', async (_, page, reason) => {
    const answer = await find({ pages: { [own]: page, [wellKnown]: page }, options: { boundMs: 1500 } })
    expect(answer.candidates).toEqual([])
    const said = answer.refused.map((each) => each.reason).join('\n')
    expect(said).toMatch(reason ?? /^$/)
    expect(said).not.toContain('CANARY')
  })
})

describe('records that', () => {
  it('are thousands are not all looked up', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => srv(`host${at}.${domain}`, 993, at))
    const names = Array.from({ length: 2000 }, (_, at) => `host${at}.${domain}`)
    const answer = await find({ records: { [`SRV _imaps._tcp.${domain}`]: many }, names })
    expect(firstOf(answer)?.host).toBe(`host0.${domain}`)
    expect(answer.asked.filter((name) => name.startsWith('A host')).length).toBeLessThan(20)
  })

  it.each<[name: string, record: SrvRecord]>([
    ['name an address', srv('192.0.2.7')],
    ['name this computer', srv('localhost')],
    ['have no port', srv(`imap.${domain}`, 0)],
    ['hold what no name holds', srv('imap.proseware.example/../x')],
    ['are empty', srv('')],
  ])('%s are passed over', async (_, record) => {
    const records = { [`SRV _imaps._tcp.${domain}`]: [record, srv(`good.${domain}`, 993, 50)] }
    const answer = await find({ records, names: [`imap.${domain}`, `good.${domain}`] })
    expect(answer.candidates.map(({ incoming }) => incoming?.host)).toEqual([`good.${domain}`])
  })

  it('name a provider’s MX and others of lower rank tell the provider', async () => {
    const records = {
      [`MX ${domain}`]: [
        { preference: 20, host: 'mx.hoster.example' },
        { preference: 1, host: 'ASPMX.L.GOOGLE.COM.' },
      ],
    }
    expect(firstOf(await find({ records }))?.host).toBe('imap.gmail.com')
  })

  it('name the domain as its own MX ask nobody twice', async () => {
    const answer = await find({ records: { [`MX ${domain}`]: [{ preference: 1, host: domain }] } })
    expect(answer.candidates).toEqual([])
    expect(answer.asked.filter((name) => /(^| )(example|autoconfig\.example)$/.test(name))).toEqual([])
  })

  it.each([
    ['ann@dept.uni.example', 'mx.uni.example', 'uni.example'],
    ['ann@a.co.uk', 'co.uk', 'co.uk'],
  ])('%s with the MX %s: nobody above it is asked', async (email, host, parent) => {
    const pages = { [`autoconfig.${parent}/mail/config-v1.1.xml`]: { body: config('imap.uni.example') } }
    const records = { [`MX ${email.slice(4)}`]: [{ preference: 1, host }] }
    const answer = await find({ email, pages: { ...pages, [ispdb(parent)]: { body: config() } }, records })
    expect(answer.candidates).toEqual([])
    expect(answer.requests.filter((request) => !request.includes(email.slice(4)))).toEqual([])
  })
})

describe('Autodiscover that', () => {
  const protocol = (more = ''): string =>
    `<Protocol><Type>IMAP</Type><Server>imap.${domain}</Server><Port>993</Port>${more}</Protocol>`

  it('repeats the stand-in is filled in for the address', async () => {
    const answer = await find({
      email: `Ann+x@${domain}`,
      pages: {
        [discover]: ({ body }) => ({
          body: account(protocol(`<LoginName>${/<EMailAddress>([^<]*)/.exec(body)?.[1]}</LoginName>`)),
        }),
      },
    })
    expect(firstOf(answer)?.username).toBe(`Ann+x@${domain}`)
  })

  it('is sent no sign-in, whatever it answers', async () => {
    const answer = await find({
      pages: { [discover]: { status: 401, headers: { 'www-authenticate': 'Basic, NTLM' } } },
    })
    expect(answer.requests.filter((request) => request.includes(discover))).toHaveLength(1)
    expect(answer.refused.map(({ reason }) => reason).join()).toMatch(/Exchange server .* sign-in/)
  })

  it.each<[name: string, next: string]>([
    ['to an address of its own', account(`<RedirectAddr>bob@${domain}</RedirectAddr>`)],
    ['to a URL of its own', account(`<RedirectUrl>https://${discover}</RedirectUrl>`)],
  ])('leads in a circle %s ends', async (_, body) => {
    const answer = await find({ pages: { [discover]: { body } } })
    expect(answer.candidates).toEqual([])
    expect(answer.requests.filter((request) => request.includes(`https://${discover}`)).length).toBeLessThanOrEqual(12)
    expect(answer.refused.map(({ reason }) => reason).join()).toMatch(/too often/)
  })

  it('knows an odd address in its request', async () => {
    const answer = await find({ email: `a&b<c>@${domain}`, pages: { [discover]: { status: 404 } } })
    expect(answer.requests.join('\n')).not.toMatch(/<EMailAddress>[^<]*<c>/)
  })
})

describe('an address', () => {
  it.each<[name: string, email: string, username: string]>([
    ['with a tag', `ann+list@${domain}`, `ann+list@${domain}`],
    ['in upper case', 'ANN@PROSEWARE.EXAMPLE', `ANN@${domain}`],
    ['with blanks and a dot', ` ann@${domain}. `, `ann@${domain}`],
    ['with letters beyond ASCII', `jörg@${domain}`, `jörg@${domain}`],
    ['that looks like a placeholder', `%EMAILDOMAIN%@${domain}`, `%EMAILDOMAIN%@${domain}`],
    ['with signs of patterns', `$&$1@${domain}`, `$&$1@${domain}`],
  ])('%s', async (_, email, username) => {
    const answer = await find({ email, pages: { [own]: { body: config() } } })
    expect(firstOf(answer)?.username).toBe(username)
    expect(answer.requests.filter((request) => request.includes('thunderbird.net'))).toEqual([])
    expect(answer.asked.filter((name) => /ann|jörg|\$/i.test(name))).toEqual([])
  })
})
