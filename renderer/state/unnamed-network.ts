/** Is the network of a check that just ended one without a name? The list gives those a number (`Network 2`). */
import type { HistoryEntry } from '../../electron/contract/history.ts'

/** Seconds are all that the report's own moment has. */
const slackMs = 1000

/** @returns the name to rename from; `null`: it has one, or the list does not hold this check */
export function unnamedNetwork(entries: readonly HistoryEntry[], startedAt: string): string | null {
  const since = new Date(startedAt).getTime() - slackMs
  const mine = entries
    .filter(({ lastSeen }) => new Date(lastSeen).getTime() >= since)
    .toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))[0]
  return mine && /^Network \d+$/.test(mine.network) ? mine.network : null
}
