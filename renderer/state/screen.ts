/** Which screen is shown, with what it needs. Each screen keeps its own state; this is only what is handed on. */
import type { CheckAnswer } from '../../electron/contract/api.ts'
import { CallFailure } from '../../electron/contract/call-failure.ts'
import type { SentFile } from '../../electron/contract/sent-file.ts'
import type { Ask } from './ask.ts'
import type { Draft } from './draft.ts'
import type { GivenFile } from './opened-file.ts'

export interface Failure {
  message: string
  /** Where in the program, or the window's own stack: for a report to its makers. */
  place: string | null
}

export type Screen =
  | { name: 'start' }
  | { name: 'practice' }
  /** `lookUp`: the settings are not known yet and are looked up for the address, in `file` where there is one. */
  | { name: 'account'; draft: Draft; lookUp: boolean; file?: SentFile; focus: 'title' | 'password' }
  | { name: 'file'; file: GivenFile }
  | { name: 'checking'; ask: Ask }
  | { name: 'answer'; ask: Ask; answer: CheckAnswer }
  /** Where to set what the answer says, in one mail program. */
  | { name: 'steps'; ask: Ask; answer: CheckAnswer }
  | { name: 'failed'; ask: Ask; failure: Failure }
  | { name: 'networks' }
  | { name: 'explain' }
  /** A hand-out that was opened, to be shown before it counts. */
  | { name: 'make-handout'; ask: Ask; answer: CheckAnswer }

export type ScreenName = Screen['name']

/** What every screen may do with the window around it. */
export interface Going {
  go: (screen: Screen) => void
  /** Said to screen readers, politely. */
  announce: (text: string) => void
}

export function failureOf(error: unknown): Failure {
  if (error instanceof CallFailure) {
    return { message: error.message, place: error.place }
  }
  if (error instanceof Error) return { message: error.message, place: error.stack ?? null }
  return { message: String(error), place: null }
}

/** The engine of this shell lacks the call: a calm state, no failure. */
export function isMissingCall(error: unknown): boolean {
  return error instanceof CallFailure && error.kind === 'refused' && /does not know this call/i.test(error.message)
}
