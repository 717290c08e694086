/** From what the sources said to candidates, best first. Pure: trust decides, not who answered first. */
import type { IncomingSettings, OutgoingSettings } from '../../contract/account.ts'
import { candidateSources, type Candidate, type PublishedIncoming, type PublishedServer } from '../../contract/found.ts'
import type { Address } from './address.ts'
import type { Found } from './published.ts'
import { domainToConfirm } from './trust.ts'

/** What agrees is one, under the better source; what is without encryption never stands above what has it. */
export function ranked(found: readonly Found[], address: Address): Candidate[] {
  const candidates = found
    .toSorted((one, other) => candidateSources.indexOf(one.source) - candidateSources.indexOf(other.source))
    .flatMap((each) => candidatesFrom(each, address))
  return candidates
    .filter((each, at) => !candidates.slice(0, at).some((better) => agrees(better, each)))
    .map((each) => (candidates.some((other) => vouchesFor(other, each)) ? { ...each, confirm: null } : each))
    .toSorted((one, other) => Number(hasClearText(one)) - Number(hasClearText(other)))
}

/** One, or two where receiving and sending lie under two strange domains: each is confirmed by itself. */
function candidatesFrom(found: Found, address: Address): Candidate[] {
  const whole = candidateFrom(found, address)
  const only = (side: 'incoming' | 'outgoing'): Candidate =>
    candidateFrom({ ...found, ...(side === 'incoming' ? { outgoing: [] } : { incoming: [] }) }, address)
  if (whole.incoming === null || whole.outgoing === null) return [whole]
  const halves = [only('incoming'), only('outgoing')]
  const domains = new Set(halves.flatMap(({ confirm }) => confirm ?? []))
  return domains.size > 1 ? halves : [whole]
}

function candidateFrom(found: Found, address: Address): Candidate {
  const { source, incoming, outgoing } = found
  const receiving = best(incoming)
  const sending = best(outgoing)
  const hosts = [receiving, sending].flatMap((server) => server?.host ?? [])
  return {
    source,
    confirm: domainToConfirm(found, hosts, address),
    incoming: receiving && incomingSettings(receiving),
    outgoing: sending && outgoingSettings(sending),
    published: { incoming, outgoing },
  }
}

/** The first that is encrypted, else the first. */
function best<Server extends PublishedServer>(servers: readonly Server[]): Server | null {
  return servers.find(({ security }) => security !== 'none') ?? servers[0] ?? null
}

export function incomingSettings(server: PublishedIncoming): IncomingSettings {
  return { protocol: server.protocol, ...outgoingSettings(server) }
}

export function outgoingSettings({
  host,
  port,
  security,
  authentication,
  username,
}: PublishedServer): OutgoingSettings {
  const [first] = authentication
  // Without sign-in there is no name, as in every account (shared design, mail-programs.md).
  const name = first === 'none' ? '' : username
  return { host, port, security, ...(first === undefined ? {} : { authentication: first }), username: name }
}

function hasClearText({ incoming, outgoing }: Candidate): boolean {
  return incoming?.security === 'none' || outgoing?.security === 'none'
}

/** Says the same of both sides, and nothing of it needs a word: then the other does not either. */
function vouchesFor(one: Candidate, other: Candidate): boolean {
  return one.confirm === null && agrees(one, other)
}

/** The same servers, reached and named the same way; a worse source that names one side only agrees in that side. */
export function agrees(better: Candidate, worse: Candidate): boolean {
  const same = (one: OutgoingSettings | null, other: OutgoingSettings | null): boolean =>
    other === null || (one !== null && placeOf(one) === placeOf(other))
  return same(better.incoming, worse.incoming) && same(better.outgoing, worse.outgoing)
}

function placeOf(settings: OutgoingSettings | IncomingSettings): string {
  const protocol = 'protocol' in settings ? settings.protocol : 'smtp'
  return [protocol, settings.host, settings.port, settings.security, settings.username].join(' ')
}
