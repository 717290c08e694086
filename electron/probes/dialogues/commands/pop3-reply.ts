/** POP3's replies (RFC 1939 section 3) and what CAPA offers (RFC 2449). */
import { createHash } from 'node:crypto'
import type { Offer } from '../../../contract/facts.ts'
import { maxReplyLines } from '../../../wire/limits.ts'
import type { LineConnection } from '../../../wire/line-connection.ts'
import { WireFailure } from '../../../wire/world.ts'
import type { Answer } from '../recorder.ts'

export interface Pop3Reply extends Answer {
  /** Text after `+ ` when the server asks to go on (RFC 5034); otherwise `null`. */
  continuation: string | null
}

/** @throws WireFailure `garbled` where no POP3 is spoken, and those of `readLine`. */
export async function readPop3Reply(connection: LineConnection): Promise<Pop3Reply> {
  const text = await connection.readLine()
  if (/^\+OK\b/i.test(text)) return { ok: true, text, continuation: null }
  if (/^-ERR\b/i.test(text)) return { ok: false, text, continuation: null }
  if (text === '+' || text.startsWith('+ ')) return { ok: true, text, continuation: text.slice(2) }
  throw new WireFailure('garbled', text)
}

/** Sends one command and reads its reply of one line. */
export async function pop3Command(connection: LineConnection, command: string): Promise<Pop3Reply> {
  connection.startAnswer()
  await connection.write(command)
  return readPop3Reply(connection)
}

export interface Capa extends Answer {
  /** `null`: CAPA is not known here, and nothing is known of what is offered. */
  capabilities: string[] | null
}

/** CAPA and its lines up to the lone dot. */
export async function askCapa(connection: LineConnection): Promise<Capa> {
  const reply = await pop3Command(connection, 'CAPA')
  if (!reply.ok) return { ok: false, text: reply.text, capabilities: null }
  const capabilities: string[] = []
  for (;;) {
    const line = await connection.readLine()
    if (line === '.') break
    capabilities.push(line.startsWith('..') ? line.slice(1) : line)
    if (capabilities.length > maxReplyLines) throw new WireFailure('too-much-data', `more than ${maxReplyLines} lines`)
  }
  return { ok: true, text: [reply.text, ...capabilities].join('\n'), capabilities }
}

/** Without CAPA, USER is assumed possible, as every client did before RFC 2449. */
export function offerOfCapa(capabilities: string[] | null): Offer {
  if (capabilities === null) return { capabilities: [], startTls: false, mechanisms: [], signIn: true }
  const words = capabilities.map((line) => line.trim().toUpperCase().split(/\s+/))
  return {
    capabilities,
    startTls: words.some(([name]) => name === 'STLS'),
    mechanisms: words.flatMap(([name, ...mechanisms]) => (name === 'SASL' ? mechanisms : [])),
    signIn: words.some(([name]) => name === 'USER'),
  }
}

/** The timestamp of RFC 1939 section 7, angle brackets included; `null` where the greeting has none. */
export function apopTimestamp(greeting: string): string | null {
  return /<[^<>\s]+@[^<>\s]+>/.exec(greeting)?.[0] ?? null
}

/** RFC 1939 section 7: MD5 over the timestamp and the password, in lower-case hexadecimal. */
export function apopDigest(timestamp: string, password: string): string {
  return createHash('md5').update(`${timestamp}${password}`, 'utf8').digest('hex')
}
