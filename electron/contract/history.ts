/** What worked on which network: the rows of `history` (command-line.md). The file itself holds keyed hashes only. */
import type { PortState } from './report.ts'
import type { Verdict } from './words.ts'

export interface HistoryEntry {
  /** A name the user gave, else `Network 1`, `Network 2`, … */
  network: string
  /** ISO 8601. */
  lastSeen: string
  ports: Record<string, PortState>
  verdict: { incoming: Verdict; outgoing: Verdict }
}

/** `'default'`: in the user's data folder. A file of the page's choice is no part of what a window may ask. */
export type HistoryPlace = 'default' | { file: string }
