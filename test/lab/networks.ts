/**
 * What a place can do to the packets of the lab's client, and where it lies. The places themselves stand in
 * network-table.ts; how namespaces are wired, in topology.ts.
 */
import { networks } from './network-table.ts'

/** What a machine in between makes of connections to some ports (middle/middle.mjs; `reads-along`: sslsplit). */
export interface Middle {
  ports: readonly number[]
  does:
    | 'sign-in-page'
    | 'relays-itself'
    | 'relays-for-all'
    | 'masks-starttls'
    | 'strips-starttls'
    | 'stars-and-masks'
    | 'stars'
    | 'reads-along'
    | 'swallows'
}

/** Who answers for names there. */
export type Resolver =
  | 'true'
  | 'one-address'
  | 'private-address'
  | 'private-for-all'
  | 'portal'
  | 'knows-nothing'
  | 'forgets'
  | 'company'
  | 'dead'

export interface Network {
  /** Third number of the client's own addresses, last of its public one: unique, below 100. */
  number: number
  title: string
  /** nftables statements of the router for packets from this network, in order. */
  rules?: readonly string[]
  /** The same for packets to it. */
  returning?: readonly string[]
  middle?: readonly Middle[]
  resolver?: Resolver
  families?: readonly (4 | 6)[]
  /** The family that works, for programs that know only how to try the first. */
  goesBy?: 4
  /** Milliseconds on the way, each way. */
  delayMs?: number
  /** The default route leads through a tunnel; what its other end lets through. */
  tunnel?: 'open' | 'drops-sending'
  /** How far the program's clock is off, as faketime takes it. */
  clock?: string
  environment?: Readonly<Record<string, string>>
  /** Per port: the first control host is down, and the second one lies. */
  controls?: 'one-down-one-open' | 'one-down-one-refuses'
  /** A vendor's page that is let through as if nothing were in between. */
  spares?: string
  /** Servers that drop what comes from here. */
  shunnedBy?: readonly { server: string; ports: readonly number[] }[]
  /** Its public addresses are on the lab's blocklist. */
  isListed?: true
  /** Nothing but names answers here: the run has to be over with the first bound. */
  isMute?: true
}

export type NetworkName = keyof typeof networks
export const networkNames = Object.keys(networks) as NetworkName[]
export const networkOf = (name: NetworkName): Network => networks[name]

/** The lab's namespaces all begin so; whatever else there is on the machine is left alone. */
export const prefix = 'mcl-'
export const internet = `${prefix}internet`
export const router = `${prefix}router`
/** Where the machines in between stand, and where VPNs end. */
export const middle = `${prefix}middle`
export const tunnelEnd = `${prefix}tunnel`
export const namespaceOf = (name: NetworkName) => `${prefix}${name}`
/** A long way is a namespace of its own, between the client and the router. */
export const wireOf = (name: NetworkName) => `${prefix}${name}-wire`

/** IPv4 and IPv6, in this order. Documentation addresses (RFC 5737, RFC 3849): they look public and are nobody's. */
export type AddressPair = readonly [string, string]

/** Where a network's packets seem to come from: IPv4 goes through address translation, as in homes and hotels. */
export const publicAddressesOf = (name: NetworkName): AddressPair => [
  `192.0.2.${100 + networks[name].number}`,
  `2001:db8:77:${networks[name].number}::2`,
]
export const ownAddressesOf = (name: NetworkName): AddressPair => [
  `10.77.${networks[name].number}.2`,
  publicAddressesOf(name)[1],
]
export const providerAddresses = (number: number): AddressPair => [`203.0.113.${number}`, `2001:db8:113::${number}`]
export const controlAddresses = (number: number): AddressPair => [`198.51.100.${number}`, `2001:db8:100::${number}`]
/** Resolvers each have an address; nobody listens at the dead one's. */
const resolvers: readonly Resolver[] = [
  'true',
  'one-address',
  'private-address',
  'private-for-all',
  'portal',
  'knows-nothing',
  'forgets',
  'company',
  'dead',
]
export const resolverNames = resolvers.filter((name) => name !== 'dead')
export const resolverAddresses = (name: Resolver): AddressPair => providerAddresses(253 - resolvers.indexOf(name))
export const nameServer: AddressPair = resolverAddresses('true')
/** What lying resolvers give: a public address where nothing listens, and one where a page does. */
export const advertiser: AddressPair = providerAddresses(230)
export const portal: AddressPair = providerAddresses(229)
/** What a company's own resolver gives for its server: a private address, where the same server listens. */
export const companyAddress = '10.99.0.10'
/** Resolvers over HTTPS that the program asks by address. */
export const publicResolvers = ['1.1.1.1', '8.8.8.8'] as const
