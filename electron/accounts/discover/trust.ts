/**
 * Which candidate needs a word from the user before a password goes to its servers, and to which domain. What only DNS
 * vouches for, and what a foreign host told after a redirect, may be forged; the domain's own certificate, the
 * database's and our table are taken at their word.
 */
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
  const toldBy = found.toldBy.map((host) => foreignDomainOf(host, address)).find((domain) => domain !== null) ?? null
  if (!found.onlyDns && toldBy === null) return null
  const foreign = hosts.map((host) => foreignDomainOf(host, address)).find((domain) => domain !== null)
  return foreign ?? toldBy
}

/** `names`: domains that the user confirmed. By whole labels: `outlook.com.evil.example` is not under `outlook.com`. */
export function isConfirmed(host: string, names: readonly string[]): boolean {
  return names.some((name) => isWithin(plainHost(host), plainHost(name.replace(/^\*?\./, ''))))
}
