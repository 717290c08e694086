/** What the lab's router, its internet and the far end of its VPNs do to packets, as nftables rules made of the networks' table. */
import {
  companyAddress,
  networkNames,
  networkOf,
  ownAddressesOf,
  publicAddressesOf,
  type AddressPair,
  type NetworkName,
} from './networks.ts'
import { oddControls, pages } from './servers/controls.ts'
import { addressesOf, variantNames } from './servers/variants.ts'

/** Packets that go to the machines in between, whomever they are for. */
export const markOfMiddle = 7

const list = (numbers: readonly number[]) => `{ ${numbers.join(', ')} }`
const toEither = ([four, six]: AddressPair, rule: string) => [`ip daddr ${four} ${rule}`, `ip6 daddr ${six} ${rule}`]

export function routerRules(): string {
  const from = (name: NetworkName) => `iifname "c${networkOf(name).number}"`
  const forward = networkNames.flatMap((name) => {
    const { number, rules = [], returning = [], controls } = networkOf(name)
    const lie = controls === 'one-down-one-refuses' ? 'reject with tcp reset' : 'accept'
    return [
      ...oddRules(name, 'drop', lie).map((rule) => `${from(name)} ${rule}`),
      ...spared(name, 'accept').map((rule) => `${from(name)} ${rule}`),
      ...rules.map((rule) => `${from(name)} oifname "wan" ${rule}`),
      ...returning.map((rule) => `iifname "wan" oifname "c${number}" ${rule}`),
    ]
  })
  const divert = networkNames.flatMap((name) => {
    const ports = (networkOf(name).middle ?? []).flatMap((one) => one.ports)
    if (ports.length === 0) return []
    // Those go on to the rules above.
    return [
      ...oddRules(name, 'return', 'return'),
      ...spared(name, 'return'),
      `tcp dport ${list(ports)} meta mark set ${markOfMiddle}`,
    ].map((rule) => `${from(name)} ${rule}`)
  })
  const translate = networkNames.map((name) => snat(ownAddressesOf(name)[0], publicAddressesOf(name)[0]))
  return chains([
    ['inet lab', 'divert', 'filter hook prerouting priority -150', divert],
    ['inet lab', 'forward', 'filter hook forward priority 0', forward],
    [
      'ip translate',
      'out',
      'nat hook postrouting priority 100',
      [...translate, snat('10.78.0.2', '192.0.2.78'), snat('10.79.0.2', '192.0.2.79')],
    ],
  ])
}

const snat = (own: string, outside: string) => `ip saddr ${own} oifname "wan" snat to ${outside}`

function spared(name: NetworkName, verdict: string): string[] {
  const { spares } = networkOf(name)
  return pages
    .filter((page) => page.name === spares)
    .flatMap(({ addresses }) => toEither(addresses, `tcp dport 80 ${verdict}`))
}

/** Of each port, the control that is down and the one that lies. */
function oddRules(name: NetworkName, down: string, lie: string): string[] {
  if (networkOf(name).controls === undefined) return []
  return oddControls.flatMap(({ port, isDown, lies }) => [
    ...isDown.flatMap((address) => toEither(address, `tcp dport ${port} ${down}`)),
    ...lies.flatMap((address) => toEither(address, `tcp dport ${port} ${lie}`)),
  ])
}

/** What servers themselves do to packets from networks that they do not want. */
export function internetRules(): string {
  const input = networkNames.flatMap((name) =>
    (networkOf(name).shunnedBy ?? []).flatMap(({ server, ports }) => {
      const [four, six] = publicAddressesOf(name)
      const its = variantNames.filter((one) => one === server).map(addressesOf)
      return its.flatMap(([four_, six_]) => [
        `ip saddr ${four} ip daddr ${four_} tcp dport ${list(ports)} drop`,
        `ip6 saddr ${six} ip6 daddr ${six_} tcp dport ${list(ports)} drop`,
      ])
    }),
  )
  const company = `ip daddr ${companyAddress} dnat to ${addressesOf('company')[0]}`
  return chains([
    ['inet lab', 'input', 'filter hook input priority 0', input],
    ['ip translate', 'in', 'nat hook prerouting priority -100', [company]],
  ])
}

/** A VPN's far end: translated once more, and its operator's rules. */
export function tunnelRules(): string {
  const forward = networkNames.flatMap((name) => {
    const { number, tunnel } = networkOf(name)
    return tunnel === 'drops-sending' ? [`iifname "tun${number}" tcp dport { 25, 465, 587 } drop`] : []
  })
  return chains([
    ['inet lab', 'forward', 'filter hook forward priority 0', forward],
    ['ip translate', 'out', 'nat hook postrouting priority 100', ['oifname "eth0" masquerade']],
  ])
}

type Chain = readonly [table: string, name: string, hook: string, rules: readonly string[]]

function chains(all: readonly Chain[]): string {
  return all
    .flatMap(([table, name, hook, rules]) => [
      `table ${table} {`,
      `chain ${name} { type ${hook}; policy accept;`,
      ...rules,
      '}',
      '}',
    ])
    .join('\n')
    .concat('\n')
}
