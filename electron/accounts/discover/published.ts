/** What every source hands over: servers as published, and who vouches for them. Plus what any published host must be. */
import type { CandidateSource, PublishedIncoming, PublishedServer, Refused } from '../../contract/found.ts'
import { hostFault, isPublicName } from '../../contract/parse/host.ts'
import { plainHost, type Address } from './address.ts'

export interface Servers {
  incoming: PublishedIncoming[]
  outgoing: PublishedServer[]
}

export interface Found extends Servers {
  source: CandidateSource
  /** Ours, or what a person handed over: none of its hosts waits for a word. */
  isGiven: boolean
  /** Hosts outside the domain that told it: where redirects led. */
  toldBy: string[]
}

/** One source's answer: nothing, servers, or why what it said cannot be used. */
export interface Told {
  found: Found | null
  refused: Refused[]
}

export const nothingTold: Told = { found: null, refused: [] }

/**
 * A host that may be offered, as it is asked for; `null` otherwise. A stranger has no business on this computer or in its
 * network's corner: loopback and bare addresses are not offered. (The table's own 127.0.0.1 does not come by here.)
 */
export function usableHost(text: string | null): string | null {
  if (text === null) return null
  const host = plainHost(text.trim())
  return hostFault(host) === null && isPublicName(host) ? host : null
}

export function usablePort(text: string | null): number | null {
  if (text === null || !/^\d{1,5}$/.test(text.trim())) return null
  const port = Number(text)
  return port >= 1 && port <= 65535 ? port : null
}

const placeholder = /%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%/g

/** Placeholders are replaced once, not in what they bring in; unknown ones stay. */
export function filledIn(pattern: string, address: Address): string {
  return pattern.replace(placeholder, (_, name: string) => {
    if (name === 'EMAILLOCALPART') return address.local
    return name === 'EMAILDOMAIN' ? address.domain : address.email
  })
}

/** A user name that may stand on a protocol line; `null` otherwise. */
export function usableUserName(name: string): string | null {
  return /\p{Cc}/u.test(name) || name.length > 512 ? null : name
}

const securityRank = { tls: 0, starttls: 1, none: 2 } as const

/**
 * As published, except that within one protocol implicit TLS comes before STARTTLS (RFC 8314), and both before none:
 * a protocol's places in the list stay its own.
 */
export function inOrder<Server extends PublishedServer>(
  servers: readonly Server[],
  protocolOf: (server: Server) => string,
): Server[] {
  const sorted = new Map<string, Server[]>()
  for (const protocol of new Set(servers.map(protocolOf))) {
    const own = servers.filter((server) => protocolOf(server) === protocol)
    sorted.set(
      protocol,
      own.toSorted((one, other) => securityRank[one.security] - securityRank[other.security]),
    )
  }
  return servers.map((server) => sorted.get(protocolOf(server))?.shift() ?? server)
}

export function isEmpty({ incoming, outgoing }: Servers): boolean {
  return incoming.length === 0 && outgoing.length === 0
}
