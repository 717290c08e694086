/**
 * Addresses of one family from the system's own settings: literals, the hosts file, DNS by c-ares (which can be
 * cancelled: a dead resolver must not hold the process), and only where DNS answered that it does not know,
 * getaddrinfo, which also knows what is not in DNS (search domains, mDNS, a company's scoped resolvers).
 */
import { Resolver, lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { asciiHostOf } from './host-name.ts'
import { wireErrorOf, wireFailureOf } from './errors.ts'
import { readHostsFile } from './hosts-file.ts'
import type { HostsFile } from './hosts-file.ts'
import { onAbort } from './run-clock.ts'
import { WireFailure } from './world.ts'
import type { Family } from './world.ts'

/** Milliseconds of c-ares for the first try (it doubles them) and how often it tries; the caller's signal is what bounds. */
export const queryTimes = { timeout: 1500, tries: 4 }

/** DNS that took longer than these milliseconds is slow, and getaddrinfo would be: it cannot be cancelled, and holds the process at its end. */
const quickMs = 2000

export interface LookupOptions {
  /** For tests: `address:port` of resolvers instead of the system's. */
  servers?: readonly string[]
  /** For tests: instead of the system's hosts file. */
  hostsFile?: () => Promise<HostsFile>
  /** For tests: instead of getaddrinfo. */
  systemLookup?: (host: string, family: Family) => Promise<string[]>
}

/** Rejects with WireFailure: `dns-…` or `cancelled`. */
export async function lookUpAddresses(
  host: string,
  family: Family,
  signal: AbortSignal,
  options: LookupOptions = {},
): Promise<string[]> {
  const name = asciiHostOf(host)
  const literal = isIP(name.replace(/%.*/, ''))
  if (literal === family) return [name]
  if (literal !== 0) throw new WireFailure('dns-no-address', `${name} is an address of the other family`)
  const { hostsFile = readHostsFile, systemLookup = askSystem } = options
  const known = (await hostsFile()).get(name.toLowerCase()) ?? localhostOf(name)
  if (signal.aborted) throw cancelled()
  if (known !== undefined) return asked(known[family], `${name} in the hosts file`)

  const from = performance.now()
  try {
    return asked(await query(name, family, signal, options.servers), name)
  } catch (error) {
    const failure = wireFailureOf(error)
    const isQuick = performance.now() - from < quickMs
    if (signal.aborted || !isQuick || (failure.word !== 'dns-not-found' && failure.word !== 'dns-failed')) throw failure
    return await unlessAborted(signal, afterDns(systemLookup(name, family), failure))
  }
}

/** RFC 6761 section 6.3: never asked of DNS. */
function localhostOf(name: string): Readonly<Record<Family, readonly string[]>> | undefined {
  return /(^|\.)localhost$/i.test(name) ? { 4: ['127.0.0.1'], 6: ['::1'] } : undefined
}

function asked(addresses: readonly string[], name: string): string[] {
  if (addresses.length === 0) throw new WireFailure('dns-no-address', `no address of this family for ${name}`)
  return [...addresses]
}

async function query(
  name: string,
  family: Family,
  signal: AbortSignal,
  servers?: readonly string[],
): Promise<string[]> {
  const resolver = new Resolver(queryTimes)
  if (servers !== undefined) resolver.setServers(servers)
  const letGo = onAbort(signal, () => resolver.cancel())
  try {
    return await (family === 4 ? resolver.resolve4(name) : resolver.resolve6(name))
  } finally {
    letGo()
  }
}

async function askSystem(name: string, family: Family): Promise<string[]> {
  const found = await lookup(name, { family, all: true })
  return found.map(({ address }) => address)
}

/** What DNS itself said stands, unless the system knows the name or knows that it exists. */
async function afterDns(found: Promise<string[]>, failure: WireFailure): Promise<string[]> {
  try {
    return await found
  } catch (error) {
    throw failure.word === 'dns-failed' || wireErrorOf(error) === 'dns-no-address' ? wireFailureOf(error) : failure
  }
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const letGo = onAbort(signal, () => reject(cancelled()))
    if (signal.aborted) reject(cancelled())
    work.then(resolve, reject).finally(letGo)
  })
}

function cancelled(): WireFailure {
  return new WireFailure('cancelled', 'the run was cancelled')
}
