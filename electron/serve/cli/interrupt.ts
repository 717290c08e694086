/** Ctrl-C: the first one ends the run, which still prints what it has; the second one ends the program at once. */

export const interruptedStatus = 130
/** A run that was cancelled has this long to answer before the program ends without it. */
const graceMs = 900

export interface Interruption {
  signal: AbortSignal
  /** From here on there is a run, which may print what it has; before, Ctrl-C ends the program. */
  begin(): void
  /** The answer is there: no more hurry. */
  answered(): void
}

export function onInterrupt(): Interruption {
  const controller = new AbortController()
  let hurry: NodeJS.Timeout | null = null
  let begun = false
  process.on('SIGINT', () => {
    if (!begun || controller.signal.aborted) process.exit(interruptedStatus)
    hurry = setTimeout(() => process.exit(interruptedStatus), graceMs)
    controller.abort()
  })
  return {
    signal: controller.signal,
    begin() {
      begun = true
    },
    answered() {
      if (hurry) clearTimeout(hurry)
    },
  }
}
