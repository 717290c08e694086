/** The history of networks for its two users: a check, which reads before and writes after; and the list of networks. */
import type { RunFacts } from '../contract/facts.ts'
import {
  HistoryFailure,
  type HistoryEntry,
  type HistoryPlace,
  type HistoryRequest,
  type Remembered,
} from '../contract/history.ts'
import type { Diagnosis } from '../contract/report.ts'
import { entriesOf, labelsOf, renamed, withoutNetwork } from './entries.ts'
import { filesOf, type HistoryFiles } from './files.ts'
import { nothingRemembered, recall, type Asked } from './recall.ts'
import { isWorthKeeping, withRun } from './record.ts'
import { changeHistory, eraseHistory, readHistory, readMarks, type ReadState } from './store.ts'

export interface History {
  /** What is known of a run's account and servers from other networks. */
  recall(facts: RunFacts, here: Asked['here'], name: string | null): Remembered
  /** Adds the run. Never rejects for what the system does; @returns what is to be said, one line each */
  add(facts: RunFacts, diagnosis: Diagnosis, here: Asked['here'], name: string | null): Promise<string[]>
}

/** Never rejects for what the system does: a history that cannot be read knows nothing. */
export async function openHistory(place: HistoryPlace): Promise<History> {
  const files = filesOf(place)
  const [{ stored }, marks] = await Promise.all([readHistory(files), readMarks(files)])
  return {
    recall(facts, here, name) {
      if (marks === null) return nothingRemembered(name)
      return recall(stored, marks, { facts, here, name, offsetMinutes: offsetAt(facts.startedAt) })
    },
    async add(facts, diagnosis, here, name) {
      if (!isWorthKeeping({ facts, diagnosis })) return []
      if (here === null || here === 'vpn') return name === null ? [] : [nameless(here)]
      const ran = { facts, diagnosis, gateway: here.gateway, name }
      try {
        return await changeHistory(files, (before, marks) => withRun(before, marks, ran))
      } catch (error) {
        if (!(error instanceof HistoryFailure)) throw error
        return [`the history of networks was not written (${files.file}: ${error.message}); the check itself is whole`]
      }
    },
  }
}

function nameless(here: 'vpn' | null): string {
  const why = here === 'vpn' ? 'a VPN is in use' : 'this system does not tell which network it is on'
  return `the name of the network is not kept: ${why}, so that nothing of this check is remembered`
}

/**
 * Lists the networks, after forgetting or renaming. `say`: what is worth saying beside, one line each.
 * Rejects with HistoryFailure where a change was asked for and not made; a name that is not there changes nothing.
 */
export async function askHistory(request: HistoryRequest, say: (line: string) => void): Promise<HistoryEntry[]> {
  const files = filesOf(request.history)
  await change(files, request, say).catch((error: unknown) => {
    if (!(error instanceof HistoryFailure)) throw error
    throw new HistoryFailure(`the history of networks was not changed (${files.file}: ${error.message})`)
  })
  const read = await readHistory(files)
  const fault = faultOf(read, files)
  if (fault !== null) say(fault)
  return entriesOf(read.stored)
}

async function change(
  files: HistoryFiles,
  { forget, rename }: HistoryRequest,
  say: (line: string) => void,
): Promise<void> {
  if (forget === null && rename === null) return
  const read = await readHistory(files)
  if (forget === 'all') {
    if (read.is !== 'absent' || (await readMarks(files)) !== null) await eraseHistory(files)
    return
  }
  const wanted = [forget, rename?.from].filter((name) => name !== null && name !== undefined)
  const names = [...labelsOf(read.stored).values()]
  if (read.is === 'absent' || !wanted.some((name) => names.includes(name))) return
  const said = await changeHistory(files, (stored) => {
    const kept = forget === null ? stored : withoutNetwork(stored, forget)
    return rename === null ? kept : renamed(kept, rename.from, rename.to)
  })
  for (const line of said) say(line)
}

function faultOf(read: ReadState, { file }: HistoryFiles): string | null {
  switch (read.is) {
    case 'absent':
    case 'ours':
      return null
    case 'broken':
      return `${file} cannot be read: the next check keeps it aside and begins anew`
    case 'newer':
      return `${file} was written by a newer version of this program: it is read as far as possible, and not changed`
    case 'unreadable':
      return `${file} cannot be read: ${read.why}`
    default: {
      const never: never = read
      return never
    }
  }
}

/** This computer's own time, ahead of UTC on that day, minutes. */
function offsetAt(at: string): number {
  return -new Date(at).getTimezoneOffset() || 0
}
