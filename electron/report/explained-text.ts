/** A pasted text's explanation for people on a terminal: what it means, who can act, the words that decided. */
import type { Explained } from '../contract/explained.ts'
import type { Actor } from '../contract/words.ts'
import { harmless, paint, paragraph } from './terminal.ts'
import type { Paper } from './terminal.ts'
import type { TextOptions } from './text.ts'

const actors: Record<Actor, string> = {
  you: 'You can mend this.',
  it: 'Your IT department can mend this.',
  provider: 'The provider of the server can mend this.',
  network: 'Whoever runs this network can mend this.',
}

/** "smtp.example.com, port 25, no encryption". */
function place({ server, port, security }: Explained): string | null {
  const encryption = { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'no encryption' }
  const parts = [
    server === null ? [] : harmless(server),
    port === null ? [] : `port ${port}`,
    security === null ? [] : encryption[security],
  ].flat()
  return parts.length === 0 ? null : parts.join(', ')
}

export function explainedText(answer: Explained, options: TextOptions): string {
  const paper: Paper = { colour: options.colour, columns: Math.min(100, Math.max(60, options.columns)) }
  const codes = [answer.code, answer.enhanced, answer.responseCode].filter((each) => each !== null).join(' ')
  const where = place(answer)
  const quote = answer.quote.replace(/\s+/g, ' ').trim()
  const shown = quote.length > 400 ? `${quote.slice(0, 400).trimEnd()}…` : quote
  const lines = [
    ...paragraph(paper, '', answer.title, 'strong'),
    '',
    ...paragraph(paper, '', answer.explanation),
    '',
    ...(answer.cause === 'accepted' || answer.cause === 'unknown' ? [] : [actors[answer.actor], '']),
    paint(paper, 'quiet', 'The words that decided'),
    ...paragraph(paper, '  ', shown, 'quiet'),
    ...(codes === '' ? [] : paragraph(paper, '  ', `Code: ${codes}`, 'quiet')),
    ...(where === null ? [] : paragraph(paper, '  ', `Server: ${where}`, 'quiet')),
    ...(answer.email === null ? [] : paragraph(paper, '  ', `Address: ${answer.email}`, 'quiet')),
  ]
  return `${lines.join('\n')}\n`
}
