/** IP addresses as numbers, and whether one lies in a network. Nothing is connected to. */

export interface Ip {
  family: 4 | 6
  bits: bigint
}

const width = { 4: 32, 6: 128 } as const

/** `null`: no address. An IPv4 address that is mapped into IPv6 (RFC 4291 section 2.5.5.2) is the IPv4 one. */
export function ipOf(text: string): Ip | null {
  const four = bitsOfFour(text)
  if (four !== null) return { family: 4, bits: four }
  const bits = bitsOfSix(text)
  if (bits === null) return null
  return bits >> 32n === 0xffffn ? { family: 4, bits: bits & 0xffffffffn } : { family: 6, bits }
}

export function isInNetwork(ip: Ip, network: Ip, prefix: number): boolean {
  if (ip.family !== network.family) return false
  const rest = BigInt(width[ip.family] - prefix)
  return ip.bits >> rest === network.bits >> rest
}

/** Close enough to be the same operator's as a rule: a /24 of IPv4, a /48 of IPv6. */
export function areNeighbours(one: string, other: string): boolean {
  const [first, second] = [ipOf(one), ipOf(other)]
  return first !== null && second !== null && isInNetwork(first, second, first.family === 4 ? 24 : 48)
}

/** Nibbles of IPv6, octets of IPv4, as SPF's macro `i` writes them (RFC 7208 section 7.3). */
export function dottedIp({ family, bits }: Ip): string {
  if (family === 6) return bits.toString(16).padStart(32, '0').split('').join('.')
  return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join('.')
}

function bitsOfFour(text: string): bigint | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

function bitsOfSix(text: string): bigint | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const four = dotted ? bitsOfFour(dotted[2] ?? '') : null
  if (dotted && four === null) return null
  const plain =
    dotted && four !== null ? `${dotted[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}` : text
  const [head = '', tail, more] = plain.split('::')
  if (more !== undefined) return null
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}
