/** The computer's own list of names (`/etc/hosts`), which c-ares' queries do not look at. */
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Family } from './world.ts'

export type HostsFile = ReadonlyMap<string, Readonly<Record<Family, readonly string[]>>>

/** Where the system keeps it. */
export function hostsPath(platform: NodeJS.Platform, systemRoot: string | undefined): string {
  return platform === 'win32' ? join(systemRoot ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts') : '/etc/hosts'
}

/** Empty when there is none, or when it cannot be read: DNS answers then. */
export async function readHostsFile(): Promise<HostsFile> {
  try {
    return parseHosts(await readFile(hostsPath(process.platform, process.env['SystemRoot']), 'utf8'))
  } catch {
    return new Map()
  }
}

/** hosts(5): an address and its names on each line, `#` begins a comment. Names in lower case. */
export function parseHosts(text: string): HostsFile {
  const hosts = new Map<string, Record<Family, string[]>>()
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    const family = isIP(address)
    if (family !== 4 && family !== 6) continue
    for (const name of names) {
      const key = name.toLowerCase()
      const known = hosts.get(key) ?? { 4: [], 6: [] }
      if (!known[family].includes(address)) known[family].push(address)
      hosts.set(key, known)
    }
  }
  return hosts
}
