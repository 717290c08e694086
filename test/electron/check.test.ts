import { afterEach, describe, expect, it } from 'vitest'
import { providers } from '../../electron/accounts/discover/provider-table.ts'
import { check } from '../../electron/check.ts'
import type { Account } from '../../electron/contract/account.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import type { CheckRequest } from '../../electron/contract/api.ts'
import type { Report } from '../../electron/contract/report.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { testAuthority } from '../servers/certificates.ts'
import { httpsServer } from '../servers/https-server.ts'
import type { WebAnswer } from '../servers/https-server.ts'
import type { Script } from '../servers/script.ts'
import { scriptedServer } from '../servers/scripted-server.ts'
import { testWorld } from '../servers/test-world.ts'
import type { RecordsAnswer } from '../servers/test-world.ts'
import { email, imapScript, password, smtpScript } from './probes/kit/mail-world.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const domain = 'example.com'
const imapHost = `imap.${domain}`
const smtpHost = `smtp.${domain}`
const configPlace = `autoconfig.${domain}/mail/config-v1.1.xml`

function config(receiving = imapHost, sending = smtpHost, authentication = 'password-cleartext'): string {
  const server = (kind: string, type: string, host: string, port: number) =>
    `<${kind}Server type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType>` +
    `<username>%EMAILADDRESS%</username><authentication>${authentication}</authentication></${kind}Server>`
  return `<clientConfig version="1.1"><emailProvider id="x">${server('incoming', 'imap', receiving, 993)}${server('outgoing', 'smtp', sending, 465)}</emailProvider></clientConfig>`
}

interface Given {
  pages?: Record<string, WebAnswer>
  records?: Record<string, RecordsAnswer>
  /** By `host:port`. */
  servers?: Record<string, Script>
  account?: Account
  password?: string | null
  acceptDomains?: string[]
}

async function run(given: Given) {
  const web = await httpsServer(given.pages ?? {})
  ends.push(() => web.close())
  const servers = await Promise.all(
    Object.entries(given.servers ?? {}).map(async ([place, script]) => {
      const server = await scriptedServer(script)
      ends.push(() => server.close())
      return [place, server] as const
    }),
  )
  const mailHosts = [...new Set(servers.map(([place]) => place.replace(/:.*/, '')))]
  const webHosts = Object.keys(given.pages ?? {}).map((place) => place.replace(/\/.*/, ''))
  const ports = Object.fromEntries(servers.map(([place, server]) => [place, server.port]))
  const world = testWorld({
    hosts: Object.fromEntries([...mailHosts, ...webHosts].map((name) => [name, { 4: ['192.0.2.1'] }])),
    ports: { ...ports, ...Object.fromEntries(webHosts.map((name) => [`${name}:443`, web.port])) },
    refused: mailHosts
      .flatMap((name) => [25, 110, 143, 443, 465, 587, 993, 995].map((port) => `${name}:${port}`))
      .filter((key) => !(key in ports)),
    records: given.records ?? {},
    authorities: [await testAuthority()],
  })
  const request: CheckRequest = {
    account: given.account ?? { email },
    password: given.password === null ? null : new Secret(given.password ?? password),
    timeoutMs: 3000,
    ...plainCheck,
    recipient: 'postmaster@one.example',
    acceptDomains: given.acceptDomains ?? [],
  }
  const answer = await check(request, world, { signal: new AbortController().signal, onProgress: () => {} })
  const received = servers.flatMap(([place, server]) => server.lines().map((line) => `${place} ${line}`))
  return { ...answer, requests: web.requests(), asked: world.asked(), received }
}

const codes = (report: Report) => report.findings.map(({ code }) => code)
const signIns = (received: string[]) => received.filter((line) => /AUTH/.test(line))

async function honest(receiving = imapHost, sending = smtpHost): Promise<Record<string, Script>> {
  return {
    [`${receiving}:993`]: await imapScript({ host: receiving }),
    [`${sending}:465`]: await smtpScript({ host: sending, tls: 'implicit' }),
  }
}

describe('an address alone', () => {
  it('is found, checked and proven', async () => {
    const { report } = await run({ pages: { [configPlace]: { body: config() } }, servers: await honest() })
    expect(report.verdict).toEqual({ incoming: 'works', outgoing: 'works', overall: 'works', reason: null })
    expect(codes(report)).toEqual(['works'])
    expect(report.recommended).toMatchObject({
      incoming: { protocol: 'imap', host: imapHost, port: 993, security: 'tls', username: email, proven: true },
      outgoing: { host: smtpHost, port: 465, security: 'tls', relay: 'accepted', proven: true },
      changes: [],
    })
    expect(report.account).toMatchObject({ email, incoming: { host: imapHost }, outgoing: { host: smtpHost } })
    expect(report.checks.filter(({ outcome, host }) => outcome === 'accepted' && host === imapHost)).toMatchObject([
      { role: 'published', authentication: 'password' },
    ])
    expect(report.contacted).toContain(`autoconfig.${domain}:443`)
    expect(report.signIns).toEqual({ sent: 2, rejected: 0 })
  })

  it('works, too, where only a worse published or a neighbouring place does', async () => {
    const servers = {
      [`${imapHost}:993`]: await imapScript({ host: imapHost }),
      [`${smtpHost}:587`]: await smtpScript({ host: smtpHost }),
    }
    const { report } = await run({ pages: { [configPlace]: { body: config() } }, servers })
    expect(report.verdict.overall).toBe('works')
    expect(report.recommended).toMatchObject({ outgoing: { port: 587, security: 'starttls' }, changes: [] })
  })

  it('without settings anywhere cannot be told', async () => {
    const { report, words } = await run({})
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'no-settings' })
    expect(report.account).toEqual({ email })
    expect(words.headline).toContain('settings')
  })

  it('is checked without a password as far as that goes', async () => {
    const { report } = await run({
      pages: { [configPlace]: { body: config() } },
      servers: await honest(),
      password: null,
    })
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'no-password' })
  })

  it('takes a way of signing in that it can perform, where several are published', async () => {
    const both = config().replaceAll('<authentication>', '<authentication>OAuth2</authentication><authentication>')
    const { report } = await run({ pages: { [configPlace]: { body: both } }, servers: await honest() })
    expect(report.verdict.overall).toBe('works')
    expect(report.account.incoming?.authentication).toBe('password')
  })
})

describe('hosts outside the domain', () => {
  const [receiving, sending] = ['imap.hoster.example', 'smtp.hoster.example']
  const records = {
    [`SRV _imaps._tcp.${domain}`]: [{ target: receiving, port: 993, priority: 0, weight: 1 }],
    [`SRV _submissions._tcp.${domain}`]: [{ target: sending, port: 465, priority: 0, weight: 1 }],
  }

  it('get no password unless they are confirmed', async () => {
    const { report, received, words } = await run({ records, servers: await honest(receiving, sending) })
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'unconfirmed' })
    expect(signIns(received)).toEqual([])
    expect(words.alternatives.join()).toContain(receiving)
  })

  it('get it once they are', async () => {
    const servers = await honest(receiving, sending)
    const { report } = await run({ records, servers, acceptDomains: ['Hoster.example'] })
    expect(report.verdict.overall).toBe('works')
  })

  it('get none by another confirmation', async () => {
    const servers = await honest(receiving, sending)
    const { received } = await run({ records, servers, acceptDomains: ['oster.example', 'example'] })
    expect(signIns(received)).toHaveLength(2)
    const other = await run({ records, servers: await honest(receiving, sending), acceptDomains: ['oster.example'] })
    expect(signIns(other.received)).toEqual([])
  })

  it('are the user’s own word where the account names them', async () => {
    const account: Account = {
      email,
      incoming: {
        protocol: 'imap',
        host: receiving,
        port: 993,
        security: 'tls',
        authentication: 'password',
        username: email,
      },
    }
    const { report } = await run({
      account,
      servers: await honest(receiving),
      pages: { [configPlace]: { body: config() } },
    })
    expect(report.verdict).toMatchObject({ incoming: 'works', outgoing: 'works' })
    expect(report.checks.find(({ host, role }) => host === receiving && role === 'configured')).toBeDefined()
    expect(report.recommended).toMatchObject({ incoming: null, outgoing: { host: smtpHost } })
  })
})

function complete(receiving: string, sending: string, name = email): Account {
  const place = { security: 'tls', authentication: 'password', username: name } as const
  return {
    email: name,
    incoming: { protocol: 'imap', host: receiving, port: 993, ...place },
    outgoing: { host: sending, port: 465, ...place },
  }
}

describe('a complete account', () => {
  it('that works asks nobody else', async () => {
    const account = complete(imapHost, smtpHost)
    const pages = { [configPlace]: { body: config('new.example.com') } }
    const { report, requests, asked } = await run({ account, servers: await honest(), pages })
    expect(report.verdict.overall).toBe('works')
    expect(requests).toEqual([])
    expect(asked.filter((name) => !name.endsWith(imapHost) && !name.endsWith(smtpHost))).toEqual([])
  })

  it('whose servers are gone is compared with what is published: outdated', async () => {
    const account = complete(`old-imap.${domain}`, `old-smtp.${domain}`)
    const { report } = await run({
      account,
      servers: await honest(),
      pages: { [configPlace]: { body: config() } },
    })
    expect(report.verdict).toMatchObject({ incoming: 'works-with-changes', outgoing: 'works-with-changes' })
    expect(codes(report)).toContain('settings-outdated')
    expect(report.recommended).toMatchObject({ incoming: { host: imapHost }, outgoing: { host: smtpHost } })
    expect(report.checks.filter(({ role }) => role === 'published')).toHaveLength(2)
  })

  it('that works, at servers other than those our table is sure of: outdated, and a warning only', async () => {
    const name = 'ann@gmail.com'
    const [receiving, sending] = ['imap.old.example', 'smtp.old.example']
    const account = complete(receiving, sending, name)
    const names = [name]
    const { report, requests } = await run({
      account,
      servers: {
        [`${receiving}:993`]: await imapScript({ host: receiving, names }),
        [`${sending}:465`]: await smtpScript({ host: sending, tls: 'implicit', names }),
        'imap.gmail.com:993': await imapScript({ host: 'imap.gmail.com', names }),
        'smtp.gmail.com:465': await smtpScript({ host: 'smtp.gmail.com', tls: 'implicit', names }),
      },
    })
    expect(report.verdict.overall).toBe('works')
    expect(report.findings.filter(({ code }) => code === 'settings-outdated')).toMatchObject([
      { severity: 'warning', server: 'incoming' },
      { severity: 'warning', server: 'outgoing' },
    ])
    expect(report.recommended).toEqual({ incoming: null, outgoing: null, changes: [] })
    expect(requests).toEqual([])
  })

  it('whose password was rejected sends it to no published host', async () => {
    const account = complete(imapHost, smtpHost)
    const servers = {
      [`${imapHost}:993`]: await imapScript({ host: imapHost, names: [] }),
      ...(await honest(`new.${domain}`, smtpHost)),
    }
    const pages = { [configPlace]: { body: config(`new.${domain}`) } }
    const { report, received } = await run({ account, servers, pages })
    expect(report.verdict.incoming).toBe('cannot-sign-in')
    expect(signIns(received).filter((line) => line.startsWith('new.'))).toEqual([])
  })
})

describe('a rejected sign-in that leaves the reason open', () => {
  const rejecting = async (receiving: string, sending: string) => ({
    [`${receiving}:993`]: await imapScript({ host: receiving, names: [] }),
    [`${sending}:465`]: await smtpScript({ host: sending, tls: 'implicit', names: [] }),
  })

  it.each([
    ['an app password', 'imap.gmail.com', 'smtp.gmail.com', 'app-password-required'],
    ['modern sign-in', 'outlook.office365.com', 'smtp.office365.com', 'oauth-required'],
    ['nothing that is known', imapHost, smtpHost, 'credentials-rejected'],
  ])('wants %s by the provider’s rule', async (_name, receiving, sending, code) => {
    const account = complete(receiving, sending)
    const { report } = await run({ account, servers: await rejecting(receiving, sending) })
    const [first] = report.findings
    expect(first?.code).toBe(code)
    expect(report.verdict.overall).toBe('cannot-sign-in')
    expect(first?.explanation.includes('is a rule of')).toBe(code !== 'credentials-rejected')
  })

  it('says nothing of a rule where the reply itself names the reason', async () => {
    const account = complete('imap.gmail.com', 'smtp.gmail.com')
    const servers = {
      'imap.gmail.com:993': await imapScript({
        host: 'imap.gmail.com',
        names: [],
        rejects: 'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833',
      }),
    }
    const { report } = await run({ account, servers })
    const found = report.findings.find(({ code }) => code === 'app-password-required')
    expect(found).toBeDefined()
    expect(found?.explanation).not.toContain('is a rule of')
  })
})

describe('a rejected sign-in at an unknown server', () => {
  it('asks for the MX alone, to know whose rules hold', async () => {
    const { report, requests, asked } = await run({
      account: complete(imapHost, smtpHost),
      servers: {
        [`${imapHost}:993`]: await imapScript({ host: imapHost, names: [] }),
        [`${smtpHost}:465`]: await smtpScript({ host: smtpHost, tls: 'implicit', names: [] }),
      },
      records: { [`MX ${domain}`]: [{ preference: 1, host: 'aspmx.l.google.com' }] },
      pages: { [configPlace]: { body: config() } },
    })
    expect(report.findings[0]?.code).toBe('app-password-required')
    expect(report.findings[0]?.explanation).toContain('a rule of Google Workspace')
    expect(requests).toEqual([])
    expect(asked.filter((name) => /^(MX|SRV)/.test(name))).toEqual([`MX ${domain}`])
  })
})

describe('an address of which our table has a hint only', () => {
  it('is looked up in the network, too, and the table still comes first', async () => {
    const isPlain = (each: string) => !each.startsWith('*')
    const hint = providers().find(
      ({ checked, incoming, outgoing, domains }) =>
        checked < 2 && incoming.length > 0 && outgoing.length > 0 && domains.some(isPlain),
    )
    const name = `ann@${hint?.domains.find(isPlain)}`
    const place = `autoconfig.${name.slice(4)}/mail/config-v1.1.xml`
    const { report, requests } = await run({
      account: { email: name },
      pages: { [place]: { body: config(`imap.${name.slice(4)}`, `smtp.${name.slice(4)}`) } },
      password: null,
    })
    expect(requests).toContain(`GET https://${place}`)
    expect(report.account.incoming?.host).toBe(hint?.incoming[0]?.host)
    expect(report.checks.some(({ host }) => host === `smtp.${name.slice(4)}`)).toBe(true)
  })
})
