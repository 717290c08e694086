/** An address alone, on a network that is dead, shut or answers by itself: the network is named, not "no settings". */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import type { Report } from '../../electron/contract/report.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { testAuthority } from '../servers/certificates.ts'
import { testWorld, type TestWorldOptions } from '../servers/test-world.ts'
import { imapScript } from './probes/kit/mail-world.ts'
import { scriptedServer } from '../servers/scripted-server.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const controlHosts = [25, 110, 143, 465, 587, 993, 995].flatMap((port) =>
  ['one', 'two', 'three'].map((name) => ({ port, host: `mail${port}.${name}.example`, operator: name })),
)
const controlNames = controlHosts.map(({ host }) => host)
const webPages = ['page.one.example', 'page.two.example'].map((host) => ({
  operator: host,
  url: `http://${host}/`,
  status: 204,
  body: null,
}))
const silentDns = (names: readonly string[]): Pick<TestWorldOptions, 'hosts' | 'records'> => ({
  hosts: Object.fromEntries(names.map((name) => [name, 'dns-failed'])),
})

/** A network whose own page answers every web request. */
async function portal(): Promise<number> {
  const server = createServer((_, response) => response.writeHead(200).end('<html>Sign in to our network</html>'))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  ends.push(() => new Promise((resolve) => void server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

async function run(email: string, given: Partial<TestWorldOptions>): Promise<Report> {
  const world = testWorld({ controlHosts, webPages, authorities: [await testAuthority()], ...given })
  const request = { ...plainCheck, account: { email }, password: new Secret('CANARY-x'), timeoutMs: 3000 }
  const asked = { ...request, recipient: 'postmaster@one.example' }
  const { report, words } = await check(asked, world, {
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  expect(JSON.stringify([report, words])).not.toContain('CANARY')
  return report
}

const codes = (report: Report): string[] => report.findings.map(({ code }) => code)
const pageNames = webPages.map(({ operator }) => operator)

describe('an address alone', () => {
  it.each([
    ['of an unknown domain', 'ann@proseware.example'],
    ['of a provider of the table', 'ann@gmail.com'],
  ])('%s, where no name resolves at all: no internet', async (_, email) => {
    const names = ['imap.gmail.com', 'pop.gmail.com', 'smtp.gmail.com', ...controlNames, ...pageNames]
    const report = await run(email, silentDns(names))
    expect(codes(report)).toEqual(['no-internet'])
    expect(report.verdict).toMatchObject({ incoming: 'blocked-here', outgoing: 'blocked-here' })
    expect(report.network.internet).toBe(false)
  })

  it('of an unknown domain, where other names resolve: no settings', async () => {
    const report = await run('ann@proseware.example', {
      hosts: Object.fromEntries(controlNames.map((name) => [name, { 4: ['192.0.2.1'] }])),
    })
    expect(codes(report)).not.toContain('no-internet')
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'no-settings' })
  })

  it('of an unknown domain, where the network answers all web requests itself: its page', async () => {
    const report = await run('ann@proseware.example', {
      hosts: Object.fromEntries([...controlNames, ...pageNames].map((name) => [name, { 4: ['192.0.2.1'] }])),
      ports: { '*:80': await portal() },
    })
    expect(codes(report)).toEqual(['captive-portal'])
    expect(report.verdict.overall).toBe('blocked-here')
  })

  it('of a provider of the table, where sending is shut: the ports, by the control servers', async () => {
    const imap = await scriptedServer(await imapScript({ host: 'imap.gmail.com', names: ['ann@gmail.com'] }))
    ends.push(() => imap.close())
    const report = await run('ann@gmail.com', {
      hosts: Object.fromEntries(
        [...controlNames, 'imap.gmail.com', 'smtp.gmail.com', 'pop.gmail.com'].map((name) => [
          name,
          { 4: ['192.0.2.1'] },
        ]),
      ),
      ports: { '*:993': imap.port },
      refused: [25, 110, 143, 465, 587, 995].map((port) => `*:${port}`),
    })
    expect(codes(report)).toContain('port-blocked-by-network')
    expect(report.verdict).toMatchObject({ outgoing: 'blocked-here' })
    expect(report.network.ports).toMatchObject({ '465': 'blocked', '587': 'blocked' })
  })
})
