/** What one run adds to the history. Only what is certain: a server's looks count where its certificate verified. Pure. */
import type { CheckFacts, RunFacts } from '../contract/facts.ts'
import type { Diagnosis } from '../contract/report.ts'
import { isAhead } from '../contract/remembered.ts'
import { sides } from '../contract/words.ts'
import { newest, type Stored, type StoredAccount, type StoredNetwork, type StoredServer } from './format.ts'
import type { Marks } from './marks.ts'

export interface Ran {
  facts: RunFacts
  diagnosis: Diagnosis
  /** What names the network's gateway. */
  gateway: string
  /** As the user calls the network; `null`: not said, a name given before stays. */
  name: string | null
}

/** Cancelled, or with nobody asked, a run shows nothing; with a clock that is wrong, its time would mislead. */
export function isWorthKeeping({ facts, diagnosis }: Pick<Ran, 'facts' | 'diagnosis'>): boolean {
  return (
    !facts.cancelled && facts.checks.length > 0 && !diagnosis.conclusions.some(({ code }) => code === 'clock-wrong')
  )
}

export function withRun(stored: Stored, marks: Marks, ran: Ran): Stored {
  const mark = marks.network(ran.gateway)
  const known = stored.networks.find((network) => network.mark === mark)
  const number = 1 + Math.max(0, ...stored.networks.map((network) => network.number))
  const before = known ?? { mark, number, name: null, lastSeen: '', ports: {}, accounts: [], servers: [] }
  const others = stored.networks.filter((network) => network !== known)
  return { ...stored, networks: [...others, network(before, marks, ran)] }
}

function network(before: StoredNetwork, marks: Marks, ran: Ran): StoredNetwork {
  const { facts, diagnosis } = ran
  const at = facts.startedAt
  const told = Object.entries(diagnosis.network.ports).filter(
    ([port, state]) => state !== 'unknown' || !(port in before.ports),
  )
  return {
    ...before,
    name: ran.name ?? before.name,
    lastSeen: later(before.lastSeen, at),
    ports: { ...before.ports, ...Object.fromEntries(told) },
    accounts: withOne(before.accounts, marks.account(facts.account.email), (mark, known) => account(mark, known)),
    servers: hostsOf(facts).reduce(
      (servers, host) => withOne(servers, marks.server(host), (mark, known) => server(mark, known, host)),
      before.servers,
    ),
  }

  function account(mark: string, known: StoredAccount | null): StoredAccount {
    const { email } = facts.account
    const worked = sides.flatMap((side) => {
      const settings = facts.account[side]
      if (diagnosis.verdict[side] !== 'works' || settings === undefined) return []
      return [{ mark: marks.settings(email, side, settings), side, at }]
    })
    const { incoming, outgoing } = diagnosis.verdict
    return {
      mark,
      lastSeen: later(known?.lastSeen, at),
      verdict: { incoming, outgoing },
      worked: latestOf(known?.worked ?? [], worked),
    }
  }

  function server(mark: string, known: StoredServer | null, host: string): StoredServer {
    const checks = facts.checks.filter((check) => check.host === host)
    const unreachable = diagnosis.conclusions.filter(({ code }) => code === 'server-unreachable')
    const isSilent = checks.every(({ id }) => unreachable.some(({ evidence }) => evidence.includes(id)))
    const seen = checks.filter(isItself).flatMap((check) => looksOf(check, marks, at))
    return {
      mark,
      lastSeen: later(known?.lastSeen, at),
      answered: checks.some((check) => isItself(check) || check.signedIn === true) ? at : (known?.answered ?? null),
      silent: isSilent ? at : (known?.silent ?? null),
      seen: latestOf(known?.seen ?? [], seen),
    }
  }
}

/** Its certificate is good for its name, and not by the word of this computer's own store alone (an antivirus). */
function isItself({ tls }: CheckFacts): boolean {
  return tls?.verified === true && tls.systemStoreOnly !== true
}

function looksOf(check: CheckFacts, marks: Marks, at: string): StoredServer['seen'] {
  const greeting = marks.greeting(check)
  const fingerprint = check.tls?.chain[0]?.fingerprint
  return [
    ...(greeting === null ? [] : [{ kind: 'greeting' as const, mark: greeting, at }]),
    ...(fingerprint ? [{ kind: 'certificate' as const, mark: marks.certificate(fingerprint), at }] : []),
    ...(check.security === 'starttls' ? [{ kind: 'starttls' as const, mark: marks.startTls(check), at }] : []),
  ]
}

function hostsOf({ checks }: RunFacts): string[] {
  return [...new Set(checks.map(({ host }) => host))]
}

/** Each mark once, with its latest time; a known one that lies ahead of what is seen now was a clock's mistake. */
function latestOf<Item extends { mark: string; at: string }>(known: readonly Item[], now: readonly Item[]): Item[] {
  const latest = new Map(now.map((item) => [item.mark, item]))
  for (const item of known) {
    const fresh = latest.get(item.mark)
    if (!fresh || later(item.at, fresh.at) === item.at) latest.set(item.mark, item)
  }
  return newest([...latest.values()], latest.size, ({ at }) => at)
}

function withOne<Item extends { mark: string }>(
  items: readonly Item[],
  mark: string,
  make: (mark: string, known: Item | null) => Item,
): Item[] {
  const known = items.find((item) => item.mark === mark) ?? null
  return [...items.filter((item) => item !== known), make(mark, known)]
}

/** Of two checks at once, the one that ended last is not always the one that began last. */
function later(before: string | undefined, at: string): string {
  return before && Date.parse(before) > Date.parse(at) && !isAhead(before, at) ? before : at
}
