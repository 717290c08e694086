/** Default routes as Linux tells them (proc(5), `/proc/net/route` and `/proc/net/ipv6_route`). Pure. */

export interface DefaultRoute {
  interface: string
  /** `null`: the way leads straight out, as into a tunnel. */
  gateway: string | null
}

/** RTF_UP, RTF_REJECT of linux/route.h. */
const flags = { up: 0x1, reject: 0x200 }

/** `Iface Destination Gateway Flags RefCnt Use Metric Mask …`, addresses in the machine's own byte order, which is little-endian everywhere we run. */
export function defaultRouteOf(table: string): DefaultRoute | null {
  const rows = table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [name = '', destination, gateway = '', flag = '', , , metric = '', mask] = line.trim().split(/\s+/)
      const isDefault = destination === '00000000' && mask === '00000000'
      return isDefault && isUsable(flag) ? [{ name, gateway: dotted(gateway), metric: Number(metric) }] : []
    })
  return nearest(rows)
}

/** Destination, prefix length, source, its length, next hop, metric, counters, flags, interface: all hexadecimal. */
export function defaultRoute6Of(table: string): DefaultRoute | null {
  const rows = table.split('\n').flatMap((line) => {
    const [destination, length, , , gateway = '', metric = '', , , flag = '', name = ''] = line.trim().split(/\s+/)
    const isDefault = destination === '0'.repeat(32) && length === '00' && name !== 'lo'
    return isDefault && isUsable(flag) ? [{ name, gateway: coloned(gateway), metric: Number.parseInt(metric, 16) }] : []
  })
  return nearest(rows)
}

function nearest(rows: readonly { name: string; gateway: string | null; metric: number }[]): DefaultRoute | null {
  const [first] = rows.toSorted((one, other) => one.metric - other.metric)
  return first ? { interface: first.name, gateway: first.gateway } : null
}

function isUsable(flag: string): boolean {
  const bits = Number.parseInt(flag, 16)
  return (bits & flags.up) !== 0 && (bits & flags.reject) === 0
}

function dotted(hex: string): string | null {
  const bytes = hex.match(/../g)
  if (bytes?.length !== 4 || hex === '00000000') return null
  return bytes
    .toReversed()
    .map((byte) => Number.parseInt(byte, 16))
    .join('.')
}

function coloned(hex: string): string | null {
  const groups = hex.match(/.{4}/g)
  if (groups?.length !== 8 || /^0*$/.test(hex)) return null
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1)
}
