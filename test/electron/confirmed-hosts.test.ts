/**
 * What `find` marks (`confirm`) and what `check` waits for: it waits for all that is marked, and for any stranger besides,
 * since nobody looks at the settings before it uses them. Once accepted, the password goes there.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { findSettings } from '../../electron/accounts/discover/find.ts'
import { check } from '../../electron/check.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { testAuthority } from '../servers/certificates.ts'
import { httpsServer, type WebAnswer } from '../servers/https-server.ts'
import { scriptedServer } from '../servers/scripted-server.ts'
import { testWorld, type TestWorldOptions } from '../servers/test-world.ts'
import { email, imapScript, password, smtpScript } from './probes/kit/mail-world.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const domain = 'example.com'
const own = `autoconfig.${domain}/mail/config-v1.1.xml`
const ispdb = `autoconfig.thunderbird.net/v1.1/${domain}`
const discover = `${domain}/autodiscover/autodiscover.xml`

function config(base: string): string {
  const server = (kind: string, type: string, port: number): string =>
    `<${kind}Server type="${type}"><hostname>${type}.${base}</hostname><port>${port}</port><socketType>SSL</socketType>` +
    `<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></${kind}Server>`
  return `<clientConfig version="1.1"><emailProvider id="x">${server('incoming', 'imap', 993)}${server('outgoing', 'smtp', 465)}</emailProvider></clientConfig>`
}

const protocol = (type: string, host: string, port: number): string =>
  `<Protocol><Type>${type}</Type><Server>${host}</Server><Port>${port}</Port></Protocol>`
const autodiscover = (base: string): string =>
  `<Autodiscover><Response><Account>${protocol('IMAP', `imap.${base}`, 993)}${protocol('SMTP', `smtp.${base}`, 465)}</Account></Response></Autodiscover>`
const srv = (base: string): TestWorldOptions['records'] => ({
  [`SRV _imaps._tcp.${domain}`]: [{ target: `imap.${base}`, port: 993, priority: 0, weight: 1 }],
  [`SRV _submissions._tcp.${domain}`]: [{ target: `smtp.${base}`, port: 465, priority: 0, weight: 1 }],
})

interface Given {
  base: string
  pages?: Record<string, WebAnswer>
  records?: TestWorldOptions['records']
}

async function worldOf({ base, pages = {}, records = {} }: Given) {
  const web = await httpsServer(pages)
  const [receiving, sending] = [`imap.${base}`, `smtp.${base}`]
  const imap = await scriptedServer(await imapScript({ host: receiving }))
  const smtp = await scriptedServer(await smtpScript({ host: sending, tls: 'implicit' }))
  ends.push(
    () => web.close(),
    () => imap.close(),
    () => smtp.close(),
  )
  const names = [...Object.keys(pages).map((place) => place.replace(/\/.*/, '')), receiving, sending]
  const ports = { [`${receiving}:993`]: imap.port, [`${sending}:465`]: smtp.port }
  const world = testWorld({
    hosts: Object.fromEntries(names.map((name) => [name, { 4: ['192.0.2.1'] }])),
    ports: { '*:443': web.port, ...ports },
    refused: [25, 110, 143, 465, 587, 993, 995]
      .flatMap((port) => names.map((name) => `${name}:${port}`))
      .filter((key) => !(key in ports)),
    records,
    authorities: [await testAuthority()],
  })
  const signIns = (): string[] =>
    [...imap.lines(), ...smtp.lines()].filter((line) => /AUTHENTICATE|LOGIN|^AUTH/i.test(line))
  return { world, signIns }
}

async function confirmOf(given: Given): Promise<string | null | undefined> {
  const { world } = await worldOf(given)
  const { signal } = new AbortController()
  const { candidates } = await findSettings(email, { world, signal, lingerMs: 2000 })
  return candidates[0]?.confirm
}

async function checked(given: Given, acceptDomains: string[]) {
  const { world, signIns } = await worldOf(given)
  const request = { ...plainCheck, account: { email }, password: new Secret(password), timeoutMs: 3000, acceptDomains }
  const { report, words } = await check({ ...request, recipient: 'postmaster@one.example' }, world, {
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  return { report, words, signIns: signIns() }
}

const redirect = (to: string): WebAnswer => ({ status: 301, headers: { location: to } })

describe('a host that', () => {
  it.each<[name: string, given: Given, marked: string | null, waitsFor: string | null]>([
    ['the domain names itself, its own', { base: domain, pages: { [own]: { body: config(domain) } } }, null, null],
    [
      'the domain names itself, a stranger’s',
      { base: 'hoster.example', pages: { [own]: { body: config('hoster.example') } } },
      null,
      'hoster.example',
    ],
    [
      'the database names, a stranger’s',
      { base: 'hoster.example', pages: { [ispdb]: { body: config('hoster.example') } } },
      null,
      'hoster.example',
    ],
    [
      'Autodiscover names, a stranger’s',
      { base: 'hoster.example', pages: { [discover]: { body: autodiscover('hoster.example') } } },
      null,
      'hoster.example',
    ],
    [
      'DNS names, a stranger’s',
      { base: 'hoster.example', records: srv('hoster.example') },
      'hoster.example',
      'hoster.example',
    ],
    ['DNS names, its own', { base: domain, records: srv(domain) }, null, null],
    [
      'a stranger names after a redirect, the domain’s own',
      {
        base: domain,
        pages: { [own]: redirect('https://c.hoster.example/c'), 'c.hoster.example/c': { body: config(domain) } },
      },
      'hoster.example',
      'hoster.example',
    ],
    [
      'a stranger names after a redirect, its own',
      {
        base: 'hoster.example',
        pages: {
          [own]: redirect('https://c.hoster.example/c'),
          'c.hoster.example/c': { body: config('hoster.example') },
        },
      },
      'hoster.example',
      'hoster.example',
    ],
  ])('%s', async (_, given, marked, waitsFor) => {
    expect(await confirmOf(given)).toBe(marked)
    const silent = await checked(given, [])
    const other = await checked(given, ['other.example'])
    const agreed = await checked(given, waitsFor === null ? [] : [waitsFor])
    expect([silent, other].map(({ signIns }) => signIns.length > 0)).toEqual([waitsFor === null, waitsFor === null])
    expect(silent.report.verdict.reason).toBe(waitsFor === null ? null : 'unconfirmed')
    const told = new RegExp(`--accept-domain (\\w+\\.)?${waitsFor}`)
    expect(told.test(silent.words.alternatives.join('\n'))).toBe(waitsFor !== null)
    expect(agreed.report.verdict.overall).toBe('works')
  })
})
