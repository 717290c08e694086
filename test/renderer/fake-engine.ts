/** An engine without Node, derived from the table: each call answers as a test says; checks with a kept report. */
import type { CheckAnswer } from '../../electron/contract/api.ts'
import { CallFailure } from '../../electron/contract/call-failure.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import type { Progress } from '../../electron/contract/progress.ts'

/** `null`: this engine does not have the call. `'never'`: it does not answer while the test looks. A function answers the request. */
export type FakeAnswers = Record<string, unknown>

export interface FakeOptions {
  answers: FakeAnswers
  /** Told to a check before it answers. */
  progress: readonly Progress[]
  /** The check keeps running until it is cancelled. */
  keepsRunning: boolean
}

/** What the shell was asked to do. */
export interface ShellSeen {
  copied: string[]
  opened: string[]
  saved: { name: string; mime: string; text: string }[]
  asked: { name: string; request: unknown }[]
}

const unknownCall = new CallFailure({ kind: 'refused', message: 'The program does not know this call.', place: null })

export function fakeEngine({ answers, progress, keepsRunning }: FakeOptions): { engine: Engine; seen: ShellSeen } {
  const seen: ShellSeen = { copied: [], opened: [], saved: [], asked: [] }
  const call = async (
    name: string,
    request: unknown,
    options: { signal?: AbortSignal; onProgress?: (told: Progress) => void } = {},
  ): Promise<unknown> => {
    seen.asked.push({ name, request })
    const answer = answers[name]
    if (answer === undefined || answer === null) throw unknownCall
    if (answer === 'never') return new Promise(() => {})
    if (answer instanceof Error) throw answer
    if (typeof answer === 'function') return structuredClone((answer as (asked: unknown) => unknown)(request))
    if (name !== 'check' && name !== 'checkPractice') return structuredClone(answer)
    for (const told of progress) options.onProgress?.(told)
    if (keepsRunning) await cancelled(options.signal)
    return structuredClone(answer) as CheckAnswer
  }
  return {
    seen,
    engine: {
      call: call as Engine['call'],
      shell: {
        kind: 'web',
        copy: async (text) => void seen.copied.push(text),
        saveFile: async (name, mime, text) => {
          seen.saved.push({ name, mime, text })
          return true
        },
        openExternal: (url) => void seen.opened.push(url),
      },
    },
  }
}

function cancelled(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}
