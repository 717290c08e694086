/** Starts what stands between the lab's clients and its internet: machines that read or change, long ways, VPNs. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Authority, CertificateFiles } from '../certificates.ts'
import {
  middle,
  namespaceOf,
  networkNames,
  networkOf,
  ownAddressesOf,
  tunnelEnd,
  wireOf,
  type Middle,
  type NetworkName,
} from '../networks.ts'
import { controls } from '../servers/controls.ts'
import { addressesOf, hostOf, variantNames } from '../servers/variants.ts'
import { inside, must, run, until } from '../shell.ts'

/** Starts a program that stays, in a namespace; `what` names it where it ends by itself. */
export type Start = (what: string, namespace: string, command: string, args: readonly string[]) => void

interface Between {
  folder: string
  start: Start
  /** Rejects where something that was started ended. */
  stillUp: () => void
  /** Not the one that the client trusts: a company's or a product's own. */
  foreign: Authority
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export async function startBetween(between: Between): Promise<void> {
  await Promise.all([startMiddle(between), startReaders(between), startLongWays(between), startTunnels(between)])
}

async function startMiddle({ folder, start, stillUp, foreign }: Between) {
  const modes: Record<string, Record<number, Middle['does']>> = {}
  for (const name of networkNames) {
    const rows = networkOf(name).middle ?? []
    const byPort = Object.fromEntries(rows.flatMap(({ ports, does }) => ports.map((port) => [port, does])))
    if (rows.length > 0) for (const address of ownAddressesOf(name)) modes[address] = byPort
  }
  const ready = join(folder, 'middle.ready')
  const tls = await foreign.issue('self-signed', 'login.hotel.example')
  const relays = { 'relays-itself': addressesOf('gateway')[0], 'relays-for-all': addressesOf('smarthost')[0] }
  const plan = { modes, relays, tls, forged: await forgedBy(foreign), ready }
  const file = join(folder, 'middle.json')
  writeFileSync(file, JSON.stringify(plan))
  start('middle', middle, process.execPath, [script('middle.mjs'), file])
  await until(
    () => 'the machines in between did not start',
    () => (stillUp(), existsSync(ready)),
  )
}

/** A certificate of the reader's own making for every server of the lab, by address. */
async function forgedBy(foreign: Authority): Promise<Record<string, CertificateFiles>> {
  const hosts = [
    ...variantNames.map((name) => ({ name: hostOf(name), addresses: addressesOf(name) })),
    ...controls.map(({ name, addresses }) => ({ name, addresses })),
  ]
  const forged: Record<string, CertificateFiles> = {}
  for (const { name, addresses } of hosts) {
    const files = await foreign.issue('good', name)
    for (const address of addresses) forged[address] = files
  }
  return forged
}

/** SSL/TLS from the first byte is sslsplit's; with STARTTLS it ends itself where a client is quicker than the server. */
const readers = [
  { source: (name: NetworkName) => `ip saddr ${ownAddressesOf(name)[0]}`, at: '0.0.0.0', port: 9001 },
  { source: (name: NetworkName) => `ip6 saddr ${ownAddressesOf(name)[1]}`, at: '::', port: 9002 },
] as const
const implicit = [443, 465, 993, 995]

/** sslsplit learns the real destination from the redirection itself. */
async function startReaders({ start, stillUp, foreign }: Between) {
  const listens = readers.flatMap(({ at, port }) => ['ssl', at, String(port)])
  const keys = ['-k', foreign.keyFile, '-c', foreign.file]
  start('sslsplit', middle, 'sslsplit', ['-u', 'root', ...keys, '-e', 'netfilter', ...listens])
  const rules = networkNames.flatMap((name) => {
    const rows = (networkOf(name).middle ?? []).filter(({ does }) => does === 'reads-along')
    const ports = rows.flatMap((row) => row.ports.filter((port) => implicit.includes(port)))
    if (ports.length === 0) return []
    return readers.map(({ source, port }) => `${source(name)} tcp dport { ${ports.join(', ')} } redirect to :${port}`)
  })
  const chain = 'chain in { type nat hook prerouting priority -100; policy accept;'
  const input = ['table inet lab {', chain, ...rules, '}', '}', ''].join('\n')
  await must(...inside(middle, 'nft', ['-f', '-']), { input })
  const ports = readers.map(({ port }) => port)
  await listening(middle, ports, stillUp)
}

async function listening(namespace: string, ports: readonly number[], stillUp: () => void) {
  await until(
    () => `not all of ${ports.join(', ')} listen in ${namespace}`,
    async () => {
      stillUp()
      const sockets = (await run(...inside(namespace, 'ss', ['-Hltn']))).stdout
      return ports.every((port) => sockets.includes(`:${port} `))
    },
  )
}

async function startLongWays({ folder, start, stillUp }: Between) {
  for (const name of networkNames) {
    const { delayMs } = networkOf(name)
    if (delayMs === undefined) continue
    const ready = join(folder, `${name}.ready`)
    start(`${name}: the way`, wireOf(name), process.execPath, [script('long-way.mjs'), String(delayMs), ready])
    await until(
      () => `the way of ${name} did not start`,
      () => (stillUp(), existsSync(ready)),
    )
  }
}

/** A tunnel of socat's: IP packets in UDP, from a device in the client to one at the far end. */
async function startTunnels({ start, stillUp }: Between) {
  for (const name of networkNames) {
    const { number, tunnel } = networkOf(name)
    if (tunnel === undefined) continue
    const [own] = ownAddressesOf(name)
    const device = (at: number, called: string) => `TUN:10.80.${number}.${at}/24,tun-name=${called},iff-no-pi,iff-up`
    const far = `tun${number}`
    const [here, there] = [5000, 5000 + number]
    start(`${name}: far end`, tunnelEnd, 'socat', [
      `UDP4-DATAGRAM:${own}:${here},bind=10.79.0.2:${there}`,
      device(1, far),
    ])
    start(`${name}: tunnel`, namespaceOf(name), 'socat', [
      `UDP4-DATAGRAM:10.79.0.2:${there},bind=${own}:${here}`,
      device(2, 'tun0'),
    ])
    for (const [namespace, called] of [
      [tunnelEnd, far],
      [namespaceOf(name), 'tun0'],
    ] as const) {
      await until(
        () => `${called} does not come up`,
        async () => (
          stillUp(),
          (await run('ip', ['-n', namespace, 'link', 'show', called])).stdout.includes('LOWER_UP')
        ),
      )
      // Room for the tunnel's own headers.
      await must('ip', ['-n', namespace, 'link', 'set', called, 'mtu', '1400'])
    }
    const ways = [`route add 10.79.0.2 via 10.77.${number}.1`, 'route replace default dev tun0']
    for (const way of ways) await must('ip', ['-n', namespaceOf(name), ...way.split(' ')])
    // What cannot go through the tunnel does not go beside it.
    await must('ip', ['-6', '-n', namespaceOf(name), 'route', 'del', 'default'])
  }
}
