/**
 * Builds and removes the lab's namespaces: one per client network, one router that carries their rules, one internet.
 * There is no way out of them: the router knows only the lab's own addresses.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { inside, must, run } from './shell.ts'
import {
  internet,
  namespaceOf,
  nameServer,
  networkNames,
  networks,
  prefix,
  publicAddressesOf,
  router,
  type AddressPair,
} from './networks.ts'

const all = [internet, router, ...networkNames.map(namespaceOf)]
const ownFiles = (namespace: string) => `/etc/netns/${namespace}`

/** Removes what this or an earlier, killed run left: processes inside the lab's namespaces, these, and their files. */
export async function removeTopology(): Promise<void> {
  const there = (await run('ip', ['netns', 'list'])).stdout
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name.startsWith(prefix))
  for (const name of there) {
    for (let round = 0; round < 20; round += 1) {
      const pids = (await run('ip', ['netns', 'pids', name])).stdout.split(/\s+/).filter((pid) => pid !== '')
      if (pids.length === 0) break
      for (const pid of pids) end(Number(pid))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await must('ip', ['netns', 'del', name])
  }
  for (const name of new Set([...there, ...all])) rmSync(ownFiles(name), { recursive: true, force: true })
}

function end(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Addresses that the servers stand on are given by the caller: the lab's internet is one host with many of them. */
export async function buildTopology(serverAddresses: readonly AddressPair[]): Promise<void> {
  await removeTopology()
  for (const name of all) {
    mkdirSync(ownFiles(name), { recursive: true })
    // `ip netns exec` lays these over /etc: the machine's own resolver and hosts file are out of reach.
    writeFileSync(`${ownFiles(name)}/resolv.conf`, `nameserver ${nameServer[0]}\n`)
    writeFileSync(`${ownFiles(name)}/hosts`, '127.0.0.1 localhost\n::1 localhost\n')
    await must('ip', ['netns', 'add', name])
    // The loopback first: a namespace is born with it down. Duplicate address detection would cost seconds per address.
    await must(...inside(name, 'sh', ['-c', 'echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad']))
    await must('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  }
  await connectInternet(serverAddresses)
  for (const name of networkNames) await connectClient(name)
  const forwarding = 'echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding'
  await must(...inside(router, 'sh', ['-c', forwarding]))
  await must(...inside(router, 'nft', ['-f', '-']), { input: routerRules() })
}

async function connectInternet(serverAddresses: readonly AddressPair[]) {
  await batch([
    `link add wan netns ${router} type veth peer name net0 netns ${internet}`,
    ...serverAddresses.flatMap(([four, six]) => [
      `-n ${internet} address add ${four}/32 dev lo`,
      `-n ${internet} address add ${six}/128 dev lo nodad`,
    ]),
    ...link(internet, 'net0', ['192.0.2.2/24', '2001:db8:2::2/64']),
    ...link(router, 'wan', ['192.0.2.1/24', '2001:db8:2::1/64']),
    `-n ${internet} route add default via 192.0.2.1`,
    `-n ${internet} -6 route add default via 2001:db8:2::1`,
    ...['203.0.113.0/24', '198.51.100.0/24'].map((net) => `-n ${router} route add ${net} via 192.0.2.2`),
    ...['2001:db8:113::/64', '2001:db8:100::/64'].map((net) => `-n ${router} -6 route add ${net} via 2001:db8:2::2`),
    ...networkNames.map((name) => `-n ${router} address add ${publicAddressesOf(name)[0]}/32 dev wan`),
  ])
}

async function connectClient(name: keyof typeof networks) {
  const { number } = networks[name]
  const namespace = namespaceOf(name)
  await batch([
    `link add c${number} netns ${router} type veth peer name eth0 netns ${namespace}`,
    ...link(router, `c${number}`, [`10.77.${number}.1/24`, `2001:db8:77:${number}::1/64`]),
    ...link(namespace, 'eth0', [`10.77.${number}.2/24`, `2001:db8:77:${number}::2/64`]),
    `-n ${namespace} route add default via 10.77.${number}.1`,
    `-n ${namespace} -6 route add default via 2001:db8:77:${number}::1`,
  ])
}

function link(namespace: string, device: string, addresses: AddressPair): string[] {
  return [
    `-n ${namespace} address add ${addresses[0]} dev ${device}`,
    `-n ${namespace} address add ${addresses[1]} dev ${device} nodad`,
    `-n ${namespace} link set ${device} up`,
  ]
}

async function batch(lines: readonly string[]) {
  for (const line of lines) await must('ip', line.split(' '))
}

function routerRules(): string {
  const forward = networkNames.flatMap((name) =>
    networks[name].rules.map((rule) => `iifname "c${networks[name].number}" ${rule}`),
  )
  const translate = networkNames.map(
    (name) => `ip saddr 10.77.${networks[name].number}.0/24 oifname "wan" snat to ${publicAddressesOf(name)[0]}`,
  )
  return [
    'table inet lab {',
    'chain forward { type filter hook forward priority 0; policy accept;',
    ...forward,
    '}',
    '}',
    'table ip translate {',
    'chain out { type nat hook postrouting priority 100; policy accept;',
    ...translate,
    '}',
    '}',
    '',
  ].join('\n')
}
