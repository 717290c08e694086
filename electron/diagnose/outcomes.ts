/**
 * The outcome of each check in the light of the whole run: alone, a configured check shows only that something did not
 * fit (a garbled answer); beside its neighbours, what it is (another protocol). The report must not say both.
 */
import type { Conclusion } from '../contract/report.ts'
import type { FindingCode, Outcome } from '../contract/words.ts'
import { endOf } from './findings/delivery.ts'
import { sidesOf, type Run, type SideView } from './run.ts'
import { rankOf } from './silences.ts'

/** Findings that say what stopped the configured check better than it could tell alone. */
const sayMore: ReadonlySet<FindingCode> = new Set([
  'wrong-protocol',
  'security-mismatch',
  'starttls-stripped',
  'encryption-required',
  'oauth-required',
  'auth-method-unsupported',
] as const)

/** Outcomes that say little: the wire's, and those of a rule. A server's own refusal stays what it is. */
const sayLittle: ReadonlySet<Outcome> = new Set([
  'accepted',
  'unknown',
  'timeout',
  'closed',
  'garbled',
  'not-encrypted',
  'security-mismatch',
  'auth-method-unsupported',
] as const)

/** By check id. `concluded`: before silencing, with the check that a finding is about first in its evidence. */
export function outcomesOf(
  run: Pick<Run, 'incoming' | 'outgoing' | 'delivery'>,
  concluded: readonly Conclusion[],
): Record<string, Outcome> {
  const { delivery } = run
  const end = (id: string): Outcome | null => (delivery?.facts.through === id ? endOf(delivery) : null)
  return Object.fromEntries(
    sidesOf(run).flatMap((view) =>
      view.all.map(({ check, outcome }) => [check.id, end(check.id) ?? better(view, concluded, check.id) ?? outcome]),
    ),
  )
}

function better({ side, configured }: SideView, concluded: readonly Conclusion[], id: string): Outcome | null {
  if (configured?.check.id !== id || configured.proof !== null || !sayLittle.has(configured.outcome)) return null
  const about = concluded.filter(
    ({ code, severity, server, evidence }) =>
      severity === 'problem' && server === side && evidence[0] === id && sayMore.has(code),
  )
  return about.toSorted((one, other) => rankOf(one.code) - rankOf(other.code))[0]?.code ?? null
}
