/** Scenarios as rows: facts, and what an expert would say of them. The rows themselves stand in findings/. */
import type { CheckFacts, RunFacts } from '../../../electron/contract/facts.ts'
import type { Verdict, VerdictReason } from '../../../electron/contract/words.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import { email, smtp, stubCauseOf, type Met } from './facts.ts'

/** One row: what was met, and what an expert would say. Findings: `severity code side`, all of them, in order. */
export interface Row {
  name: string
  facts: RunFacts
  findings: string[]
  /** incoming, outgoing, overall, reason. */
  verdict: [Verdict, Verdict, Verdict, VerdictReason | null]
  /** `protocol:port:security:authentication:user name (relay)` */
  recommended?: { incoming?: string; outgoing?: string }
  changes?: string[]
}

/** A diagnosis in a row's words; `stray` holds evidence and outcomes that name no check or probe of the run. */
export function told(facts: RunFacts) {
  const { conclusions, verdict, recommended, outcomes } = diagnose(facts, stubCauseOf)
  const known = new Set([...facts.checks, ...facts.probes].map(({ id }) => id))
  const named = [...conclusions.flatMap(({ evidence }) => evidence), ...Object.keys(outcomes)]
  return {
    findings: conclusions.map(({ severity, code, server }) => `${severity} ${code} ${server}`),
    verdict: [verdict.incoming, verdict.outgoing, verdict.overall, verdict.reason],
    incoming: endpoint(recommended.incoming),
    outgoing: endpoint(recommended.outgoing && { protocol: 'smtp', ...recommended.outgoing }),
    changes: recommended.changes.map(({ setting, from, to }) => `${setting} ${from}→${to}`),
    without: conclusions.filter(({ evidence }) => evidence.length === 0),
    stray: named.filter((id) => !known.has(id)),
  }
}

/** What a row expects of `told`. */
export function expectedOf({ findings, verdict, recommended = {}, changes = [] }: Row): ReturnType<typeof told> {
  const { incoming = null, outgoing = null } = recommended
  return { findings, verdict, incoming, outgoing, changes, without: [], stray: [] }
}

interface Endpoint {
  protocol: string
  port: number
  security: string
  authentication?: string
  username: string
  relay?: string
}

function endpoint(of: Endpoint | null): string | null {
  if (of === null) return null
  const relay = of.relay ? ` (${of.relay})` : ''
  return `${of.protocol}:${of.port}:${of.security}:${of.authentication}:${of.username}${relay}`
}

export const sib = (met: Met): Met => ({ role: 'sibling', ...met })
export const notNeeded: Met = { role: 'sibling', authentication: 'none' }
export const siblings = (...checks: CheckFacts[]): CheckFacts[] => checks.map((check) => ({ ...check, always: false }))
export const relayDenied = '550 [relay-denied] relay not permitted'
export const wantsAuth = '550 [auth-required] Please turn on SMTP Authentication'
export const rejected = '535 [credentials-rejected] no'
export const on25 = smtp({ port: 25, security: 'none', authentication: 'none', username: '' })
export const clear = { startTls: true, capabilities: ['STARTTLS'], mechanisms: [], signIn: false }

export const off25to587 = [
  'outgoing.port 25→587',
  'outgoing.security none→starttls',
  'outgoing.authentication none→password',
  `outgoing.username →${email}`,
]
export const off25to465 = [
  'outgoing.port 25→465',
  'outgoing.security none→tls',
  'outgoing.authentication none→password',
  `outgoing.username →${email}`,
]
