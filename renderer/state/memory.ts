/** What the window remembers from one visit of a screen to the next, until it is closed. */
import type { Explained } from '../../electron/contract/explained.ts'

interface ExplainMemory {
  text: string
  explained: Explained | null
}

export interface Memory {
  explain(): ExplainMemory
  keepExplain(change: Partial<ExplainMemory>): void
}

export function newMemory(): Memory {
  let explain: ExplainMemory = { text: '', explained: null }
  return {
    explain: () => explain,
    keepExplain(change) {
      explain = { ...explain, ...change }
    },
  }
}
