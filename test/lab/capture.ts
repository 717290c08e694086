/** Records every packet that passes the lab's router, and reads the record back as streams. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { router } from './networks.ts'
import { inside, must, startInside, until } from './shell.ts'

export interface Capture {
  /** Ends the record; all it saw is then in the file. */
  stop(): Promise<void>
}

/** On all interfaces of the router: also what a hotel's rule drops is seen, on its way in. */
export async function startCapture(file: string): Promise<Capture> {
  const { child, said } = startInside(router, 'tcpdump', [
    '-i',
    'any',
    '-U',
    '-Z',
    'root',
    '-B',
    '65536',
    '-w',
    file,
    'ip or ip6',
  ])
  await until(
    () => `tcpdump does not start: ${said()}`,
    () => said().includes('listening on'),
  )
  return {
    async stop() {
      if (child.exitCode === null) {
        // Packets stand in the order in which they were seen: once the last one is written, so are all before it.
        const written = statSync(file).size
        const last = `the record ends here: ${randomUUID()}`
        await must(...inside(router, process.execPath, ['-e', sayToNobody, last]))
        await until(
          () => 'the capture does not come to its end',
          () => fromByte(file, written).includes(last),
        )
        child.kill('SIGINT')
        await once(child, 'exit')
      }
      const dropped = /(\d+) packets dropped by kernel/.exec(said())?.[1]
      if (dropped !== '0') throw new Error(`the capture has gaps: ${said()}`)
    },
  }
}

/** A datagram to the router's own discard port (RFC 863), where nobody listens: its loopback is recorded with the rest. */
const sayToNobody = `
  const socket = require('node:dgram').createSocket('udp4')
  socket.send(process.argv[1], 9, '127.0.0.1', () => socket.close())
`

function fromByte(file: string, first: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, statSync(file).size - first))
  const opened = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, first))
  } finally {
    closeSync(opened)
  }
}

/** One direction of one TCP connection (or all datagrams between two sockets). */
export interface Stream {
  /** `address:port` */
  from: string
  to: string
  bytes: Buffer
}

interface Segment {
  sequence: number
  payload: Buffer
}

/**
 * Streams of a classic pcap file with Linux "cooked" headers (SLL, SLL2), put together by TCP sequence number.
 * Throws where the file is of another kind: a reader that sees nothing must not pass for a clean record.
 */
export function readStreams(file: string): Stream[] {
  const bytes = readFileSync(file)
  if (bytes.readUInt32LE(0) !== 0xa1b2c3d4) throw new Error('not a classic pcap file')
  const linkType = bytes.readUInt32LE(20)
  if (linkType !== 113 && linkType !== 276) throw new Error(`link type ${linkType} is not known here`)
  const open = new Map<string, { from: string; to: string; segments: Segment[] }>()
  const done: { from: string; to: string; segments: Segment[] }[] = []
  for (let at = 24; at + 16 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 8)
    const packet = bytes.subarray(at + 16, at + 16 + length)
    at += 16 + length
    const segment = segmentOf(linkType === 276 ? packet.subarray(20) : packet.subarray(16))
    if (segment === null) continue
    const key = `${segment.from}>${segment.to}`
    const known = open.get(key)
    const opensAnew = segment.opens && known !== undefined && known.segments[0]?.sequence !== segment.sequence
    if (known === undefined || opensAnew) {
      if (known !== undefined) done.push(known)
      open.set(key, { from: segment.from, to: segment.to, segments: [segment] })
    } else known.segments.push(segment)
  }
  return [...done, ...open.values()].map(({ from, to, segments }) => ({ from, to, bytes: joined(segments) }))
}

/** From the IP header on; `null`: neither TCP nor UDP. */
function segmentOf(ip: Buffer): (Segment & { from: string; to: string; opens: boolean }) | null {
  const version = (ip[0] ?? 0) >> 4
  const six = version === 6
  if (!six && version !== 4) return null
  const protocol = six ? ip[6] : ip[9]
  const header = six ? 40 : ((ip[0] ?? 0) & 15) * 4
  const end = six ? 40 + ip.readUInt16BE(4) : ip.readUInt16BE(2)
  const body = ip.subarray(header, end)
  const address = (from: number) =>
    six
      ? (
          ip
            .subarray(from, from + 16)
            .toString('hex')
            .match(/.{4}/g) ?? []
        ).join(':')
      : ip.subarray(from, from + 4).join('.')
  if ((protocol !== 6 && protocol !== 17) || body.length < 8) return null
  const from = `${address(six ? 8 : 12)}:${body.readUInt16BE(0)}`
  const to = `${address(six ? 24 : 16)}:${body.readUInt16BE(2)}`
  if (protocol === 17) return { from, to, opens: false, sequence: 0, payload: body.subarray(8) }
  const dataAt = ((body[12] ?? 0) >> 4) * 4
  const opens = ((body[13] ?? 0) & 2) !== 0
  // A SYN takes one number, so that its data (there is none) would stand one further.
  return { from, to, opens, sequence: body.readUInt32BE(4), payload: body.subarray(dataAt) }
}

/** In order of sequence numbers, what was sent again left out. Numbers wrap at 2^32. */
function joined(segments: readonly Segment[]): Buffer {
  const first = segments[0]?.sequence ?? 0
  const relative = (sequence: number) => (sequence - first) >>> 0
  const inOrder = segments
    .filter((segment) => segment.payload.length > 0)
    .sort((a, b) => relative(a.sequence) - relative(b.sequence))
  const parts: Buffer[] = []
  let next = -1
  for (const { sequence, payload } of inOrder) {
    const start = relative(sequence)
    if (sequence !== 0 && start + payload.length <= next) continue
    parts.push(start < next && sequence !== 0 ? payload.subarray(next - start) : payload)
    next = start + payload.length
  }
  return Buffer.concat(parts)
}
