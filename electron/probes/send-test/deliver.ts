/** MAIL, RCPT and DATA (RFC 5321 section 3.3) for the test message. What a refusal means is diagnosed elsewhere. */
import type { SendTestFacts } from '../../contract/facts.ts'
import type { LineConnection } from '../../wire/line-connection.ts'
import { needsUtf8, writtenAddress } from '../dialogues/commands/smtp-address.ts'
import { readSmtpReply, smtpCommand, type SmtpReply } from '../dialogues/commands/smtp-reply.ts'
import type { Answer } from '../dialogues/recorder.ts'

export interface Delivery extends Answer {
  refused: SendTestFacts['refused']
}

/**
 * The server's last word. `onCommitted`: from here on the message may be delivered, whatever is heard of it.
 * @throws WireFailure as reading and writing do.
 */
export async function deliver(
  lines: LineConnection,
  address: string,
  message: readonly string[],
  onCommitted: () => void,
): Promise<Delivery> {
  const written = writtenAddress(address)
  const utf8 = needsUtf8(address) ? ' SMTPUTF8' : ''
  for (const command of [`MAIL FROM:<${written}>${utf8}`, `RCPT TO:<${written}>`]) {
    const reply = await smtpCommand(lines, command)
    if (!reply.ok) return refusedAt('envelope', reply)
  }
  const goAhead = await smtpCommand(lines, 'DATA')
  if (goAhead.code !== 354) return refusedAt('message', goAhead)
  lines.startAnswer()
  // RFC 5321 section 4.5.2.
  for (const line of message) await lines.write(line.startsWith('.') ? `.${line}` : line)
  onCommitted()
  lines.startAnswer()
  await lines.write('.')
  const reply = await readSmtpReply(lines)
  return reply.ok ? { ok: true, text: reply.text, refused: null } : refusedAt('message', reply)
}

function refusedAt(refused: Delivery['refused'], { text }: SmtpReply): Delivery {
  return { ok: false, text, refused }
}
