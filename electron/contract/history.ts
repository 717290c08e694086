/**
 * What worked on which network: the rows of `history` (command-line.md), and what of it a run is told before it is
 * judged. The file itself holds keyed hashes only; how it is kept is for electron/history.
 */
import type { PortState } from './report.ts'
import type { Side, Verdict } from './words.ts'

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

/** What `history` is asked; with neither, to list. A name that is not there (any more) changes nothing. */
export interface HistoryRequest {
  history: HistoryPlace
  /** A name as listed, or `all`. */
  forget: string | null
  rename: { from: string; to: string } | null
}

/** Something was remembered of another network, and when. */
export interface RememberedThere {
  /** As listed. */
  network: string
  /** The user gave it that name. */
  isNamed: boolean
  /** ISO 8601 with the offset of this computer's own time, for its day. */
  at: string
}

/** What is remembered of one side of this very account. `null`: nothing. */
export interface RememberedSide {
  /** The same settings worked, most recently. */
  workedElsewhere: RememberedThere | null
  /** They worked on this very network; ISO 8601 as above. */
  workedHere: string | null
  /** The configured server was reached for certain (its certificate verified, or it let the account in). */
  answeredElsewhere: RememberedThere | null
  answeredHere: string | null
  /** It answered on none of its ports on another network, though the internet was there. */
  silentElsewhere: string | null
}

/** What is remembered, not long since, of the server that one check of this run asked. `null`: nothing that tells. */
export interface RememberedEndpoint {
  offeredStartTls: boolean | null
  /** What answers here differs from what was verified there, in greeting and certificate both. */
  isOther: boolean | null
}

/** A plain value, read before a run is judged: diagnosis stays a function of the facts. */
export interface Remembered {
  /** The user's name for the network that this run was in. */
  networkName: string | null
  sides: Record<Side, RememberedSide | null>
  /** By check id; only those of which something is known. */
  endpoints: Record<string, RememberedEndpoint>
}

/** The history could not be changed as it was asked; the message is one line for people. */
export class HistoryFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'HistoryFailure'
  }
}
