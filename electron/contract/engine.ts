/**
 * The engine as the window sees it, whichever shell carries it: the preload's bridge or HTTP over loopback.
 * Derived from the one table (api.ts); what only the window needs of its shell stands under `shell`.
 */
import type { ApiTable } from './api.ts'
import type { Explained } from './explained.ts'
import type { AccountsAnswer, FindAnswer } from './found.ts'
import type { HistoryEntry } from './history.ts'
import type { Secret } from './secret.ts'

/** Calls that the window knows and a table may lack. As soon as the table has one, the table's row counts. */
interface ExpectedCalls {
  accounts: { request: { home: string | null; file: string | null }; answer: AccountsAnswer; progress: never }
  find: { request: { email: string; file: string | null; ca: string | null }; answer: FindAnswer; progress: never }
  explain: { request: { text: string }; answer: Explained; progress: never }
  history: {
    request: {
      history: { file: string } | 'default'
      forget: string | null
      rename: { from: string; to: string } | null
    }
    answer: HistoryEntry[]
    progress: never
  }
}

type WindowTable = ApiTable & Omit<ExpectedCalls, keyof ApiTable>

export type WindowCall = keyof WindowTable

/** A password crosses as plain text and becomes a `Secret` at the edge in Node. */
type Crossing<T> = T extends Secret ? string : T
type CrossingFields<T> = T extends object ? { [Field in keyof T]: Crossing<T[Field]> } : T

export type RequestOf<Name extends WindowCall> = CrossingFields<WindowTable[Name]['request']>
export type AnswerOf<Name extends WindowCall> = WindowTable[Name]['answer']
export type ProgressOf<Name extends WindowCall> = WindowTable[Name]['progress']

export interface CallOptions<Name extends WindowCall> {
  /** Ends the call; a cancelled check still answers with what it has. */
  signal?: AbortSignal
  onProgress?: (progress: ProgressOf<Name>) => void
}

export interface Shell {
  kind: 'desktop' | 'web'
  /** `false`: the user decided against it. */
  saveFile(name: string, mime: string, text: string): Promise<boolean>
  copy(text: string): Promise<void>
  /** https only; absent where the shell opens nothing. */
  openExternal?(url: string): void
}

export interface Engine {
  /** Rejects for a malformed request, for a call the engine does not have, and for a mistake of ours; not for what servers do. */
  call<Name extends WindowCall>(
    name: Name,
    request: RequestOf<Name>,
    options?: CallOptions<Name>,
  ): Promise<AnswerOf<Name>>
  shell: Shell
}
