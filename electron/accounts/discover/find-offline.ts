/** What our own table says of an address: asks nobody, and is loaded without what the network sources need. */
import type { Candidate, FindAnswer } from '../../contract/found.ts'
import { addressOf, type Address } from './address.ts'
import { disagreementsOf } from './disagreements.ts'
import { providerByDomain, serversFor, type Provider } from './provider-table.ts'
import { isEmpty, type Found } from './published.ts'
import { ranked } from './rank.ts'

export function findOffline(email: string): FindAnswer {
  const address = addressOf(email)
  const provider = address && providerByDomain(address.ascii)
  if (address === null || provider === null) return answerOf(address?.email ?? email, [])
  const found = tableFound(provider, address)
  return { ...answerOf(address.email, ranked(found ? [found] : [], address)), provider: provider.rules }
}

export function answerOf(email: string, candidates: Candidate[]): FindAnswer {
  const disagreements = disagreementsOf(candidates)
  return { email, candidates, refused: [], provider: null, disagreements, contacted: [] }
}

/** `null`: the row names no server. */
export function tableFound(provider: Provider, address: Address): Found | null {
  const servers = serversFor(provider, address)
  return isEmpty(servers) ? null : { source: 'provider-table', ...servers, isGiven: true, toldBy: [] }
}
