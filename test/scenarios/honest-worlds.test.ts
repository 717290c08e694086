/**
 * No false alarm: honest servers with odd habits, and servers with faults of their own, met as whole runs over loopback.
 * Whatever is found, the network is not to blame; also where one control host is down and one lies. Beside them, for proof
 * that the same run sees it: networks that do interfere.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { Account, OutgoingSettings } from '../../electron/contract/account.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import type { Report } from '../../electron/contract/report.ts'
import { Secret } from '../../electron/contract/secret.ts'
import type { FindingCode } from '../../electron/contract/words.ts'
import type { InterfaceTraits, Surroundings } from '../../electron/wire/surroundings.ts'
import { testAuthority } from '../servers/certificates.ts'
import { send, waitUntil, type Script } from '../servers/script.ts'
import { scriptedServer, type ScriptedServer } from '../servers/scripted-server.ts'
import { testWorld, type TestWorldOptions } from '../servers/test-world.ts'
import { control, email, host, imap, password, smtp, type SmtpHabits } from './kit/honest.ts'

const mailPorts = [25, 465, 587, 143, 993, 995, 110]
const operators = ['one.example', 'two.example', 'three.example', 'four.example']

/** Findings that blame this place. What a server says of the address it sees (`ip-blocklisted`) is the server's word. */
const blamesNetwork: readonly FindingCode[] = [
  'no-internet',
  'captive-portal',
  'dns-failure',
  'dns-hijacked',
  'clock-wrong',
  'port-blocked-by-network',
  'network-blocks-smtp',
  'smtp-intercepted',
  'starttls-stripped',
  'tls-intercepted',
]

interface Row {
  name: string
  outgoing?: Partial<OutgoingSettings>
  incoming?: 993 | 143
  servers: Record<number, Promise<Script>>
  world?: TestWorldOptions
  /** The findings that are problems; all of them. */
  problems?: FindingCode[]
}

const healthy = { 993: imap(), 587: smtp(), 465: smtp({ tls: 'implicit' }), 25: smtp({ offers: ['PIPELINING'] }) }
const with587 = (habits: SmtpHabits): Row['servers'] => ({ 993: imap(), 587: smtp(habits) })
const unsigned25 = { port: 25, security: 'none', authentication: 'none', username: '' } as const
const soon = (ms: number) => waitUntil(new Promise((resolve) => setTimeout(resolve, ms)))

const traits = (name: string, rest: Partial<InterfaceTraits> = {}): InterfaceTraits => {
  return { name, addresses: ['10.9.8.7'], isWireless: false, isTunnel: false, deviceType: null, ...rest }
}
const leavingBy = (way: InterfaceTraits, six: boolean): Surroundings => ({
  interfaces: [way],
  routes: { 4: { interface: way.name, gateway: '10.9.8.1' }, 6: null },
  wayTo: (address) => Promise.resolve(address.includes(':') && !six ? 'none' : { name: way.name }),
  proxies: [],
})

const rows: Row[] = [
  { name: 'nothing odd', servers: healthy },
  {
    name: 'other names greet on 25 and on 465, and 25 takes no strangers',
    outgoing: unsigned25,
    servers: { ...healthy, 25: smtp({ greeting: ['220 mx7.hoster.example ESMTP'], offers: [] }) },
    problems: ['auth-off'],
  },
  { name: 'another certificate on each port', servers: { ...healthy, 587: smtp({ certifiedAs: '*.example.com' }) } },
  {
    name: 'another certificate and another name at each connection',
    servers: with587({ certifiedAs: '*.example.com', greeting: ['220 node-17.lb.hoster.example ESMTP'] }),
  },
  { name: 'no sign-in on 25', servers: { ...healthy, 25: smtp({ offers: [], offersInClear: [] }) } },
  { name: 'no 465, no 25', servers: with587({}) },
  { name: '465 swallowed by the server’s own firewall', servers: with587({}), world: { dropped: [`${host}:465`] } },
  { name: 'a slow greeting', servers: with587({ before: [soon(700)] }) },
  { name: 'a slow receiving server', servers: { ...healthy, 993: imap({ before: [soon(500)] }) } },
  { name: 'IPv6 only', servers: healthy, world: { hosts: { [host]: { 6: ['2001:db8::25'] } } } },
  {
    name: 'an IPv6 address, and a computer without IPv6',
    servers: healthy,
    world: {
      hosts: { [host]: { 4: ['192.0.2.25'], 6: ['2001:db8::25'] } },
      unreachable: [993, 587, 465, 25].map((port) => `2001:db8::25:${port}`),
      surroundings: leavingBy(traits('eth0'), false),
    },
  },
  {
    name: 'a private address, from a company’s own DNS',
    servers: healthy,
    world: { hosts: { [host]: { 4: ['10.1.2.3'] } } },
  },
  {
    name: 'a private address and an expired certificate',
    servers: { 993: imap({ certificate: 'expired' }), 587: smtp({ certificate: 'expired' }) },
    world: { hosts: { [host]: { 4: ['10.1.2.3'] } } },
    problems: ['certificate-expired'],
  },
  {
    name: 'a private address, and 587 closed',
    servers: { 993: imap(), 465: smtp({ tls: 'implicit' }) },
    world: { hosts: { [host]: { 4: ['10.1.2.3'] } } },
    problems: ['port-blocked-by-server'],
  },
  {
    name: 'an expired certificate on 587 alone',
    servers: with587({ certificate: 'expired' }),
    problems: ['certificate-expired'],
  },
  {
    name: 'the packager’s certificate on 587 alone',
    servers: with587({ certificate: 'wrong-host-self-signed', greeting: ['220 localhost ESMTP'] }),
    problems: ['certificate-wrong-host'],
  },
  {
    name: 'the hoster’s name in greeting and certificate on 587 alone',
    servers: with587({ certificate: 'wrong-host', greeting: ['220 other.example.net ESMTP'] }),
    problems: ['certificate-wrong-host'],
  },
  {
    name: 'a company’s own authority, which is not told of',
    servers: { 993: imap({ certificate: 'stranger' }), 587: smtp({ certificate: 'stranger' }) },
    problems: ['certificate-untrusted'],
  },
  {
    name: 'self-signed certificates',
    servers: { 993: imap({ certificate: 'self-signed' }), 587: smtp({ certificate: 'self-signed' }) },
    problems: ['certificate-untrusted'],
  },
  { name: 'no STARTTLS on 587', servers: with587({ tls: 'none', offers: [] }), problems: ['security-mismatch'] },
  { name: 'a greeting without a name', servers: with587({ greeting: ['220 ready when you are'] }) },
  {
    name: 'a greeting of many lines',
    servers: with587({ greeting: ['220-Welcome', '220-No spam here', `220 ${host}`] }),
  },
  {
    name: 'a starred greeting, and all is well behind it',
    servers: with587({ greeting: ['220 ********************'] }),
  },
  { name: 'starttls in small letters', servers: with587({ offersInClear: ['starttls'] }) },
  {
    name: 'HELO only, and strangers may send: this network is trusted',
    outgoing: unsigned25,
    servers: {
      993: imap(),
      25: smtp({ tls: 'none', heloOnly: true, stranger: '250 ok', greeting: ['220 relay ESMTP'] }),
    },
  },
  {
    name: 'all through a tunnel',
    servers: healthy,
    world: { surroundings: leavingBy(traits('wg0', { isTunnel: true }), true) },
  },
  { name: 'STARTTLS for receiving', incoming: 143, servers: { ...healthy, 143: imap({ tls: 'starttls' }) } },
  { name: 'a wrong password', servers: with587({ wrongPassword: true }), problems: ['credentials-rejected'] },
  {
    name: 'a server that relays for nobody',
    servers: with587({ outside: '550 5.7.1 relaying denied' }),
    problems: ['relay-denied'],
  },
  {
    name: 'too many connections from here',
    servers: { 993: imap(), 587: Promise.resolve([send('421 4.7.0 Too many connections from your host')]) },
    problems: ['rate-limited'],
  },
  {
    name: 'the address of this network is on a blocklist, says the server',
    servers: { 993: imap(), 587: Promise.resolve([send('554 5.7.1 Your address is listed at zen.spamhaus.org')]) },
    problems: ['ip-blocklisted'],
  },
  {
    name: '587 closed by the server',
    servers: { 993: imap(), 465: smtp({ tls: 'implicit' }) },
    problems: ['port-blocked-by-server'],
  },
  { name: 'a server that is down', servers: {}, problems: ['server-unreachable'] },
]

/** Who answers for a host on a port, by the host; `null`: nobody. */
type Between = Record<number, ((name: string) => Promise<Script>) | null>

const gateway = ['220 gateway.hotel.example ESMTP']
const interferences: [name: string, between: Between, problems: FindingCode[], world?: TestWorldOptions][] = [
  ['587 dropped', { 587: null }, ['port-blocked-by-network']],
  ['all mail dropped', { 25: null, 465: null, 587: null, 993: null, 143: null }, ['port-blocked-by-network']],
  [
    'a machine that answers on 587',
    { 587: () => smtp({ tls: 'none', offers: [], greeting: gateway }) },
    ['smtp-intercepted'],
  ],
  [
    'the same, with a certificate of its own',
    { 587: () => smtp({ certifiedAs: 'gateway.hotel.example', certificate: 'self-signed', greeting: gateway }) },
    ['smtp-intercepted'],
  ],
  [
    'STARTTLS taken out on 587',
    { 587: (name) => smtp({ tls: 'none', offers: [], greeting: [`220 ${name} ESMTP`] }) },
    ['starttls-stripped'],
  ],
  [
    'certificates made on the way, for receiving',
    { 993: (name) => imap({ certifiedAs: name, certificate: 'stranger' }) },
    ['tls-intercepted'],
  ],
  [
    'certificates made on the way, for both',
    {
      993: (name) => imap({ certifiedAs: name, certificate: 'stranger' }),
      587: (name) => smtp({ certifiedAs: name, certificate: 'stranger' }),
    },
    ['tls-intercepted'],
  ],
  [
    'a gateway’s own certificate for everybody who receives',
    { 993: () => imap({ certifiedAs: 'gateway.hotel.example', certificate: 'self-signed' }) },
    ['tls-intercepted'],
  ],
  ['a clock that is years ahead', {}, ['clock-wrong'], { now: () => Date.now() + 3 * 365 * 24 * 3600 * 1000 }],
]

describe.each(['all of them honest', 'one of them down, one lying'])('control hosts: %s', (those) => {
  const controls: ScriptedServer[] = []
  const ports: Record<string, number> = {}
  const dropped: string[] = []

  beforeAll(async () => {
    const isMixed = those !== 'all of them honest'
    for (const [index, name] of operators.entries()) {
      for (const port of mailPorts) {
        if (isMixed && index === 0) dropped.push(`${name}:${port}`)
        else {
          const server = await scriptedServer(await control(name, port, isMixed && index === 1))
          controls.push(server)
          ports[`${name}:${port}`] = server.port
        }
      }
    }
  })
  afterAll(async () => {
    for (const server of controls) await server.close()
  })

  /** One run: `between` is what answers on a port in place of everybody, or `null` where nothing does. */
  async function run(row: Row, between: Between = {}): Promise<Report> {
    const own: ScriptedServer[] = []
    const start = async (script: Promise<Script>): Promise<number> => {
      const server = await scriptedServer(await script)
      own.push(server)
      return server.port
    }
    const served: Record<string, number> = { ...ports }
    for (const [port, script] of Object.entries(row.servers)) served[`${host}:${port}`] = await start(script)
    const lost = [...dropped, ...(row.world?.dropped ?? [])]
    for (const [port, standIn] of Object.entries(between)) {
      for (const each of [host, ...operators]) {
        const key = `${each}:${port}`
        if (standIn === null) lost.push(key)
        else served[key] = await start(standIn(each))
      }
    }
    const addresses = operators.map((name, index) => [name, { 4: [`198.51.100.${index + 1}`] }] as const)
    const world = testWorld({
      ...row.world,
      hosts: { [host]: { 4: ['192.0.2.25'] }, ...Object.fromEntries(addresses), ...row.world?.hosts },
      ports: served,
      dropped: lost,
      refused: mailPorts.map((port) => `${host}:${port}`).filter((key) => !(key in served) && !lost.includes(key)),
      authorities: [await testAuthority()],
      controlHosts: operators.flatMap((name) => mailPorts.map((port) => ({ host: name, port, operator: name }))),
    })
    const account: Account = {
      email,
      incoming: {
        protocol: 'imap',
        host,
        port: row.incoming ?? 993,
        security: row.incoming === 143 ? 'starttls' : 'tls',
        authentication: 'password',
        username: email,
      },
      outgoing: { host, port: 587, security: 'starttls', authentication: 'password', username: email, ...row.outgoing },
    }
    const { report } = await check(
      {
        account,
        password: new Secret(password),
        ...plainCheck,
        timeoutMs: 1500,
      },
      world,
      { signal: new AbortController().signal, onProgress: () => {} },
    )
    for (const server of own) await server.close()
    return report
  }

  it.each(rows)('$name', async (row) => {
    const { findings } = await run(row)
    const problems = findings.flatMap(({ code, severity }) => (severity === 'problem' ? code : []))
    expect(findings.map(({ code }) => code).filter((code) => blamesNetwork.includes(code))).toEqual([])
    expect([...new Set(problems)]).toEqual(row.problems ?? [])
  })

  it.each(interferences)('interference: %s', async (_, between, problems, world) => {
    const report = await run({ name: '', servers: healthy, ...(world && { world }) }, between)
    const found = report.findings.flatMap(({ code, severity }) => (severity === 'problem' ? code : []))
    expect([...new Set(found)]).toEqual(problems)
  })
})
