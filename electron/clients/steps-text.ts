/** Steps as plain text: for a terminal, a mail, a phone's screen. */
import type { ClientSteps } from '../contract/clients.ts'
import { sideWord } from './program.ts'

export function namesNote({ verifiedIn, asOf, versions }: ClientSteps): string {
  return verifiedIn === null
    ? `Names as of ${asOf} (${versions}); they may differ a little.`
    : `Names as of ${asOf} (${versions}), from ${verifiedIn}.`
}

/** Ends with a line feed. */
export function stepsText(steps: ClientSteps): string {
  const lines: string[] = [`${steps.program}: where to set this`, '']
  let last: string | null = null
  for (const { side, path, fields } of steps.parts) {
    if (side !== last) lines.push(side === 'incoming' ? 'Receiving mail' : 'Sending mail')
    last = side
    lines.push(`  ${path.join(' > ')}`)
    const width = Math.max(...fields.map(({ label }) => label.length))
    lines.push(...fields.map(({ label, value }) => `    ${`${label}:`.padEnd(width + 2)}${value}`), '')
  }
  if (steps.parts.length === 0) lines.push('Nothing has to be set there.', '')
  lines.push(...steps.notes, namesNote(steps))
  return `${lines.join('\n')}\n`
}

/** The values alone, for a code that a phone reads. */
export function valuesText(steps: ClientSteps): string {
  return steps.parts
    .flatMap(({ side, fields }) => fields.map(({ label, value }) => `${sideWord(side)}, ${label}: ${value}`))
    .join('\n')
}
