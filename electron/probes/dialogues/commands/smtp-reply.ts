/** One SMTP reply, of one line or several (RFC 5321 section 4.2.1), and what EHLO offers. What a reply means is not asked here. */
import type { Offer } from '../../../contract/facts.ts'
import { maxReplyLines } from '../../../wire/limits.ts'
import type { LineConnection } from '../../../wire/line-connection.ts'
import { WireFailure } from '../../../wire/world.ts'
import type { Answer } from '../recorder.ts'

export interface SmtpReply extends Answer {
  /** 200–599. */
  code: number
  /** The lines without their code. */
  lines: string[]
}

/**
 * Reads one whole reply; `ok` is a 2xx.
 * @throws WireFailure `garbled` (its text is what came instead), `too-much-data`, and those of `readLine`.
 */
export async function readSmtpReply(connection: LineConnection): Promise<SmtpReply> {
  const raw: string[] = []
  const lines: string[] = []
  for (;;) {
    const line = await connection.readLine()
    raw.push(line)
    const parts = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line)
    if (!parts?.[1]) throw new WireFailure('garbled', raw.join('\n'))
    lines.push(parts[3] ?? '')
    if (parts[2] !== '-') {
      const code = Number(parts[1])
      return { ok: code < 300, code, lines, text: raw.join('\n') }
    }
    if (raw.length >= maxReplyLines) throw new WireFailure('too-much-data', `more than ${maxReplyLines} lines`)
  }
}

/** Sends one command and reads its reply. */
export async function smtpCommand(connection: LineConnection, command: string): Promise<SmtpReply> {
  connection.startAnswer()
  await connection.write(command)
  return readSmtpReply(connection)
}

/** RFC 5321 section 4.1.1.1. `AUTH=PLAIN` is how servers offered sign-in before RFC 2554; some still say both. */
export function offerOfEhlo(reply: SmtpReply): Offer {
  const capabilities = reply.lines.slice(1).filter((line) => line !== '')
  const mechanisms = capabilities.flatMap((line) => {
    const names = /^AUTH[ =](.*)$/i.exec(line.trim())?.[1] ?? ''
    return names.split(/[ =,\t]+/).filter((name) => name !== '')
  })
  const upper = [...new Set(mechanisms.map((name) => name.toUpperCase()))]
  return {
    capabilities,
    startTls: capabilities.some((line) => /^STARTTLS\b/i.test(line)),
    mechanisms: upper,
    signIn: upper.length > 0,
  }
}

/** RFC 6531. */
export function offersUtf8(offer: Offer): boolean {
  return offer.capabilities.some((line) => /^SMTPUTF8\b/i.test(line))
}

/** RFC 2920. */
export function offersPipelining(offer: Offer): boolean {
  return offer.capabilities.some((line) => /^PIPELINING\b/i.test(line))
}
