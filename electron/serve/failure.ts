/** A fault of the program itself, in calm words for every shell. The error's own text stays out: it may hold anything. */
import type { Failure } from '../contract/call-failure.ts'

import { OutputFailure } from './cli/output.ts'

/** `TypeError in verdictOf (check-AbC.js:31)`, as much of it as there is. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error object'
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(error.code) ? error.code : null
  const frame = /^\s+at (?:async )?(?:([\w$.<> ]+) \()?(?:.*[/\\])?([\w.-]+:\d+):\d+\)?$/m.exec(error.stack ?? '')
  const [, name, file] = frame ?? []
  const kind = /^\w+$/.test(error.name) ? error.name : 'Error'
  return [kind, code, name && `in ${name}`, file && `at ${file}`].filter((part) => part).join(' ')
}

/** The line of the command line (exit 3). */
export function failureLine(error: unknown): string {
  if (error instanceof OutputFailure) return `mail-check: ${error.message}: the answer is lost; write it elsewhere`
  return (
    `mail-check: the program itself failed, your settings were not judged (${placeOf(error)}). ` +
    'Please report this line; README.md says where.'
  )
}

/** The same for a call of the window: its sentence, and the place beside it. */
export function faultOf(error: unknown): Failure {
  return {
    kind: 'fault',
    message: 'The program itself failed, so your settings were not judged. Nothing else is lost: you can try again.',
    place: placeOf(error),
  }
}
