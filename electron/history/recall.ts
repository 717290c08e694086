/** What the history knows about one run, before it is judged: the same settings, the same servers, elsewhere. Pure. */
import type { CheckFacts, RunFacts } from '../contract/facts.ts'
import type { Remembered, RememberedEndpoint, RememberedSide, RememberedThere } from '../contract/history.ts'
import { isAhead, isRecent } from '../contract/remembered.ts'
import type { Side } from '../contract/words.ts'
import { labelsOf } from './entries.ts'
import type { Stored, StoredNetwork } from './format.ts'
import type { Marks } from './marks.ts'

export interface Asked {
  facts: Pick<RunFacts, 'account' | 'checks' | 'startedAt'>
  /** What names the gateway here; `vpn`: none of those known; `null`: it may be any, and nothing counts as elsewhere. */
  here: { gateway: string } | 'vpn' | null
  /** As the user calls this network now. */
  name: string | null
  /** What this computer's time is ahead of UTC, minutes. */
  offsetMinutes: number
}

export function nothingRemembered(networkName: string | null): Remembered {
  return { networkName, sides: { incoming: null, outgoing: null }, endpoints: {} }
}

export function recall(stored: Stored, marks: Marks, asked: Asked): Remembered {
  const { facts, here } = asked
  if (here === null) return nothingRemembered(asked.name)
  const mark = here === 'vpn' ? null : marks.network(here.gateway)
  const own = stored.networks.find((network) => network.mark === mark) ?? null
  const others = stored.networks.filter((network) => network !== own)
  const labels = labelsOf(stored)
  const now = facts.startedAt
  const local = (at: string): string => localTime(at, asked.offsetMinutes)
  const there = (found: { network: StoredNetwork; at: string } | null): RememberedThere | null =>
    found && {
      network: labels.get(found.network) ?? '',
      isNamed: found.network.name !== null,
      at: local(found.at),
    }
  return {
    networkName: asked.name ?? own?.name ?? null,
    sides: { incoming: sideOf('incoming'), outgoing: sideOf('outgoing') },
    endpoints: Object.fromEntries(
      facts.checks.flatMap((check) => {
        const endpoint = endpointOf(check, others, marks, facts.startedAt)
        return endpoint ? [[check.id, endpoint]] : []
      }),
    ),
  }

  function sideOf(side: Side): RememberedSide | null {
    const settings = facts.account[side]
    if (settings === undefined) return null
    const wanted = marks.settings(facts.account.email, side, settings)
    const host = marks.server(settings.host)
    const server = (network: StoredNetwork) => network.servers.find((each) => each.mark === host)
    const worked = (network: StoredNetwork) =>
      network.accounts.flatMap((account) => account.worked).find((each) => each.mark === wanted)?.at ?? null
    const answered = (network: StoredNetwork) => server(network)?.answered ?? null
    const hereWorked = own && worked(own)
    const hereAnswered = own && answered(own)
    const silent = latest(others, now, (network) => server(network)?.silent ?? null)
    const remembered: RememberedSide = {
      workedElsewhere: there(latest(others, now, worked)),
      workedHere: hereWorked && local(hereWorked),
      answeredElsewhere: there(latest(others, now, answered)),
      answeredHere: hereAnswered && local(hereAnswered),
      silentElsewhere: silent && local(silent.at),
    }
    return Object.values(remembered).every((value) => value === null) ? null : remembered
  }
}

/** Only what was seen not long since, of the same server: they move. */
function endpointOf(
  check: CheckFacts,
  others: readonly StoredNetwork[],
  marks: Marks,
  now: string,
): RememberedEndpoint | null {
  const host = marks.server(check.host)
  const seen = others
    .flatMap(({ servers }) => servers)
    .flatMap((server) => (server.mark === host ? server.seen : []))
    .filter(({ at }) => isRecent(at, now))
  const has = (kind: 'greeting' | 'certificate' | 'starttls', mark: string | null): boolean =>
    seen.some((look) => look.kind === kind && look.mark === mark)
  const offeredStartTls = has('starttls', marks.startTls(check)) ? true : null
  const fingerprint = check.tls?.chain[0]?.fingerprint ?? null
  const isCertified = seen.some(({ kind }) => kind === 'certificate')
  const isOther =
    fingerprint === null || !isCertified
      ? null
      : !has('certificate', marks.certificate(fingerprint)) && !has('greeting', marks.greeting(check))
  return offeredStartTls === null && isOther === null ? null : { offeredStartTls, isOther }
}

/** A time that lies ahead of `now` does not hide those that do not. */
function latest(
  networks: readonly StoredNetwork[],
  now: string,
  timeOf: (network: StoredNetwork) => string | null,
): { network: StoredNetwork; at: string } | null {
  let found: { network: StoredNetwork; at: string } | null = null
  for (const network of networks) {
    const at = timeOf(network)
    if (at === null || isAhead(at, now)) continue
    if (found === null || Date.parse(at) > Date.parse(found.at)) found = { network, at }
  }
  return found
}

/** `2026-11-17T19:09:06Z`, 60 → `2026-11-17T20:09:06+01:00`. */
function localTime(at: string, offsetMinutes: number): string {
  const shifted = new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offsetMinutes)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${shifted}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
