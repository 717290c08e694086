/** Puts the report together, exactly as the JSON contract has it (command-line.md). No new conclusions. */
import type { Account, ServerSettings } from '../contract/account.ts'
import type { CheckFacts, RunFacts, Step } from '../contract/facts.ts'
import type { Diagnosis, Finding, Report, ReportedCheck } from '../contract/report.ts'
import { usedSignIn } from '../contract/used-sign-in.ts'

function settingsOf<Settings extends ServerSettings>(settings: Settings): Settings {
  const { authentication, ...others } = settings
  return (authentication === undefined ? others : { ...others, authentication }) as Settings
}

/** What is not there is absent, not `undefined` or `null`. */
function accountOf({ email, incoming, outgoing }: Account): Account {
  return {
    email,
    ...(incoming === undefined ? {} : { incoming: settingsOf(incoming) }),
    ...(outgoing === undefined ? {} : { outgoing: settingsOf(outgoing) }),
  }
}

/** A reported step has the contract's fields and no others: who was asked for, and what resolved, stay facts. */
function stepOf({ name, ok, ms, reply, error, addresses }: Step): Step {
  return { name, ok, ms, reply, error, ...(addresses === undefined ? {} : { addresses }) }
}

function checkOf(check: CheckFacts, { outcomes }: Diagnosis): ReportedCheck {
  const outcome = outcomes[check.id]
  // Every check has an outcome by the seam between diagnose and report; a missing one is a mistake of ours.
  if (outcome === undefined) throw new Error(`no outcome for the check ${check.id}`)
  const used = usedSignIn(check)
  return {
    id: check.id,
    role: check.role,
    protocol: check.protocol,
    host: check.host,
    port: check.port,
    security: check.security,
    authentication: used?.authentication ?? 'none',
    username: used?.username ?? null,
    outcome,
    steps: check.steps.map(stepOf),
  }
}

/** `null` also where none could be sent: nothing was seen then. */
function sendTestOf({ sendTest }: RunFacts): Report['sendTest'] {
  if (!sendTest || sendTest.withheld !== null) return null
  const { accepted, arrivedIn, ms, deleted } = sendTest
  return { accepted, arrivedIn, ms, deleted }
}

export function reportOf(facts: RunFacts, diagnosis: Diagnosis, findings: readonly Finding[]): Report {
  return {
    schema: 1,
    startedAt: facts.startedAt,
    durationMs: facts.durationMs,
    account: accountOf(facts.account),
    network: diagnosis.network,
    probes: facts.probes,
    checks: facts.checks.map((check) => checkOf(check, diagnosis)),
    findings: [...findings],
    verdict: diagnosis.verdict,
    signIns: facts.signIns,
    contacted: facts.contacted,
    sendTest: sendTestOf(facts),
    recommended: diagnosis.recommended,
  }
}
