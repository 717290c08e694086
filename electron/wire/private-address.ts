/** Which addresses cannot be a public server's: RFC 6890 and what it names. Documentation's own (RFC 5737, RFC 3849) count as public: pretend worlds live there. */
import { BlockList, isIP } from 'node:net'

const ranges: readonly (readonly [network: string, prefix: number])[] = [
  // "This network", often given for a name that is to be blocked.
  ['0.0.0.0', 8],
  // RFC 1918.
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  // Behind a carrier's own translation, RFC 6598.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, RFC 3927.
  ['169.254.0.0', 16],
  ['::', 128],
  ['::1', 128],
  // Unique local (RFC 4193), link-local (RFC 4291).
  ['fc00::', 7],
  ['fe80::', 10],
]

const list = new BlockList()
for (const [network, prefix] of ranges) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')

/** False for what is no address. An IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) is judged as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(bare)
  return family !== 0 && list.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}
