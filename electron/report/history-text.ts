/** What worked on which network, for people on a terminal: a row per network, newest first. */
import type { HistoryEntry } from '../contract/history.ts'
import type { PortState } from '../contract/report.ts'
import type { Verdict } from '../contract/words.ts'
import { sideNames } from './spoken.ts'
import { paragraph, table, type Ink, type Paper } from './terminal.ts'
import type { TextOptions } from './text.ts'

const verdictNames: Record<Verdict, string> = {
  works: 'works',
  'works-with-changes': 'works with changes',
  'cannot-tell': 'could not be tested',
  broken: 'does not work',
  'blocked-here': 'blocked here',
  'cannot-sign-in': 'sign-in refused',
}

/** In the order in which they matter to the reader. */
const states: readonly PortState[] = ['blocked', 'intercepted', 'open']

/** Ends with a line feed. Times are those of this computer. */
export function historyText(entries: readonly HistoryEntry[], options: TextOptions): string {
  const paper: Paper = { colour: options.colour, columns: Math.min(120, Math.max(60, options.columns)) }
  const lines =
    entries.length === 0
      ? paragraph(
          paper,
          '',
          'No network is remembered. A check remembers the network it ran in, where the system tells it apart from others and no VPN is in use.',
        )
      : table(paper, {
          indent: 0,
          header: ['Network', 'Last check', sideNames.incoming, sideNames.outgoing, 'Ports'],
          rows: entries.map(({ network, lastSeen, verdict, ports }) => [
            network,
            momentOf(lastSeen),
            verdictNames[verdict.incoming],
            verdictNames[verdict.outgoing],
            portsText(ports),
          ]),
          ink: inkOf,
        })
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function inkOf(cell: string, at: number): Ink {
  if (at !== 2 && at !== 3) return 'plain'
  return cell === verdictNames.works ? 'good' : 'warn'
}

function portsText(ports: HistoryEntry['ports']): string {
  const of = (state: PortState): string[] => Object.keys(ports).filter((port) => ports[port] === state)
  return states.flatMap((state) => (of(state).length === 0 ? [] : `${of(state).join(', ')} ${state}`)).join('; ') || '–'
}

function momentOf(iso: string): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}
