/**
 * Which places the lab's client can be in, and what the network there does to its packets, as data.
 * How namespaces are wired stands in topology.ts.
 */

interface Network {
  /** Third number of the client's own addresses, last of its public one: unique. */
  number: number
  title: string
  /** nftables statements of the router for packets from this network, in order; `mail` stands for all mail ports. */
  rules: readonly string[]
}

const mailPorts = [25, 465, 587, 143, 993, 110, 995] as const
const mail = `tcp dport { ${mailPorts.join(', ')} }`

export const networks = {
  home: { number: 1, title: 'a home network that hinders nothing', rules: [] },
  'hotel-drops-25': { number: 2, title: 'a hotel that drops port 25', rules: ['tcp dport 25 drop'] },
  'hotel-rejects-25': {
    number: 3,
    title: 'a hotel that rejects port 25',
    rules: ['tcp dport 25 reject with tcp reset'],
  },
  'hotel-prohibits-25': {
    number: 4,
    title: 'a hotel whose firewall says that port 25 is prohibited',
    rules: ['tcp dport 25 reject with icmpx type admin-prohibited'],
  },
  'hotel-drops-mail': { number: 5, title: 'a hotel that drops all mail ports', rules: [`${mail} drop`] },
  'hotel-drops-sending': {
    number: 6,
    title: 'a hotel that drops every port for sending',
    rules: ['tcp dport { 25, 465, 587 } drop'],
  },
  office: { number: 7, title: 'the network that the provider trusts', rules: [] },
  'second-home': { number: 8, title: 'a home from which nobody fetched mail yet', rules: [] },
  'third-home': { number: 10, title: 'another of these', rules: [] },
  workbench: { number: 9, title: 'where the lab itself looks at its servers from', rules: [] },
} as const satisfies Record<string, Network>

export type NetworkName = keyof typeof networks
export const networkNames = Object.keys(networks) as NetworkName[]

/** The lab's namespaces all begin so; whatever else there is on the machine is left alone. */
export const prefix = 'mcl-'
export const internet = `${prefix}internet`
export const router = `${prefix}router`
export const namespaceOf = (name: NetworkName) => `${prefix}${name}`

/** IPv4 and IPv6, in this order. Documentation addresses (RFC 5737, RFC 3849): they look public and are nobody's. */
export type AddressPair = readonly [string, string]

/** Where a network's packets seem to come from: IPv4 goes through address translation, as in homes and hotels. */
export const publicAddressesOf = (name: NetworkName): AddressPair => [
  `192.0.2.${100 + networks[name].number}`,
  `2001:db8:77:${networks[name].number}::2`,
]
export const providerAddresses = (number: number): AddressPair => [`203.0.113.${number}`, `2001:db8:113::${number}`]
export const controlAddresses = (number: number): AddressPair => [`198.51.100.${number}`, `2001:db8:100::${number}`]
export const nameServer: AddressPair = providerAddresses(253)
