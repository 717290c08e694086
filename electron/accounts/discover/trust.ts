/**
 * Which candidate needs a word from the user, and for which domain. `find` marks what may be forged (discovery.md): what
 * only DNS vouches for, and what a foreign host told after a redirect. `check` is stricter, since nobody looks at the
 * settings before it uses them: whoever names it, a host outside the domain and the known providers waits.
 */
import type { Candidate, CandidateSource } from '../../contract/found.ts'
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

const vouchedForByDnsOnly: readonly CandidateSource[] = ['srv', 'mx']

/** `confirm` of a candidate with these hosts; `null`: nothing. */
export function domainToConfirm(found: Found, hosts: readonly string[], address: Address): string | null {
  if (found.isGiven) return null
  const strangeOf = (names: readonly string[]): string | null =>
    names.map((host) => foreignDomainOf(host, address)).find((domain) => domain !== null) ?? null
  const toldBy = strangeOf(found.toldBy)
  if (toldBy === null && !vouchedForByDnsOnly.includes(found.source)) return null
  return strangeOf(hosts) ?? toldBy
}

/** May this candidate's word send a password to `host`? `accepted`: domains that the user confirmed. */
export function isVouchedFor(
  host: string,
  { source, confirm, published }: Candidate,
  address: Address,
  accepted: readonly string[],
): boolean {
  if (source === 'provider-table') return true
  if (foreignDomainOf(host, address) !== null) return isConfirmed(host, accepted)
  if (confirm === null) return true
  // The host is no stranger. Another of its servers may be one, which is confirmed by itself; or whoever told it is.
  const hosts = [...published.incoming, ...published.outgoing].map((server) => plainHost(server.host))
  return hosts.some((each) => isWithin(each, confirm)) || isConfirmed(confirm, accepted)
}

/** `names`: domains that the user confirmed. By whole labels: `outlook.com.evil.example` is not under `outlook.com`. */
export function isConfirmed(host: string, names: readonly string[]): boolean {
  return names.some((name) => isWithin(plainHost(host), plainHost(name.replace(/^\*?\./, ''))))
}
