/**
 * The history file: its shape, how it is read with care, and its bounds. Marks are keyed hashes (marks.ts); times, port
 * numbers, verdicts and the names that the user gave stand in plain, and nothing else.
 */
import { z } from 'zod'
import { verdicts } from '../contract/words.ts'

/** Of this program. A file with a higher one is read as far as it goes and never written. */
export const schemaVersion = 1

const mark = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.iso.datetime()
const verdict = z.enum(verdicts)
const side = z.enum(['incoming', 'outgoing'])

const account = z.object({
  mark,
  lastSeen: time,
  verdict: z.object({ incoming: verdict, outgoing: verdict }),
  /** By the mark of the settings and the account together. */
  worked: z.array(z.object({ mark, side, at: time })),
})

const server = z.object({
  mark,
  lastSeen: time,
  /** When it was last reached for certain. */
  answered: time.nullable(),
  /** When none of its ports answered, though the internet did. */
  silent: time.nullable(),
  /** What it showed under a verified certificate. */
  seen: z.array(z.object({ kind: z.enum(['greeting', 'certificate', 'starttls']), mark, at: time })),
})

const network = z.object({
  mark,
  /** For the name `Network 1` where the user gave none; stays when others are forgotten. */
  number: z.int().min(1),
  name: z.string().max(200).nullable(),
  lastSeen: time,
  ports: z.record(z.string().regex(/^\d{1,5}$/), z.enum(['open', 'blocked', 'intercepted', 'unknown'])),
  accounts: z.array(account),
  servers: z.array(server),
})

const stored = z.object({ schema: z.int().min(1), networks: z.array(network) })

export type StoredAccount = z.infer<typeof account>
export type StoredServer = z.infer<typeof server>
export type StoredNetwork = z.infer<typeof network>
export type Stored = z.infer<typeof stored>

export const nothingStored: Stored = { schema: schemaVersion, networks: [] }

export type Understood =
  | { is: 'ours'; stored: Stored }
  /** `stored` is what could be read of it. */
  | { is: 'newer'; stored: Stored }
  | { is: 'broken' }

export function understand(text: string): Understood {
  const value = valueOf(text)
  const version = z.object({ schema: z.int().min(1) }).safeParse(value)
  if (!version.success) return { is: 'broken' }
  const read = stored.safeParse(value)
  if (version.data.schema > schemaVersion) return { is: 'newer', stored: read.success ? read.data : nothingStored }
  return read.success ? { is: 'ours', stored: read.data } : { is: 'broken' }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const most = { networks: 50, accounts: 20, worked: 12, servers: 30, seen: 24, ports: 40 }

/** Within its bounds: what was seen longest ago goes first. */
export function bounded({ networks }: Stored): Stored {
  return {
    schema: schemaVersion,
    networks: newest(networks, most.networks, ({ lastSeen }) => lastSeen).map((each) => ({
      ...each,
      ports: Object.fromEntries(Object.entries(each.ports).slice(0, most.ports)),
      accounts: newest(each.accounts, most.accounts, ({ lastSeen }) => lastSeen).map((one) => ({
        ...one,
        worked: newest(one.worked, most.worked, ({ at }) => at),
      })),
      servers: newest(each.servers, most.servers, ({ lastSeen }) => lastSeen).map((one) => ({
        ...one,
        seen: newest(one.seen, most.seen, ({ at }) => at),
      })),
    })),
  }
}

/** The newest first. */
export function newest<Item>(items: readonly Item[], count: number, at: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => Date.parse(at(other)) - Date.parse(at(one))).slice(0, count)
}
