/**
 * What this computer itself knows of its network: interfaces, the way packets would take, gateways, proxies. Asks
 * nobody, sends nothing, needs no rights and runs no command (but for the gateway's hardware address, gateway.ts). What
 * follows from it is asked in probes/network.
 */
import { createSocket } from 'node:dgram'
import { access, readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { gatewayHardware } from './gateway.ts'
import { defaultRouteOf, defaultRoute6Of, type DefaultRoute } from './route-table.ts'
import type { Family } from './world.ts'

/** `null` in a field: the system does not tell. */
export interface InterfaceTraits {
  name: string
  addresses: string[]
  /** It has an entry for wireless devices. */
  isWireless: boolean | null
  /** Made by a program (tun, tap), or a kernel's own tunnel (`DEVTYPE=wireguard`, a link layer of none). */
  isTunnel: boolean | null
  /** `DEVTYPE` of the kernel: `wlan`, `wwan`, `wireguard`, `bridge`, … */
  deviceType: string | null
}

export interface Surroundings {
  /** Those that are up, without the loopback. */
  interfaces: InterfaceTraits[]
  /** Default routes of the main table. */
  routes: Record<Family, DefaultRoute | null> | null
  /**
   * The name of the interface on which packets to that address would leave: the system's own answer, whatever rules and
   * tables it follows (a VPN's are often not in the main one). `none`: there is no way; `null`: not known.
   */
  wayTo(address: string): Promise<{ name: string } | 'none' | null>
  /** Proxies that the environment names, as `scheme://host:port`, without user name and password. */
  proxies: string[]
  /** What names the default gateway (gateway.ts): for a keyed hash, never to be shown. Absent, or `null`: not known. */
  gatewayHardware?: () => Promise<string | null>
}

/** Reads afresh on every call: networks come and go. Never rejects. */
export async function realSurroundings(): Promise<Surroundings> {
  const up = Object.entries(networkInterfaces()).filter(([, addresses]) => addresses?.some(({ internal }) => !internal))
  const interfaces = await Promise.all(
    up.map(async ([name, addresses = []]) => {
      return { name, addresses: addresses.map(({ address }) => address), ...(await traitsOf(name)) }
    }),
  )
  return {
    interfaces,
    routes: await readRoutes(),
    wayTo: (address) => wayTo(address, interfaces),
    proxies: proxiesOf(process.env),
    gatewayHardware,
  }
}

/** Names of environment variables that programs take proxies from (curl's, and by imitation everybody's). */
const proxyVariables = ['http_proxy', 'https_proxy', 'all_proxy', 'socks_proxy']

export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  const values = proxyVariables.flatMap((name) => environment[name] ?? environment[name.toUpperCase()] ?? [])
  return [...new Set(values.flatMap((value) => endpointOf(value.trim())))]
}

/** What cannot be read is left out: it might be a password. */
function endpointOf(value: string): string[] {
  if (value === '') return []
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`)
    return url.host === '' ? [] : [`${url.protocol}//${url.host}`]
  } catch {
    return []
  }
}

/** Linux tells in files; elsewhere there is no way without a command or rights. */
async function traitsOf(name: string): Promise<Omit<InterfaceTraits, 'name' | 'addresses'>> {
  const folder = join('/sys/class/net', name)
  if (process.platform !== 'linux' || !(await exists(folder))) {
    return { isWireless: null, isTunnel: null, deviceType: null }
  }
  const [wireless, phy, tun, type, uevent] = await Promise.all([
    exists(join(folder, 'wireless')),
    exists(join(folder, 'phy80211')),
    exists(join(folder, 'tun_flags')),
    contentOf(join(folder, 'type')),
    contentOf(join(folder, 'uevent')),
  ])
  const deviceType = /^DEVTYPE=(\S+)$/m.exec(uevent ?? '')?.[1] ?? null
  // ARPHRD_NONE: packets without a link layer, as only tunnels carry them (linux/if_arp.h).
  const isTunnel = tun || deviceType === 'wireguard' || type?.trim() === '65534'
  return { isWireless: wireless || phy, isTunnel, deviceType }
}

async function readRoutes(): Promise<Record<Family, DefaultRoute | null> | null> {
  const [four, six] = await Promise.all([contentOf('/proc/net/route'), contentOf('/proc/net/ipv6_route')])
  if (four === null) return null
  return { 4: defaultRouteOf(four), 6: six === null ? null : defaultRoute6Of(six) }
}

/** Connecting a datagram socket sends nothing; the system only chooses the address to send from (connect(2)). */
async function wayTo(
  address: string,
  interfaces: readonly InterfaceTraits[],
): Promise<{ name: string } | 'none' | null> {
  const family = isIP(address)
  if (family === 0) return null
  const socket = createSocket(family === 4 ? 'udp4' : 'udp6')
  try {
    const source = await new Promise<string | null>((resolve) => {
      socket.once('error', () => resolve(null))
      socket.connect(53, address, () => resolve(socket.address().address))
    })
    if (source === null) return 'none'
    return interfaces.find(({ addresses }) => addresses.includes(source)) ?? null
  } catch {
    return 'none'
  } finally {
    socket.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function contentOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
