/** What the providers' table and the Public Suffix List know of names, for whoever compares a domain's DNS with its settings. */
import { addressOf, baseDomainOf, plainHost } from './address.ts'
import { isMailFilter } from './mail-filters.ts'
import { providerByDomain, providerByMx, sharesProvider } from './provider-table.ts'

export const namesKnown = {
  baseDomainOf: (host: string): string => baseDomainOf(plainHost(host)),
  isMailFilter: (host: string): boolean => isMailFilter(plainHost(host)),
  providerOfMx: (host: string): string | null => providerByMx(host)?.rules.name ?? null,
  isSameProvider: (mxHost: string, serverHost: string): boolean =>
    sharesProvider(plainHost(mxHost), plainHost(serverHost)),
}

/** Not one of a provider's, as `gmail.com` is. */
export function isOwnDomain(email: string): boolean {
  const address = addressOf(email)
  return address !== null && providerByDomain(address.ascii) === null
}
