/**
 * Asks all sources at once and decides how long to wait: a better source may be the slower one, a dead one must not hold
 * the others up. What is asked, and how the answers rank, stands elsewhere.
 */
import { onAbort, runSignal } from '../../wire/run-clock.ts'
import { nothingTold, type Told } from './published.ts'

/** Ends with the signal, and does not reject for what the world does. */
export type Ask = (signal: AbortSignal) => Promise<Told>

export interface Waiting {
  signal: AbortSignal
  /** Milliseconds that better ones are waited for once a worse one has found something. */
  patienceMs: number
  /** Milliseconds that worse ones are waited for, to compare, once nothing better can come. */
  lingerMs: number
  /** Milliseconds for all of it. */
  boundMs: number
}

/** `questions` and answers: best first. Those without an answer in time told nothing, and their requests are ended. */
export async function gather(questions: readonly Ask[], waiting: Waiting): Promise<Told[]> {
  const clock = runSignal(waiting.signal, waiting.boundMs)
  const answers: (Told | null)[] = questions.map(() => null)
  let patience: NodeJS.Timeout | undefined
  let linger: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const consider = (): void => {
        const best = answers.findIndex((told) => told !== null && told.found !== null)
        if (answers.every((told) => told !== null)) resolve()
        if (best === -1) return
        patience ??= setTimeout(resolve, waiting.patienceMs)
        if (answers.slice(0, best).every((told) => told !== null)) {
          if (waiting.lingerMs === 0) resolve()
          linger ??= setTimeout(resolve, waiting.lingerMs)
        }
      }
      onAbort(clock.signal, resolve)
      if (clock.signal.aborted) resolve()
      questions.forEach((ask, at) => {
        ask(clock.signal).then((told) => {
          answers[at] = told
          consider()
        }, reject)
      })
      consider()
    })
    return answers.map((told) => told ?? nothingTold)
  } finally {
    clearTimeout(patience)
    clearTimeout(linger)
    // Whatever is still under way, ends.
    clock.giveUp()
  }
}

/** Of several places where one source may say it: the first that found something, with what all of them refused. */
export function firstOf(answers: readonly Told[]): Told {
  return {
    found: answers.find(({ found }) => found !== null)?.found ?? null,
    refused: answers.flatMap(({ refused }) => refused),
  }
}
