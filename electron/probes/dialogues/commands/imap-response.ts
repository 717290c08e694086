/** IMAP's responses (RFC 9051 section 7), literals in them included, and what CAPABILITY offers. */
import type { Offer } from '../../../contract/facts.ts'
import { maxReplyLines } from '../../../wire/limits.ts'
import type { LineConnection } from '../../../wire/line-connection.ts'
import { WireFailure } from '../../../wire/world.ts'
import type { Answer } from '../recorder.ts'

export interface ImapAnswer extends Answer {
  /** `OK`, `NO`, `BAD`, or `BYE` where the server took leave in place of an answer. */
  status: string
  /** Untagged responses that came before it, in order, without `* `. */
  untagged: string[]
  /** Text after `+ ` when the server asks to go on; then `ok` is true and `status` is `+`. */
  continuation: string | null
}

/**
 * One response: a line, with its literals (`{n}` and n bytes) put back in. Literals are counted over decoded lines,
 * so that one with broken UTF-8 may end a line late; the connection's limits bound that.
 */
async function readResponse(connection: LineConnection): Promise<string> {
  let response = await connection.readLine()
  for (let literals = 0; ; literals += 1) {
    const size = Number(/\{(\d{1,9})\+?\}$/.exec(response)?.[1] ?? Number.NaN)
    if (Number.isNaN(size)) return response
    if (literals >= maxReplyLines) throw new WireFailure('too-much-data', `more than ${maxReplyLines} literals`)
    let left = size
    let line: string
    do {
      line = await connection.readLine()
      response += `\n${line}`
      left -= Buffer.byteLength(line) + 2
    } while (left >= 0)
  }
}

/**
 * Reads until the tagged answer, or until the server asks to go on.
 * @throws WireFailure `garbled` where no IMAP is spoken, `too-much-data`, and those of `readLine`.
 */
export async function readImapAnswer(connection: LineConnection, tag: string): Promise<ImapAnswer> {
  const untagged: string[] = []
  for (;;) {
    let response: string
    try {
      response = await readResponse(connection)
    } catch (failure) {
      const bye = untagged.findLast((line) => /^BYE\b/i.test(line))
      if (bye === undefined || !(failure instanceof WireFailure) || failure.word === 'cancelled') throw failure
      return { ok: false, status: 'BYE', text: `* ${bye}`, untagged, continuation: null }
    }
    if (response.startsWith('* ')) untagged.push(response.slice(2))
    else if (response === '+' || response.startsWith('+ ')) {
      return { ok: true, status: '+', text: response, untagged, continuation: response.slice(2) }
    } else {
      const parts = /^(\S+) (OK|NO|BAD)\b/i.exec(response)
      if (parts?.[1] !== tag) throw new WireFailure('garbled', response)
      const status = (parts[2] ?? '').toUpperCase()
      return { ok: status === 'OK', status, text: response, untagged, continuation: null }
    }
    if (untagged.length > maxReplyLines) throw new WireFailure('too-much-data', `more than ${maxReplyLines} responses`)
  }
}

/** Sends one command and reads its answer. */
export async function imapCommand(connection: LineConnection, tag: string, command: string): Promise<ImapAnswer> {
  connection.startAnswer()
  await connection.write(`${tag} ${command}`)
  return readImapAnswer(connection, tag)
}

export interface ImapGreeting extends Answer {
  status: 'OK' | 'PREAUTH' | 'BYE'
}

/** RFC 9051 section 7.1: `OK`, `PREAUTH` or `BYE`; anything else is no IMAP. */
export async function readImapGreeting(connection: LineConnection): Promise<ImapGreeting> {
  const text = await readResponse(connection)
  const status = /^\* (OK|PREAUTH|BYE)\b/i.exec(text)?.[1]?.toUpperCase()
  if (status !== 'OK' && status !== 'PREAUTH' && status !== 'BYE') throw new WireFailure('garbled', text)
  return { ok: status !== 'BYE', status, text }
}

/** The capabilities in a greeting's or an answer's response code, `[CAPABILITY …]`; `null` where it has none. */
export function capabilitiesInCode(text: string): string[] | null {
  const list = /\[CAPABILITY ([^\]]*)\]/i.exec(text)?.[1]
  return list === undefined ? null : list.split(/\s+/).filter((name) => name !== '')
}

/** Those of an answer to CAPABILITY; `null` where it named none. */
export function capabilitiesInAnswer(answer: ImapAnswer): string[] | null {
  const line = answer.untagged.find((response) => /^CAPABILITY\b/i.test(response))
  if (line === undefined) return capabilitiesInCode(answer.text)
  return line
    .split(/\s+/)
    .slice(1)
    .filter((name) => name !== '')
}

/** LOGINDISABLED (RFC 9051 section 6.2.3) forbids the LOGIN command; `AUTH=` mechanisms may still be offered. */
export function offerOfCapabilities(capabilities: string[]): Offer {
  const upper = capabilities.map((name) => name.toUpperCase())
  return {
    capabilities,
    startTls: upper.includes('STARTTLS'),
    mechanisms: upper.filter((name) => name.startsWith('AUTH=')).map((name) => name.slice('AUTH='.length)),
    signIn: !upper.includes('LOGINDISABLED'),
  }
}
