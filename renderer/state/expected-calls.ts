/**
 * A call that the window knows and this engine does not have yet (`history`), asked the same way as those of the table.
 * As soon as the table has a row of that name, the table's row counts.
 */
import type { ApiTable } from '../../electron/contract/api.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import type { HistoryEntry } from '../../electron/contract/history.ts'

interface ExpectedTable {
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

/** Rejects like `Engine.call`; with `isMissingCall` (screen.ts) where the engine lacks the call. */
export function ask<Name extends keyof WindowTable>(
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
