/** A resolver on loopback (UDP) that answers by a table, fails, or says nothing. RFC 1035, just enough of it. */
import { createSocket } from 'node:dgram'
import { isIPv4 } from 'node:net'

/** Addresses of both families; or a response code (`SERVFAIL`, `REFUSED`); or `silent`. Names not in the table do not exist. */
export type DnsAnswer = readonly string[] | readonly DnsRecord[] | 'SERVFAIL' | 'REFUSED' | 'silent'

/** Under a key that begins with its type: `SRV _imaps._tcp.example.com`. */
export type DnsRecord =
  | { type: 'SRV'; priority: number; weight: number; port: number; target: string }
  | { type: 'MX'; preference: number; host: string }
  | { type: 'TXT'; strings: readonly string[] }

export interface DnsServer {
  /** `127.0.0.1:port`, as c-ares takes it. */
  address: string
  /** `A mail.example.com`, in order of arrival. */
  questions(): string[]
  close(): Promise<void>
}

const codes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 }
const types: Readonly<Record<number, string>> = { 1: 'A', 28: 'AAAA', 15: 'MX', 16: 'TXT', 33: 'SRV' }

export async function dnsServer(table: Readonly<Record<string, DnsAnswer>>): Promise<DnsServer> {
  const questions: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const { name, type, end } = questionOf(query)
    questions.push(`${types[type] ?? type} ${name}`)
    const answer = type === 1 || type === 28 ? table[name] : table[`${types[type]} ${name}`]
    if (answer !== 'silent') socket.send(replyTo(query, type, end, answer), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    questions: () => [...questions],
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function replyTo(query: Buffer, type: number, end: number, answer: Exclude<DnsAnswer, 'silent'> | undefined): Buffer {
  const code = answer === undefined ? codes.NXDOMAIN : typeof answer === 'string' ? codes[answer] : codes.NOERROR
  const wanted = typeof answer === 'object' ? answer.flatMap((each) => bytesOf(each, type) ?? []) : []
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8180 | code, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(wanted.length, 6)
  const records = wanted.map((bytes) => {
    const record = Buffer.alloc(12)
    record.writeUInt16BE(0xc00c, 0)
    record.writeUInt16BE(type, 2)
    record.writeUInt16BE(1, 4)
    record.writeUInt16BE(bytes.length, 10)
    return Buffer.concat([record, bytes])
  })
  return Buffer.concat([header, query.subarray(12, end), ...records])
}

/** `null`: an address of the other family. */
function bytesOf(answer: string | DnsRecord, type: number): Buffer | null {
  if (typeof answer === 'string') return (type === 1) === isIPv4(answer) ? addressBytes(answer) : null
  switch (answer.type) {
    case 'SRV':
      return Buffer.concat([...[answer.priority, answer.weight, answer.port].map(uint16), nameBytes(answer.target)])
    case 'MX':
      return Buffer.concat([uint16(answer.preference), nameBytes(answer.host)])
    case 'TXT':
      return Buffer.concat(answer.strings.flatMap((text) => [Buffer.from([text.length]), Buffer.from(text)]))
    default: {
      const never: never = answer
      return never
    }
  }
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '')
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.from([0]),
  ])
}

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail = ''] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return Buffer.from(groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 0xff]))
}
