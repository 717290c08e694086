/**
 * What the DNS of the account's own domain says: where its mail goes (MX), and who may send for it (SPF). Only names are
 * asked for, nobody is connected to. What follows from it, diagnose says.
 */
import { domainToASCII } from 'node:url'
import type { Account } from '../../contract/account.ts'
import type { NetworkProbe } from '../../contract/facts.ts'
import { sides, type Side } from '../../contract/words.ts'
import { runSignal } from '../../wire/run-clock.ts'
import type { World } from '../../wire/world.ts'
import { areNeighbours } from './ip-network.ts'
import { answered, spfDns, type DnsAnswer } from './spf-dns.ts'
import { checkHost, type SpfAnswer } from './spf.ts'
import { isSpf } from './spf-record.ts'

/** What is known of names by heart: the providers' table, and whose a name is. */
export interface NamesKnown {
  /** The part that somebody registered: `example.co.uk` of `mail.example.co.uk`. */
  baseDomainOf(host: string): string
  /** A service that stands before a mailbox of somebody else's. */
  isMailFilter(host: string): boolean
  /** The provider whose MX this is, for people; `null`: not known. */
  providerOfMx(host: string): string | null
  /** One provider's, as far as the table knows. */
  isSameProvider(mxHost: string, serverHost: string): boolean
}

export interface DomainInput {
  account: Account
  world: World
  names: NamesKnown
  /** By the user: `--domain`. */
  wasAskedFor: boolean
  signal: AbortSignal
  /** Milliseconds for all of it. */
  boundMs: number
  onProbe: (probe: NetworkProbe) => void
}

/** More of either says nothing new. */
const mostMxHosts = 8
const mostAddresses = 4

/**
 * Probes `mx:DOMAIN` and, where a sending server is set, `spf:DOMAIN`, of kind `dns`; `ok` null: not known. An account
 * whose domain is an address literal has none.
 */
export async function probeDomain(input: DomainInput): Promise<NetworkProbe[]> {
  const { account, world, boundMs } = input
  const domain = domainToASCII(account.email.slice(account.email.lastIndexOf('@') + 1)).toLowerCase()
  if (!domain.includes('.')) return []
  const clock = runSignal(input.signal, boundMs)
  const ask = async (act: (signal: AbortSignal) => Promise<NetworkProbe>): Promise<NetworkProbe> => {
    const from = world.monotonicMs()
    const probe = await act(clock.signal)
    const timed = { ...probe, wasAskedFor: input.wasAskedFor, ms: Math.max(0, Math.round(world.monotonicMs() - from)) }
    input.onProbe(timed)
    return timed
  }
  try {
    return await Promise.all([
      ask((signal) => probeMx(input, domain, signal)),
      ...(account.outgoing ? [ask((signal) => probeSpf(input, domain, account.outgoing?.host ?? '', signal))] : []),
    ])
  } finally {
    clock.end()
  }
}

interface Place {
  side: Side
  host: string
  addresses: string[]
}

async function probeMx(
  { account, world, names }: DomainInput,
  domain: string,
  signal: AbortSignal,
): Promise<NetworkProbe> {
  const about = { id: `mx:${domain}`, kind: 'dns', ms: 0, host: domain } as const
  const servers: Place[] = await Promise.all(
    sides.flatMap((side) => {
      const host = account[side]?.host
      return host === undefined
        ? []
        : [addressesOf(world, host, signal).then((found) => ({ side, host, addresses: found }))]
    }),
  )
  let records: { preference: number; host: string }[] = []
  const told = await answered(async () => {
    records = await world.query(domain, 'MX', signal)
    return records.map(({ host }) => host)
  })
  if (told === 'failed') return { ...about, ok: null, error: 'dns-failed', mx: [], servers }
  // RFC 7505; and without any MX, the domain's own address stands in (RFC 5321 section 5.1).
  const isNull = told.length > 0 && told.every((host) => host === '.')
  const implicit = told.length === 0 ? await bothFamilies(world, domain, signal) : []
  const hosts = records
    .filter(({ host }) => host !== '.')
    .toSorted((one, other) => one.preference - other.preference)
    .slice(0, mostMxHosts)
  const mx = await Promise.all(
    hosts.map(async ({ host, preference }) => {
      const name = host.toLowerCase().replace(/\.$/, '')
      const addresses = await addressesOf(world, name, signal)
      return {
        host: name,
        preference,
        addresses,
        isFilter: names.isMailFilter(name),
        provider: names.providerOfMx(name),
        isOwnDomain: names.baseDomainOf(name) === names.baseDomainOf(domain),
        /** The account's servers that are of the same house. */
        sameAs: servers
          .filter((server) => isSameHouse(names, { host: name, addresses }, server))
          .map((each) => each.host),
      }
    }),
  )
  const isMissing = isNull || (told.length === 0 && implicit !== 'failed' && implicit.length === 0)
  const ok = told.length === 0 && implicit === 'failed' ? null : !isMissing
  return { ...about, ok, error: null, isNull, implicit: implicit === 'failed' ? null : implicit, mx, servers }
}

function isSameHouse(names: NamesKnown, mx: { host: string; addresses: string[] }, server: Place): boolean {
  if (names.baseDomainOf(mx.host) === names.baseDomainOf(server.host.toLowerCase())) return true
  if (names.isSameProvider(mx.host, server.host)) return true
  return mx.addresses.some((one) => server.addresses.some((other) => areNeighbours(one, other)))
}

async function probeSpf(
  { account, world, names }: DomainInput,
  domain: string,
  host: string,
  signal: AbortSignal,
): Promise<NetworkProbe> {
  const about = { id: `spf:${domain}`, kind: 'dns', ms: 0, host: domain, server: host } as const
  const dns = spfDns(world, signal)
  const [addresses, texts] = await Promise.all([addressesOf(world, host, signal), dns.txt(domain)])
  const record = texts === 'failed' ? null : (texts.find(isSpf) ?? null)
  if (addresses.length === 0)
    return { ...about, ok: null, error: null, record, result: null, serverAddresses: addresses }
  const answers = await Promise.all(
    addresses.map(async (address) => ({
      address,
      ...(await checkHost(dns, { address, domain, sender: account.email, hello: host })),
    })),
  )
  const best = answers.find(({ result }) => result === 'pass') ?? answers[0]
  const result = best?.result ?? null
  return {
    ...about,
    ok: result === 'pass' ? true : result === 'fail' || result === 'softfail' ? false : null,
    error: result === 'temperror' ? 'dns-failed' : null,
    record,
    result,
    reason: best?.reason ?? null,
    matched: best?.matched ?? null,
    serverAddresses: addresses,
    /** The server that takes a message need not be the one that passes it on: what else in the entry is of its house. */
    related: related(names, answers, host, domain),
  }
}

function related(
  names: NamesKnown,
  answers: readonly (SpfAnswer & { address: string })[],
  host: string,
  domain: string,
): string[] {
  const house = names.baseDomainOf(host.toLowerCase())
  // The domain's own names are in its entry whoever sends.
  const isOwn = house === names.baseDomainOf(domain)
  const named = answers.flatMap((answer) =>
    answer.names.filter(
      (name) =>
        (!isOwn && names.baseDomainOf(name) === house) ||
        names.isSameProvider(name, host) ||
        // Filters send, too, for whoever hands them his mail.
        names.isMailFilter(name),
    ),
  )
  const near = answers.flatMap(({ networks, address }) =>
    networks.filter((text) => areNeighbours(text.replace(/^[^:]*:/, '').replace(/\/.*$/, ''), address)),
  )
  return [...new Set([...named, ...near])]
}

async function addressesOf(world: World, host: string, signal: AbortSignal): Promise<string[]> {
  const found = await bothFamilies(world, host, signal)
  return found === 'failed' ? [] : found.slice(0, mostAddresses)
}

/** `failed`: none is known, and it cannot be said that there is none. */
async function bothFamilies(world: World, host: string, signal: AbortSignal): Promise<DnsAnswer> {
  const families = await Promise.all(
    ([4, 6] as const).map((family) => answered(() => world.resolve(host, family, signal))),
  )
  const found = families.flatMap((each) => (each === 'failed' ? [] : each))
  return found.length === 0 && families.includes('failed') ? 'failed' : found
}
