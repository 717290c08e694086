/**
 * What a hand-out adds to a run: its servers as a candidate like any other that was looked up, its control hosts, its
 * authority for hosts of its own domains. It is a word of somebody else, and takes no safety away: a host outside the
 * address's domain waits to be confirmed here as everywhere, and nothing here can make a certificate good for a stranger.
 */
import type { IncomingSettings, OutgoingSettings } from '../contract/account.ts'
import type { Candidate, FindAnswer, PublishedServer } from '../contract/found.ts'
import { speaksFor, type Handout } from '../contract/handout.ts'
import { certificatesIn } from '../contract/parse/certificates.ts'
import type { World } from '../wire/world.ts'
import { addressOf, type Address } from './discover/address.ts'
import { answerOf } from './discover/find-offline.ts'
import { isProvidersHost, providerByDomain } from './discover/provider-table.ts'
import { filledIn } from './discover/published.ts'
import { foreignDomainOf, isConfirmed } from './discover/trust.ts'

/** It counts for addresses of its own domains; for all others it is as if it were not there. */
export function handoutFor(handout: Handout | null, email: string): Handout | null {
  const address = addressOf(email)
  return handout !== null && address !== null && speaksFor(handout, address.ascii) ? handout : null
}

/** @param acceptDomains domains that the user confirmed. @returns `null`: it names no server */
export function handoutCandidate(
  { incoming, outgoing }: Handout,
  address: Address,
  acceptDomains: readonly string[],
): Candidate | null {
  if (incoming === null && outgoing === null) return null
  const filled = <Settings extends OutgoingSettings>(settings: Settings): Settings => ({
    ...settings,
    username: filledIn(settings.username, address),
  })
  const receiving = incoming && filled<IncomingSettings>(incoming)
  const sending = outgoing && filled<OutgoingSettings>(outgoing)
  const strange = [receiving, sending].flatMap((settings) => {
    if (settings === null || isConfirmed(settings.host, acceptDomains)) return []
    return foreignDomainOf(settings.host, address) ?? []
  })
  return {
    source: 'handout',
    confirm: strange[0] ?? null,
    incoming: receiving,
    outgoing: sending,
    published: {
      incoming: receiving ? [{ protocol: receiving.protocol, ...asPublished(receiving) }] : [],
      outgoing: sending ? [asPublished(sending)] : [],
    },
  }
}

function asPublished({ host, port, security, authentication, username }: OutgoingSettings): PublishedServer {
  return { host, port, security, authentication: authentication === undefined ? [] : [authentication], username }
}

/** What `find` answers from a hand-out alone, asking nobody; `null`: it does not speak for the address, or names no server. */
export function findInHandout(handout: Handout | null, email: string): FindAnswer | null {
  const address = addressOf(email)
  const own = handoutFor(handout, email)
  const candidate = own && address && handoutCandidate(own, address, [])
  if (!candidate || !address) return null
  return { ...answerOf(address.email, [candidate]), provider: providerByDomain(address.ascii)?.rules ?? null }
}

/** The hand-out's own servers before all that was looked up. */
export function withHandout(
  answer: FindAnswer,
  handout: Handout | null,
  asked: { account: { email: string }; acceptDomains: readonly string[] },
): FindAnswer {
  const address = addressOf(asked.account.email)
  const candidate = handout && address && handoutCandidate(handout, address, asked.acceptDomains)
  return candidate ? { ...answer, candidates: [candidate, ...answer.candidates] } : answer
}

/** The world with the hand-out's control hosts in place of its own, and its authority where that may count. */
export function worldWith(world: World, handout: Handout | null): World {
  if (handout === null) return world
  const { controlHosts, authority } = handout
  // A provider that everybody may use answers to no organisation: its certificates are never an organisation's.
  const domains = handout.domains.filter((domain) => providerByDomain(domain) === null && !isProvidersHost(domain))
  return {
    ...world,
    ...(controlHosts.length > 0 && { controlHosts }),
    ...(authority !== null && { scopedAuthorities: [{ domains, authorities: certificatesIn(authority) }] }),
  }
}
