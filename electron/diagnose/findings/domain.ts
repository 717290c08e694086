/**
 * What the DNS of the account's own domain says against the settings: mail goes nowhere (`mx-missing`), to somebody else
 * (`mx-points-elsewhere`), or this server is not among those that may send (`spf-excludes-server`). For IT.
 */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import type { Cause, Side } from '../../contract/words.ts'
import type { Run } from '../run.ts'

type Domain = Pick<Run, 'account' | 'incoming' | 'outgoing' | 'domain'>

/** MX is about receiving; an account that only sends has no other side to say it of. */
function receivingSide({ account }: Pick<Run, 'account'>): Side {
  return account.incoming ? 'incoming' : 'outgoing'
}

/**
 * Where nobody asked for it, only a domain that says so itself: a company's own resolver need not know what the domain
 * tells the world, and other troubles brought us here.
 */
export function mxMissing(run: Pick<Domain, 'account' | 'domain'>): Conclusion[] {
  const probe = run.domain.mx
  if (probe?.ok !== false || (probe['wasAskedFor'] !== true && probe['isNull'] !== true)) return []
  return [{ code: 'mx-missing', severity: 'problem', server: receivingSide(run), evidence: [probe.id] }]
}

/**
 * A problem where the server itself does not know the address; otherwise a warning: the mailbox opens, and what is sent
 * to the domain may go past it.
 */
export function mxPointsElsewhere(run: Domain): Conclusion[] {
  const probe = run.domain.mx
  if (!probe || !pointsElsewhere(probe)) return []
  const isDisowned = run.outgoing.all.some(
    ({ relay }) => relay.own !== null && !relay.own.ok && disowning.has(relay.own.cause),
  )
  // The domain's own host may hand on to anybody's mailbox; and hosts without addresses cannot be compared.
  if (!isDisowned && bestMx(probe).some((mx) => mx.isOwnDomain || !(mx.isKnown || mx.isCompared))) return []
  const severity = isDisowned ? 'problem' : 'warning'
  return [{ code: 'mx-points-elsewhere', severity, server: receivingSide(run), evidence: [probe.id] }]
}

const disowning: ReadonlySet<Cause> = new Set(['recipient-unknown', 'recipient-misrouted', 'relay-denied'] as const)

/**
 * The server that takes a message need not be the one that passes it on. So nothing is said where any part of the entry is
 * of the server's house, and it is a warning only, until somebody refuses the domain's mail for it.
 */
export function spfExcludesServer(run: Pick<Domain, 'outgoing' | 'domain'>): Conclusion[] {
  const probe = run.domain.spf
  if (!probe || (probe['result'] !== 'fail' && probe['result'] !== 'softfail')) return []
  if (textsOf(probe['related']).length > 0) return []
  const refused = run.outgoing.all.filter(({ relay }) => relay.refusal?.cause === 'sender-domain-policy')
  return [
    {
      code: 'spf-excludes-server',
      severity: refused.length > 0 ? 'problem' : 'warning',
      server: 'outgoing',
      evidence: [probe.id, ...refused.map(({ check }) => check.id)],
    },
  ]
}

interface Mx {
  preference: number
  isFilter: boolean
  isOwnDomain: boolean
  /** The table knows whose it is. */
  isKnown: boolean
  /** Addresses of it and of a server of the account are known. */
  isCompared: boolean
  sameAs: string[]
}

/** All of the best hosts are somebody else's, and none only stands in front. */
export function pointsElsewhere(probe: NetworkProbe): boolean {
  const best = bestMx(probe)
  return best.length > 0 && best.every(({ isFilter, sameAs }) => !isFilter && sameAs.length === 0)
}

function bestMx(probe: NetworkProbe): Mx[] {
  const given = Array.isArray(probe['mx']) ? probe['mx'] : []
  const servers = Array.isArray(probe['servers']) ? probe['servers'].filter(isRecord) : []
  const serversHaveAddresses = servers.some((each) => textsOf(each['addresses']).length > 0)
  const all = given.filter(isRecord).map((each): Mx => ({
    preference: typeof each['preference'] === 'number' ? each['preference'] : 0,
    // What is not known is nothing to be alarmed about.
    isFilter: each['isFilter'] !== false,
    isOwnDomain: each['isOwnDomain'] !== false,
    isKnown: typeof each['provider'] === 'string',
    isCompared: serversHaveAddresses && textsOf(each['addresses']).length > 0,
    sameAs: textsOf(each['sameAs']),
  }))
  const lowest = Math.min(...all.map(({ preference }) => preference))
  return all.filter(({ preference }) => preference === lowest)
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
