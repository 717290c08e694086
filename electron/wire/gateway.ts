/**
 * The hardware address of the default gateway: what tells one network from another without asking for rights. Linux
 * tells it in files; macOS and Windows through their own `route` and `arp`, the only commands that looking at the network
 * runs, and only where a history is kept. Nothing is sent.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import { join } from 'node:path'
import { defaultRouteOf } from './route-table.ts'

const boundMs = 2000

/** @returns what names the gateway, or `null` where the system does not tell, or the way leads into a tunnel */
export async function gatewayHardware(): Promise<string | null> {
  const gateway = await gatewayAddress()
  if (gateway === null) return null
  const hardware = await hardwareOf(gateway)
  return hardware === null ? null : identityOf(hardware, gateway)
}

async function gatewayAddress(): Promise<string | null> {
  switch (process.platform) {
    case 'linux':
      return defaultRouteOf(await contentOf('/proc/net/route'))?.gateway ?? null
    case 'darwin':
      return macGatewayOf(await answerOf('/sbin/route', ['-n', 'get', 'default']))
    case 'win32':
      return windowsGatewayOf(await answerOf(windowsProgram('route.exe'), ['print', '-4', '0.0.0.0']))
    default:
      return null
  }
}

async function hardwareOf(gateway: string): Promise<string | null> {
  switch (process.platform) {
    case 'linux':
      return neighbourOf(await contentOf('/proc/net/arp'), gateway)
    case 'darwin':
      return neighbourOf(await answerOf('/usr/sbin/arp', ['-n', gateway]), gateway)
    case 'win32':
      return neighbourOf(await answerOf(windowsProgram('arp.exe'), ['-a', gateway]), gateway)
    default:
      return null
  }
}

/** The row of an ARP table that is about this address, in any of the three systems' ways to write one. */
export function neighbourOf(table: string, address: string): string | null {
  for (const line of table.split('\n')) {
    const words = line.trim().split(/[\s()]+/)
    if (!words.includes(address)) continue
    for (const word of words) {
      const hardware = plainHardware(word)
      if (hardware !== null) return hardware
    }
  }
  return null
}

/** `gateway: 192.0.2.1` of `route -n get default`; a tunnel has an interface only. */
export function macGatewayOf(answer: string): string | null {
  const address = /^\s*gateway: (\S+)$/m.exec(answer)?.[1] ?? ''
  return isIPv4(address) ? address : null
}

/** Rows `0.0.0.0 0.0.0.0 GATEWAY INTERFACE METRIC`, whatever the headings are called; the lowest metric counts. */
export function windowsGatewayOf(answer: string): string | null {
  const rows = answer.split('\n').flatMap((line) => {
    const [destination, mask, gateway = '', , metric] = line.trim().split(/\s+/)
    return destination === '0.0.0.0' && mask === '0.0.0.0' ? [{ gateway, metric: Number(metric) }] : []
  })
  const [first] = rows.toSorted((one, other) => one.metric - other.metric)
  return first && isIPv4(first.gateway) ? first.gateway : null
}

/** Six octets, as `a4:2b:8c:0:1:2` or `A4-2B-8C-00-01-02`; none of nobody's, nor of everybody's (IEEE 802). */
function plainHardware(word: string): string | null {
  const octets = word.split(/[:-]/)
  if (octets.length !== 6 || !octets.every((octet) => /^[\da-f]{1,2}$/i.test(octet))) return null
  const hardware = octets.map((octet) => octet.toLowerCase().padStart(2, '0')).join(':')
  const isGroup = (Number.parseInt(hardware.slice(0, 2), 16) & 1) === 1
  return isGroup || hardware === '00:00:00:00:00:00' ? null : hardware
}

/**
 * Routers that stand in for each other share a hardware address that every such pair in the world may have (VRRP,
 * RFC 5798; HSRP; GLBP): there the gateway's own address tells more of them apart.
 */
export function identityOf(hardware: string, address: string): string {
  const isShared = /^00:00:5e:00:0[12]:|^00:00:0c:07:ac:|^00:00:0c:9f:f|^00:07:b4:00:/.test(hardware)
  return isShared ? `${hardware} ${address}` : hardware
}

/** Not by PATH: another program of that name may stand there. */
function windowsProgram(name: string): string {
  return join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', name)
}

/** Empty where the program is not there or does not answer in time. */
function answerOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: boundMs, windowsHide: true }, (error, stdout) => resolve(error ? '' : stdout))
  })
}

function contentOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
