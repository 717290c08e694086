/**
 * Calls that the window knows and an engine may lack (part of a build, an older program): asked the same way as any other.
 * As soon as the table has a row of that name, the table's row counts.
 */
import type { ApiTable } from '../../electron/contract/api.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import type { Explained } from '../../electron/contract/explained.ts'
import type { AccountsAnswer, FindAnswer } from '../../electron/contract/found.ts'
import type { HistoryEntry } from '../../electron/contract/history.ts'

interface ExpectedTable {
  accounts: { request: { home: string | null; file: string | null }; answer: AccountsAnswer }
  find: { request: { email: string; file: string | null; ca: string | null }; answer: FindAnswer }
  explain: { request: { text: string }; answer: Explained }
  history: {
    request: {
      history: { file: string } | 'default'
      forget: string | null
      rename: { from: string; to: string } | null
    }
    answer: HistoryEntry[]
  }
}

type WindowTable = ApiTable & Omit<ExpectedTable, keyof ApiTable>
export type ExpectedCall = keyof ExpectedTable

/** Rejects like `Engine.call`; with `isMissingCall` (screen.ts) where the engine lacks the call. */
export function ask<Name extends ExpectedCall>(
  engine: Engine,
  name: Name,
  request: WindowTable[Name]['request'],
  signal?: AbortSignal,
): Promise<WindowTable[Name]['answer']> {
  const wider = engine as unknown as {
    call: (
      name: Name,
      request: WindowTable[Name]['request'],
      options: { signal?: AbortSignal },
    ) => Promise<WindowTable[Name]['answer']>
  }
  return wider.call(name, request, signal ? { signal } : {})
}
