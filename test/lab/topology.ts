/**
 * Builds and removes the lab's namespaces: one per client network, one router that carries their rules, one internet,
 * one for the machines in between, one for the far end of VPNs. There is no way out of them: the router knows only the
 * lab's own addresses. Its rules stand in router-rules.ts.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { inside, must, run, until } from './shell.ts'
import {
  companyAddress,
  internet,
  middle,
  namespaceOf,
  networkNames,
  networkOf,
  ownAddressesOf,
  prefix,
  publicAddressesOf,
  publicResolvers,
  resolverAddresses,
  nameServer,
  router,
  tunnelEnd,
  wireOf,
  type AddressPair,
  type NetworkName,
} from './networks.ts'
import { internetRules, markOfMiddle, routerRules, tunnelRules } from './router-rules.ts'

const longOnes = networkNames.filter((name) => networkOf(name).delayMs !== undefined)
const all = [internet, router, middle, tunnelEnd, ...networkNames.map(namespaceOf), ...longOnes.map(wireOf)]
const ownFiles = (namespace: string) => `/etc/netns/${namespace}`

/** Removes what this or an earlier, killed run left: processes inside the lab's namespaces, these, and their files. */
export async function removeTopology(): Promise<void> {
  const there = (await run('ip', ['netns', 'list'])).stdout
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name.startsWith(prefix))
  for (const name of there) {
    await until(
      () => `processes inside ${name} do not end`,
      async () => {
        const pids = (await run('ip', ['netns', 'pids', name])).stdout.split(/\s+/).filter((pid) => pid !== '')
        for (const pid of pids) end(Number(pid))
        return pids.length === 0
      },
    )
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
  for (const name of all) await makeNamespace(name, nameServer[0])
  for (const name of networkNames) {
    const { resolver = 'true', families = [4, 6] } = networkOf(name)
    resolveBy(namespaceOf(name), resolverAddresses(resolver)[families.includes(4) ? 0 : 1])
  }
  await connectInternet(serverAddresses)
  await connectBeside(middle, 'mid', '78')
  await connectBeside(tunnelEnd, 'far', '79')
  await takeEverything()
  for (const name of networkNames) await connectClient(name)
  for (const forwarder of [router, tunnelEnd]) {
    // It says no as often as it is asked: one host with many addresses would be told once a second otherwise.
    const forwarding = 'echo 1 > net/ipv4/ip_forward; echo 1 > net/ipv6/conf/all/forwarding'
    const answering = 'echo 0 > net/ipv4/icmp_ratelimit; echo 0 > net/ipv6/icmp/ratelimit'
    await must(...inside(forwarder, 'sh', ['-c', `cd /proc/sys; ${forwarding}; ${answering}`]))
  }
  await must(...inside(router, 'nft', ['-f', '-']), { input: routerRules() })
  await must(...inside(internet, 'nft', ['-f', '-']), { input: internetRules() })
  await must(...inside(tunnelEnd, 'nft', ['-f', '-']), { input: tunnelRules() })
}

async function makeNamespace(name: string, resolver: string) {
  mkdirSync(ownFiles(name), { recursive: true })
  // `ip netns exec` lays these over /etc: the machine's own resolver and hosts file are out of reach.
  resolveBy(name, resolver)
  writeFileSync(`${ownFiles(name)}/hosts`, '127.0.0.1 localhost\n::1 localhost\n')
  await must('ip', ['netns', 'add', name])
  // The loopback first: a namespace is born with it down. Duplicate address detection would cost seconds per address.
  await must(...inside(name, 'sh', ['-c', 'echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad']))
  await batch(name, ['link set lo up'])
}

function resolveBy(namespace: string, address: string) {
  writeFileSync(`${ownFiles(namespace)}/resolv.conf`, `nameserver ${address}\n`)
}

async function connectInternet(serverAddresses: readonly AddressPair[]) {
  await batch(router, [`link add wan type veth peer name net0 netns ${internet}`])
  const onlyFour = [companyAddress, ...publicResolvers]
  await batch(internet, [
    ...serverAddresses.flatMap(([four, six]) => [
      `address add ${four}/32 dev lo`,
      `address add ${six}/128 dev lo nodad`,
    ]),
    ...onlyFour.map((address) => `address add ${address}/32 dev lo`),
    ...link('net0', ['192.0.2.2/24', '2001:db8:2::2/64']),
    'route add default via 192.0.2.1',
    '-6 route add default via 2001:db8:2::1',
  ])
  await batch(router, [
    ...link('wan', ['192.0.2.1/24', '2001:db8:2::1/64']),
    ...['203.0.113.0/24', '198.51.100.0/24', ...onlyFour].map((net) => `route add ${net} via 192.0.2.2`),
    ...['2001:db8:113::/64', '2001:db8:100::/64'].map((net) => `-6 route add ${net} via 2001:db8:2::2`),
    ...networkNames.map((name) => `address add ${publicAddressesOf(name)[0]}/32 dev wan`),
    ...['78', '79'].map((number) => `address add 192.0.2.${number}/32 dev wan`),
  ])
}

/** A namespace at the router's side: where the machines in between stand, where VPNs end. */
async function connectBeside(namespace: string, device: string, number: string) {
  await batch(router, [`link add ${device} type veth peer name eth0 netns ${namespace}`])
  await batch(router, link(device, [`10.${number}.0.1/24`, `2001:db8:${number}::1/64`]))
  await batch(namespace, [
    ...link('eth0', [`10.${number}.0.2/24`, `2001:db8:${number}::2/64`]),
    `route add default via 10.${number}.0.1`,
    `-6 route add default via 2001:db8:${number}::1`,
  ])
}

/** What the router sends to the middle is taken in there, whomever it is for, and known by its real destination. */
async function takeEverything() {
  await batch(router, [
    `rule add fwmark ${markOfMiddle} lookup 107`,
    'route add default via 10.78.0.2 table 107',
    `-6 rule add fwmark ${markOfMiddle} lookup 107`,
    '-6 route add default via 2001:db8:78::2 table 107',
  ])
  await batch(middle, [
    'rule add iif eth0 lookup 107',
    'route add local 0.0.0.0/0 dev lo table 107',
    '-6 rule add iif eth0 lookup 107',
    '-6 route add local ::/0 dev lo table 107',
  ])
}

async function connectClient(name: NetworkName) {
  const { number, families = [4, 6], delayMs } = networkOf(name)
  const namespace = namespaceOf(name)
  const device = `c${number}`
  if (delayMs === undefined) await batch(router, [`link add ${device} type veth peer name eth0 netns ${namespace}`])
  else await connectByWire(name, device)
  await batch(router, link(device, [`10.77.${number}.1/24`, `2001:db8:77:${number}::1/64`]))
  const [four, six] = ownAddressesOf(name)
  await batch(namespace, [
    'link set eth0 up',
    ...(families.includes(4) ? [`address add ${four}/24 dev eth0`, `route add default via 10.77.${number}.1`] : []),
    ...(families.includes(6)
      ? [`address add ${six}/64 dev eth0 nodad`, `-6 route add default via 2001:db8:77:${number}::1`]
      : []),
  ])
}

/** The relay in the wire's namespace (servers/start.ts) carries frames from end to end; checksums have to be in them then. */
async function connectByWire(name: NetworkName, device: string) {
  const wire = wireOf(name)
  for (const file of ['all', 'default']) {
    await must(...inside(wire, 'sh', ['-c', `echo 1 > /proc/sys/net/ipv6/conf/${file}/disable_ipv6`]))
  }
  await batch(router, [`link add ${device} type veth peer name outer netns ${wire}`])
  await batch(wire, [
    `link add inner type veth peer name eth0 netns ${namespaceOf(name)}`,
    'link set inner up',
    'link set outer up',
  ])
  const offloads = ['tx', 'off', 'tso', 'off', 'gso', 'off', 'gro', 'off']
  for (const [namespace, end] of [
    [router, device],
    [namespaceOf(name), 'eth0'],
    [wire, 'inner'],
    [wire, 'outer'],
  ] as const) {
    await must(...inside(namespace, 'ethtool', ['-K', end, ...offloads]))
  }
}

function link(device: string, addresses: AddressPair): string[] {
  return [
    `address add ${addresses[0]} dev ${device}`,
    `address add ${addresses[1]} dev ${device} nodad`,
    `link set ${device} up`,
  ]
}

/** Lines of `ip`, without that word, in one namespace. IPv6's come by themselves: `-6` is no word of a batch. */
async function batch(namespace: string, lines: readonly string[]) {
  const six = lines.filter((line) => line.startsWith('-6 ')).map((line) => line.slice(3))
  const others = lines.filter((line) => !line.startsWith('-6 '))
  if (others.length > 0) await must('ip', ['-n', namespace, '-batch', '-'], { input: `${others.join('\n')}\n` })
  if (six.length > 0) await must('ip', ['-6', '-n', namespace, '-batch', '-'], { input: `${six.join('\n')}\n` })
}
