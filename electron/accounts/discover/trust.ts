/**
 * Which candidate needs a word from the user before a password goes to its servers, and for which domain: whoever vouches
 * for it, a host outside the address's domain and the known providers (command-line.md, `--accept-domain`), and what a
 * foreign host told after a redirect. Our own table and a file that a person handed over are taken at their word.
 */
import type { Candidate } from '../../contract/found.ts'
import { baseDomainOf, isWithin, plainHost, type Address } from './address.ts'
import { isProvidersHost } from './provider-table.ts'
import type { Found } from './published.ts'

/** The registered domain that is strange to this address, `null` where the host is the domain's own or a known provider's. */
export function foreignDomainOf(host: string, { ascii }: Address): string | null {
  const plain = plainHost(host)
  const base = baseDomainOf(plain)
  // Sisters under one registered domain belong to one owner.
  if (isWithin(plain, ascii) || base === baseDomainOf(ascii)) return null
  return isProvidersHost(plain) ? null : base
}

/** What must be confirmed before these hosts get a password; `null`: nothing. */
export function domainToConfirm(found: Found, hosts: readonly string[], address: Address): string | null {
  if (found.isGiven) return null
  const strange = [...hosts, ...found.toldBy].map((host) => foreignDomainOf(host, address))
  return strange.find((domain) => domain !== null) ?? null
}

/** May this candidate's word send a password to `host`? `accepted`: domains that the user confirmed. */
export function isVouchedFor(
  host: string,
  { source, confirm, published }: Candidate,
  address: Address,
  accepted: readonly string[],
): boolean {
  if (source === 'provider-table' || confirm === null) return true
  if (foreignDomainOf(host, address) !== null) return isConfirmed(host, accepted)
  // The host is no stranger. Another of its servers may be one, which is confirmed by itself; or whoever told it is.
  const hosts = [...published.incoming, ...published.outgoing].map((server) => plainHost(server.host))
  return hosts.some((each) => isWithin(each, confirm)) || isConfirmed(confirm, accepted)
}

/** `names`: domains that the user confirmed. By whole labels: `outlook.com.evil.example` is not under `outlook.com`. */
export function isConfirmed(host: string, names: readonly string[]): boolean {
  return names.some((name) => isWithin(plainHost(host), plainHost(name.replace(/^\*?\./, ''))))
}
