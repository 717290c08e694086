import { afterEach, describe, expect, it } from 'vitest'
import { findSettings, type FindOptions } from '../../../../electron/accounts/discover/find.ts'
import type { FindAnswer } from '../../../../electron/contract/found.ts'
import type { SrvRecord } from '../../../../electron/wire/world.ts'
import { certificateFor, testAuthority } from '../../../servers/certificates.ts'
import type { CertificateKind } from '../../../servers/certificates.ts'
import { httpsServer } from '../../../servers/https-server.ts'
import type { WebAnswer, WebPage } from '../../../servers/https-server.ts'
import { close, send, serve, startServerTls } from '../../../servers/script.ts'
import { scriptedServer } from '../../../servers/scripted-server.ts'
import { testWorld } from '../../../servers/test-world.ts'
import type { TestWorldOptions } from '../../../servers/test-world.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const domain = 'proseware.example'

function config(host = `imap.${domain}`, port = 993): string {
  return `<clientConfig version="1.1"><emailProvider id="x">
    <incomingServer type="imap"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
    <outgoingServer type="smtp"><hostname>${host.replace('imap', 'smtp')}</hostname><port>465</port><socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></outgoingServer>
  </emailProvider></clientConfig>`
}

function autodiscover(server: string, more = ''): string {
  return `<Autodiscover><Response><Account>
    <Protocol><Type>IMAP</Type><Server>${server}</Server><Port>993</Port>${more}</Protocol></Account></Response></Autodiscover>`
}

const own = `autoconfig.${domain}/mail/config-v1.1.xml`
const wellKnown = `${domain}/.well-known/autoconfig/mail/config-v1.1.xml`
const ispdb = (name = domain) => `autoconfig.thunderbird.net/v1.1/${name}`
const discoverHere = `${domain}/autodiscover/autodiscover.xml`
const to = (location: string): WebPage => ({ status: 301, headers: { location } })
const srv = (target: string, port: number, priority = 0): SrvRecord[] => [{ target, port, priority, weight: 1 }]

interface Given extends Pick<TestWorldOptions, 'records' | 'dropped'> {
  pages?: Record<string, WebAnswer>
  certificates?: Record<string, CertificateKind>
  /** That exist beside those of `pages`. */
  hosts?: string[]
  ports?: Record<string, number>
  email?: string
  options?: Partial<FindOptions>
}

async function find(given: Given): Promise<FindAnswer & { requests: string[]; asked: string[] }> {
  const { pages = {}, hosts = [], ports = {}, records = {}, dropped = [], options } = given
  const web = await httpsServer(pages, given.certificates)
  ends.push(() => web.close())
  const names = [...Object.keys(pages).map((place) => place.replace(/\/.*/, '')), ...hosts]
  const world = testWorld({
    hosts: Object.fromEntries(names.map((name) => [name, { 4: ['192.0.2.1'] }])),
    ports: { ...(dropped.includes('*:443') ? {} : { '*:443': web.port }), ...ports },
    refused: names
      .flatMap((name) => [143, 465, 587, 993, 995, 110].map((port) => `${name}:${port}`))
      .filter((key) => !(key in ports) && !(`*${key.replace(/.*:/, ':')}` in ports)),
    records,
    dropped,
    authorities: [await testAuthority()],
  })
  const { signal } = new AbortController()
  const waiting = { patienceMs: 5000, lingerMs: 5000 }
  const answer = await findSettings(given.email ?? `ann@${domain}`, { world, signal, ...waiting, ...options })
  await world.closed()
  return { ...answer, requests: web.requests(), asked: world.asked() }
}

const sources = (answer: FindAnswer) => answer.candidates.map(({ source }) => source)
const firstHost = (answer: FindAnswer) => answer.candidates[0]?.incoming?.host

describe('all sources side by side', () => {
  it('the better one stands first, whoever answers; what agrees is one; what differs is said', async () => {
    const answer = await find({
      pages: {
        [own]: { body: config() },
        [ispdb()]: { body: config(`imap2.${domain}`) },
        [wellKnown]: { body: config() },
      },
      hosts: [`imap.${domain}`, `smtp.${domain}`],
      records: {
        [`SRV _imaps._tcp.${domain}`]: srv(`imap.${domain}`, 993),
        [`SRV _submissions._tcp.${domain}`]: srv(`smtp.${domain}`, 465),
      },
    })
    expect(sources(answer)).toEqual(['autoconfig', 'ispdb'])
    expect(answer.candidates[0]).toEqual({
      source: 'autoconfig',
      confirm: null,
      incoming: {
        protocol: 'imap',
        host: `imap.${domain}`,
        port: 993,
        security: 'tls',
        authentication: 'password',
        username: `ann@${domain}`,
      },
      outgoing: {
        host: `smtp.${domain}`,
        port: 465,
        security: 'tls',
        authentication: 'password',
        username: `ann@${domain}`,
      },
      published: {
        incoming: [
          {
            protocol: 'imap',
            host: `imap.${domain}`,
            port: 993,
            security: 'tls',
            authentication: ['password'],
            username: `ann@${domain}`,
          },
        ],
        outgoing: [
          {
            host: `smtp.${domain}`,
            port: 465,
            security: 'tls',
            authentication: ['password'],
            username: `ann@${domain}`,
          },
        ],
      },
    })
    expect(answer.disagreements.join()).toContain(`imap2.${domain}:993`)
  })

  it('does not wait for what is dead once there is something', async () => {
    const answer = await find({
      pages: { [own]: 'silent', [wellKnown]: { body: config() }, [ispdb()]: 'endless', [discoverHere]: 'silent' },
      options: { patienceMs: 50 },
    })
    expect(sources(answer)).toEqual(['autoconfig'])
  })

  it('dead sources cost their bound together, not each', async () => {
    const answer = await find({
      pages: { [own]: 'silent', [wellKnown]: 'silent', [ispdb()]: 'silent', [discoverHere]: 'silent' },
      records: { [`MX ${domain}`]: 'silent', [`SRV _imaps._tcp.${domain}`]: 'silent' },
      options: { boundMs: 400 },
    })
    expect(answer.candidates).toEqual([])
  })

  it('our own table answers offline, and first', async () => {
    const answer = await find({ email: 'Ann@GMAIL.com', dropped: ['*:443'] })
    expect(answer.candidates[0]).toMatchObject({
      source: 'provider-table',
      incoming: { host: 'imap.gmail.com', username: 'Ann@gmail.com' },
    })
    expect(answer.provider).toMatchObject({ id: 'gmail', password: 'app-password' })
  })

  it('asks nobody about a service that has ended, or has no mail programs', async () => {
    const answer = await find({ email: 'ann@tuta.com' })
    expect(answer).toMatchObject({ candidates: [], provider: { id: 'tuta' }, asked: [], requests: [] })
  })

  it.each(['ann@localhost', 'ann@192.0.2.7', 'no address'])('%s: nothing to ask', async (email) => {
    expect(await find({ email })).toMatchObject({ candidates: [], refused: [], asked: [], requests: [] })
  })

  it('looks an internationalised domain up in ASCII', async () => {
    const answer = await find({
      email: 'jörg@MÜLLER.example',
      pages: { 'autoconfig.xn--mller-kva.example/mail/config-v1.1.xml': { body: config('imap.%EMAILDOMAIN%') } },
    })
    expect(answer).toMatchObject({
      email: 'jörg@müller.example',
      candidates: [{ incoming: { host: 'imap.xn--mller-kva.example', username: 'jörg@müller.example' } }],
    })
  })

  it('an encrypted candidate stands above one in clear, whoever says it', async () => {
    const clear = config().replaceAll('SSL', 'plain')
    const answer = await find({ pages: { [own]: { body: clear }, [ispdb()]: { body: config() } } })
    expect(sources(answer)).toEqual(['ispdb', 'autoconfig'])
  })
})

describe('the local part', () => {
  const canary = 'canary.ann+x'
  it('goes to nobody but the domain’s own HTTPS host', async () => {
    const answer = await find({
      email: `${canary}@${domain}`,
      pages: {
        [own]: to('https://auto.hoster.example/config?from=redirect'),
        'auto.hoster.example/config': { status: 404 },
        [wellKnown]: { status: 404 },
        [ispdb()]: { status: 404 },
        'autoconfig.hoster.example/mail/config-v1.1.xml': { status: 404 },
        'hoster.example/.well-known/autoconfig/mail/config-v1.1.xml': { status: 404 },
        [ispdb('hoster.example')]: { status: 404 },
        [discoverHere]: {
          status: 307,
          headers: { location: 'https://exchange.hoster.example/autodiscover/autodiscover.xml' },
        },
        'exchange.hoster.example/autodiscover/autodiscover.xml': { body: autodiscover('imap.hoster.example') },
        'discover.hoster.example/autodiscover/autodiscover.xml': { body: autodiscover('imap.hoster.example') },
      },
      records: {
        [`MX ${domain}`]: [{ preference: 10, host: 'mx.hoster.example' }],
        [`SRV _autodiscover._tcp.${domain}`]: srv('discover.hoster.example', 443),
      },
    })
    const told = answer.requests.filter((request) => request.toLowerCase().includes('canary'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((request) => !/^\w+ https:\/\/([a-z]+\.)?proseware\.example\//.test(request))).toEqual([])
    expect(answer.requests.some((request) => request.includes('hoster.example'))).toBe(true)
    expect(answer.asked.join(' ')).not.toContain('canary')
    // What was asked with a stand-in is filled in for the address.
    expect(answer.candidates[0]?.incoming?.username).toBe(`${canary}@${domain}`)
  })

  it('is percent-encoded UTF-8 where a domain answers for an address only', async () => {
    const answer = await find({
      email: `jörg+x&y@${domain}`,
      pages: { [own]: ({ url }) => (url.includes('?') ? { body: config() } : { status: 400 }) },
    })
    expect(sources(answer)).toEqual(['autoconfig'])
    expect(answer.requests).toContain(`GET https://${own}?emailaddress=j%C3%B6rg%2Bx%26y%40${domain}`)
  })
})

describe('what vouches', () => {
  it.each<[string, Given, string | null | undefined]>([
    ['the domain’s own file, naming a stranger', { pages: { [own]: { body: config('imap.hoster.example') } } }, null],
    ['the database, naming a stranger', { pages: { [ispdb()]: { body: config('imap.hoster.example') } } }, null],
    [
      'Autodiscover, naming a stranger',
      { pages: { [discoverHere]: { body: autodiscover('imap.hoster.example') } } },
      null,
    ],
    [
      'the domain’s own file, naming a provider of the table',
      { pages: { [own]: { body: config('imap.gmail.com') } } },
      null,
    ],
    ['our own table, naming this computer', { email: 'ann@proton.me', dropped: ['*:443'] }, null],
    [
      'a redirect to a stranger that says what the database says, too',
      {
        pages: {
          [own]: to('https://c.hoster.example/c'),
          'c.hoster.example/c': { body: config() },
          [ispdb()]: { body: config() },
        },
      },
      null,
    ],
    [
      'a redirect within the domain',
      { pages: { [own]: to(`https://files.${domain}/c`), [`files.${domain}/c`]: { body: config() } } },
      null,
    ],
    [
      'a redirect to a stranger',
      {
        pages: {
          [own]: to('https://c.hoster.example/c'),
          'c.hoster.example/c': { body: config('imap.hoster.example') },
        },
      },
      'hoster.example',
    ],
    [
      'a redirect to a stranger that names the domain’s own host',
      { pages: { [own]: to('https://c.hoster.example/c'), 'c.hoster.example/c': { body: config() } } },
      'hoster.example',
    ],
    [
      'SRV to the domain’s own host',
      { hosts: [`imap.${domain}`], records: { [`SRV _imaps._tcp.${domain}`]: srv(`imap.${domain}`, 993) } },
      null,
    ],
    [
      'SRV to a stranger',
      { hosts: ['imap.hoster.example'], records: { [`SRV _imaps._tcp.${domain}`]: srv('imap.hoster.example', 993) } },
      'hoster.example',
    ],
    [
      'SRV to a provider of the table',
      { hosts: ['imap.gmail.com'], records: { [`SRV _imaps._tcp.${domain}`]: srv('imap.gmail.com', 993) } },
      null,
    ],
    [
      'SRV to a stranger with a provider’s name',
      {
        hosts: ['imap.gmail.com.evil.example'],
        records: { [`SRV _imaps._tcp.${domain}`]: srv('imap.gmail.com.evil.example', 993) },
      },
      'evil.example',
    ],
    [
      'what an MX’s domain publishes',
      {
        pages: { 'autoconfig.hoster.example/mail/config-v1.1.xml': { body: config('imap.hoster.example') } },
        records: { [`MX ${domain}`]: [{ preference: 10, host: 'mx.hoster.example' }] },
      },
      'hoster.example',
    ],
    ['an MX of the table', { records: { [`MX ${domain}`]: [{ preference: 1, host: 'aspmx.l.google.com' }] } }, null],
  ])('%s', async (_name, given, confirm) => {
    const answer = await find(given)
    expect(answer.candidates[0]?.confirm).toBe(confirm)
  })

  it('receiving and sending under two strange domains are two candidates', async () => {
    const answer = await find({
      hosts: ['imap.a.example', 'smtp.b.example'],
      records: {
        [`SRV _imaps._tcp.${domain}`]: srv('imap.a.example', 993),
        [`SRV _submissions._tcp.${domain}`]: srv('smtp.b.example', 465),
      },
    })
    expect(answer.candidates.map(({ confirm }) => confirm)).toEqual(['a.example', 'b.example'])
  })
})

describe('what is refused, in words', () => {
  it.each<[string, Given, RegExp]>([
    ['an entity bomb', { pages: { [own]: { body: `<!DOCTYPE x [<!ENTITY a "b">]>${config()}` } } }, /DOCTYPE/],
    ['a web page for every name', { pages: { [own]: { body: '<html><body>Hi</body></html>' } } }, /no clientConfig/],
    ['10 MiB', { pages: { [own]: { body: 'x'.repeat(10 * 1024 * 1024) } } }, /1 MiB/],
    ['a redirect in circles', { pages: { [own]: to(`https://${own}`) } }, /too often/],
    ['a redirect to plain HTTP', { pages: { [own]: to(`http://${own}`) } }, /without encryption/],
    [
      'a hoster’s certificate',
      { pages: { [own]: { body: config() } }, certificates: { [`autoconfig.${domain}`]: 'wrong-host' } },
      /certificate/,
    ],
    ['Autodiscover that wants a sign-in', { pages: { [discoverHere]: { status: 401 } } }, /sign-in/],
    [
      'Autodiscover that leads to HTTP',
      {
        pages: {
          [discoverHere]: {
            body: '<Autodiscover><Response><Account><RedirectUrl>http://x.example/</RedirectUrl></Account></Response></Autodiscover>',
          },
        },
      },
      /without encryption/,
    ],
    [
      'Autodiscover in circles',
      {
        pages: {
          [discoverHere]: {
            body: `<Autodiscover><Response><Account><RedirectUrl>https://${discoverHere}</RedirectUrl></Account></Response></Autodiscover>`,
          },
        },
      },
      /too often/,
    ],
  ])('%s', async (_name, given, reason) => {
    const answer = await find(given)
    expect(answer.candidates).toEqual([])
    expect(answer.refused.map(({ reason: each }) => each).join('\n')).toMatch(reason)
  })
})

describe('DNS', () => {
  it('SRV: by priority over protocols; `.` is not offered; what does not resolve is passed over', async () => {
    const answer = await find({
      hosts: [`imap.${domain}`, `pop.${domain}`],
      records: {
        [`SRV _imaps._tcp.${domain}`]: [...srv(`gone.${domain}`, 993), ...srv(`imap.${domain}`, 993, 20)],
        [`SRV _imap._tcp.${domain}`]: srv('.', 0),
        [`SRV _pop3s._tcp.${domain}`]: srv(`pop.${domain}`, 995, 10),
        [`SRV _submission._tcp.${domain}`]: 'dns-failed',
      },
    })
    expect(answer.candidates[0]).toMatchObject({
      source: 'srv',
      incoming: { protocol: 'pop3', host: `pop.${domain}` },
      outgoing: null,
    })
    expect(answer.candidates[0]?.published.incoming.map(({ host }) => host)).toEqual([
      `pop.${domain}`,
      `imap.${domain}`,
    ])
  })

  it.each<[string, Given['records']]>([
    ['a null MX', { [`MX ${domain}`]: [{ preference: 0, host: '.' }] }],
    [
      'a filter before the mailbox',
      { [`MX ${domain}`]: [{ preference: 0, host: 'mx1.proseware-example.mail.pphosted.com' }] },
    ],
    [
      'equal MX that do not agree',
      {
        [`MX ${domain}`]: [
          { preference: 5, host: 'aspmx.l.google.com' },
          { preference: 5, host: 'mx.hoster.example' },
        ],
      },
    ],
  ])('%s tells nothing', async (_name, records) => {
    expect((await find({ records: records ?? {} })).candidates).toEqual([])
  })

  it('knows the provider by MX, with its rules', async () => {
    const answer = await find({ records: { [`MX ${domain}`]: [{ preference: 1, host: 'ASPMX.L.google.com' }] } })
    expect(answer).toMatchObject({
      provider: { id: 'google-workspace' },
      candidates: [{ source: 'mx', incoming: { host: 'imap.gmail.com' } }],
    })
  })

  it('Autodiscover starts again with another address, and says so', async () => {
    const redirect =
      '<Autodiscover><Response><Account><RedirectAddr>ann@hoster.example</RedirectAddr></Account></Response></Autodiscover>'
    const answer = await find({
      pages: {
        [discoverHere]: { body: redirect },
        'hoster.example/autodiscover/autodiscover.xml': { status: 404 },
        'autodiscover.hoster.example/autodiscover/autodiscover.xml': { body: autodiscover('imap.hoster.example') },
      },
    })
    expect(answer.candidates[0]).toMatchObject({
      source: 'autodiscover',
      confirm: 'hoster.example',
      incoming: { host: 'imap.hoster.example', username: 'ann@hoster.example' },
    })
  })
})

async function imapServer(host: string, kind: CertificateKind = 'good'): Promise<number> {
  const server = await scriptedServer([
    startServerTls(await certificateFor(host, kind)),
    send('* OK ready'),
    serve([/CAPABILITY/, send('* CAPABILITY IMAP4rev1', '{tag} OK done')]),
  ])
  ends.push(() => server.close())
  return server.port
}

async function submissionServer(host: string): Promise<number> {
  const server = await scriptedServer([
    send('220 ready'),
    serve(
      [/^EHLO/, send(`250-${host}`, '250 STARTTLS')],
      ['STARTTLS', send('220 go'), startServerTls(await certificateFor(host))],
      [/./, close()],
    ),
  ])
  ends.push(() => server.close())
  return server.port
}

describe('guesses', () => {
  it('are offered where a server answers with a certificate for that name', async () => {
    const mail = `mail.${domain}`
    const answer = await find({
      hosts: [`imap.${domain}`, mail],
      ports: {
        [`imap.${domain}:993`]: await imapServer(`imap.${domain}`, 'wrong-host'),
        [`${mail}:993`]: await imapServer(mail),
        [`${mail}:587`]: await submissionServer(mail),
      },
    })
    expect(answer.candidates).toMatchObject([
      {
        source: 'guess',
        confirm: null,
        incoming: { host: mail, port: 993 },
        outgoing: { host: mail, port: 587, security: 'starttls' },
      },
    ])
  })

  it('are not made where something was published, nor for what the domain does not offer', async () => {
    const port = await imapServer(`imap.${domain}`)
    const answer = await find({
      hosts: [`imap.${domain}`],
      ports: { [`imap.${domain}:993`]: port },
      records: { [`SRV _imaps._tcp.${domain}`]: srv('.', 0) },
    })
    expect(answer.candidates).toEqual([])
    const published = await find({
      pages: { [own]: { body: config() } },
      hosts: [`imap.${domain}`],
      ports: { [`imap.${domain}:993`]: port },
    })
    expect(sources(published)).toEqual(['autoconfig'])
    expect(firstHost(published)).toBe(`imap.${domain}`)
  })

  it('wildcard DNS and a network that answers every name find nothing', async () => {
    const names = ['', 'imap.', 'mail.', 'smtp.', 'pop.', 'pop3.', 'autoconfig.', 'autodiscover.'].map(
      (label) => label + domain,
    )
    const portal = await imapServer('portal.example', 'self-signed')
    const answer = await find({
      options: { boundMs: 1500 },
      hosts: [...names, 'autoconfig.thunderbird.net'],
      certificates: Object.fromEntries(
        [...names, 'autoconfig.thunderbird.net'].map((name) => [name, 'self-signed' as const]),
      ),
      ports: Object.fromEntries([143, 465, 587, 993, 995, 110].map((port) => [`*:${port}`, portal])),
    })
    expect(answer.candidates).toEqual([])
  })
})
