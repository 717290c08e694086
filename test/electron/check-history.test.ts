/** Whole checks, one after the other: at home, then in networks where something differs. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { Account } from '../../electron/contract/account.ts'
import type { CheckAnswer, CheckRequest } from '../../electron/contract/api.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { askHistory } from '../../electron/history/history.ts'
import { testAuthority } from '../servers/certificates.ts'
import type { Script } from '../servers/script.ts'
import { scriptedServer } from '../servers/scripted-server.ts'
import { testWorld } from '../servers/test-world.ts'
import { homeGateway, hotelGateway, newHistory, removeHistories } from './history/kit.ts'
import { email, imapScript, password, smtpScript } from './probes/kit/mail-world.ts'

const host = 'mail.example.com'
const account: Account = {
  email,
  incoming: { protocol: 'imap', host, port: 993, security: 'tls', authentication: 'password', username: email },
  outgoing: { host, port: 465, security: 'tls', authentication: 'password', username: email },
}
const controls = [465, 993].flatMap((port) =>
  ['one', 'two', 'three'].map((name) => ({ host: `${name}.example.net`, port, operator: name })),
)

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
afterAll(removeHistories)

const scripts: Record<number, Script> = {}
beforeAll(async () => {
  scripts[993] = await imapScript({ host })
  scripts[465] = await smtpScript({ host, tls: 'implicit' })
})

interface Given {
  gateway?: string | null
  /** Through a tunnel. */
  vpn?: boolean
  /** Nothing of the user's server answers; others do. */
  dropped?: boolean
  request?: Partial<CheckRequest>
}

async function checked(file: string, { gateway = homeGateway, vpn = false, dropped = false, request }: Given = {}) {
  const servers = await Promise.all(
    Object.entries(scripts).map(async ([port, script]) => [port, await scriptedServer(script)] as const),
  )
  for (const [, server] of servers) ends.push(() => server.close())
  const own = Object.fromEntries(servers.map(([port, server]) => [`${host}:${port}`, server.port]))
  const others = Object.fromEntries(
    controls.map((control) => [
      `${control.host}:${control.port}`,
      servers.find(([port]) => Number(port) === control.port)?.[1].port ?? 0,
    ]),
  )
  const mailPorts = [25, 110, 143, 465, 587, 993, 995].map((port) => `${host}:${port}`)
  const traits = { isWireless: false, isTunnel: vpn, deviceType: null }
  const world = testWorld({
    ports: dropped ? others : { ...own, ...others },
    ...(dropped ? { dropped: mailPorts } : { refused: mailPorts.filter((key) => !(key in own)) }),
    controlHosts: controls,
    authorities: [await testAuthority()],
    surroundings: {
      interfaces: [{ name: 'net0', addresses: ['198.51.100.7'], ...traits }],
      routes: null,
      wayTo: () => Promise.resolve({ name: 'net0' }),
      proxies: [],
      gatewayHardware: () => Promise.resolve(gateway),
    },
  })
  return check(
    {
      account,
      password: new Secret(password),
      timeoutMs: 2000,
      ...plainCheck,
      recipient: 'postmaster@one.example',
      history: { file },
      ...request,
    },
    world,
    { signal: new AbortController().signal, onProgress: () => {} },
  )
}

const codes = ({ report }: CheckAnswer) => report.findings.map(({ code }) => code)
const list = (file: string) => askHistory({ history: { file }, forget: null, rename: null }, () => {})

describe('a server that answers at home', () => {
  it('and on no port of the hotel: the hotel is what differs', async () => {
    const file = newHistory()
    const home = await checked(file, { request: { networkName: 'Home' } })
    expect(codes(home)).toEqual(['works'])
    expect(home.report.network.name).toBe('Home')
    expect(home.warnings).toBeUndefined()
    const hotel = await checked(file, { gateway: hotelGateway, dropped: true })
    expect(codes(hotel)).toEqual(['works-elsewhere', 'server-unreachable'])
    expect(hotel.report.verdict.overall).toBe('blocked-here')
    expect(hotel.report.findings.map(({ explanation }) => explanation).join()).toMatch(/on “Home” (?:today|yesterday)/)
    expect(hotel.report.network.name).toBeNull()
    expect((await list(file)).map(({ network, verdict }) => [network, verdict.incoming])).toEqual(
      expect.arrayContaining([
        ['Home', 'works'],
        ['Network 2', 'blocked-here'],
      ]),
    )
    // Back at home, its name is known again; the server is down there now.
    const back = await checked(file, { dropped: true })
    expect(back.report.network.name).toBe('Home')
    expect(back.report.verdict.overall).toBe('cannot-tell')
    expect(back.report.findings[0]?.title).toBe('The server is probably down')
    const text = readFileSync(file, 'utf8')
    for (const word of [host, 'example', email, homeGateway]) expect(text).not.toContain(word)
    expect(JSON.stringify([home.report, hotel.report])).not.toContain(homeGateway)
  })

  it('is not remembered without a history: nobody knows more than this run', async () => {
    const file = newHistory()
    await checked(file, { request: { history: null, networkName: 'Home' } })
    const hotel = await checked(file, { gateway: hotelGateway, dropped: true, request: { history: null } })
    expect(codes(hotel)).toEqual(['server-unreachable'])
    expect(hotel.report.verdict.overall).toBe('cannot-tell')
    expect(existsSync(file)).toBe(false)
  })
})

describe('where no network can be told', () => {
  it.each<[string, Given, RegExp]>([
    ['a VPN', { vpn: true }, /a VPN is in use/],
    ['a system that does not tell', { gateway: null }, /does not tell which network/],
  ])('%s: nothing is stored, and that is said to who gave it a name', async (_, given, why) => {
    const file = newHistory()
    expect((await checked(file, given)).warnings).toBeUndefined()
    const named = await checked(file, { ...given, request: { networkName: 'Here' } })
    expect(named.warnings).toEqual([expect.stringMatching(why)])
    expect(named.report.network.name).toBe('Here')
    expect(existsSync(file)).toBe(false)
  })
})

it('a folder that is not there breaks no check', async () => {
  const answer = await checked(`${newHistory()}/none/history.json`)
  expect(codes(answer)).toEqual(['works'])
  expect(answer.warnings).toEqual([expect.stringContaining('was not written')])
})
