/** The model of the way that mail takes from here: places in a row, and one lane per port. Plain values, no drawing. */
import type { Side } from '../contract/words.ts'

/** In the order in which a connection passes them. */
export const places = ['computer', 'network', 'internet', 'server'] as const
export type Place = (typeof places)[number]

export type LaneState =
  /** Nothing is known yet. */
  | 'waiting'
  /** On its way. */
  | 'asking'
  /** Everything that was asked went through. */
  | 'good'
  /** It goes through, otherwise than the settings say. */
  | 'changed'
  /** It ends at `broken`. */
  | 'bad'
  /** Not tried to the end, because it was not needed or not allowed. */
  | 'idle'

export interface Lane {
  /** `side:host:port`. */
  key: string
  side: Side
  host: string
  port: number
  state: LaneState
  /** The farthest place that answered. */
  reached: Place
  /** Where it ends; only with `bad`. */
  broken: Place | null
  /** The account is set to this port. */
  yours: boolean
  /** A few words on how it stands: "blocked here". */
  note: string
}

export interface Way {
  lanes: Lane[]
  /** Places with a fault of their own, beside the lanes that end there. */
  faults: Partial<Record<Place, string>>
  /** A name the user gave to the network; `null`: none. */
  networkName: string | null
}

export const sideTitles: Record<Side, string> = { incoming: 'Receiving', outgoing: 'Sending' }

export function laneKey(side: Side, host: string, port: number): string {
  return `${side}:${host}:${port}`
}

/** Receiving above sending, the account's own ports first in each, then by number. */
export function inOrder(lanes: readonly Lane[]): Lane[] {
  return lanes.toSorted((a, b) => {
    if (a.side !== b.side) return a.side === 'incoming' ? -1 : 1
    if (a.yours !== b.yours) return a.yours ? -1 : 1
    return b.port - a.port
  })
}

/** Items with the same key, in the order in which keys first came. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}
