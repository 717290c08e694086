/** Compares a report with its row, and with what every report has to keep. Answers with complaints: none is good. */
import { isDeepStrictEqual } from 'node:util'
import type { Account } from '../../electron/contract/account.ts'
import type { ProvenIncoming, ProvenOutgoing, Report } from '../../electron/contract/report.ts'
import { verdicts, type Side } from '../../electron/contract/words.ts'
import { ADDRESS, addressOf, LOCAL_PART, type Choice, type Scenario, type Setting } from './scenario.ts'
import { hostOf } from './servers/variants.ts'

type Complaints = string[]
const say = (value: unknown) => JSON.stringify(value)

/** Whether the report says what the row says. */
export function complaintsOf(row: Scenario, report: Report): Complaints {
  const { expect } = row
  const { verdict } = report
  const complaints: Complaints = []
  const same = (what: string, expected: unknown, got: unknown) => {
    if (say(expected) !== say(got)) complaints.push(`${what}: expected ${say(expected)}, got ${say(got)}`)
  }
  same('verdict.incoming', expect.incoming, verdict.incoming)
  same('verdict.outgoing', expect.outgoing, verdict.outgoing)
  same('verdict.reason', expect.reason, verdict.reason)

  const codes = report.findings.map((finding) => finding.code)
  const { first, also = [], may = [] } = expect
  const leader = codes[0]
  if (first.length === 0 ? leader !== undefined && !may.includes(leader) : !first.some((code) => code === leader)) {
    complaints.push(`first finding: expected one of ${say(first)}, got ${say(leader ?? null)}`)
  }
  for (const code of also) if (!codes.includes(code)) complaints.push(`finding ${code} is missing among ${say(codes)}`)
  const allowed = [...first, ...also, ...may]
  for (const code of codes) if (!allowed.includes(code)) complaints.push(`finding ${code} must not be there`)

  if (expect.rejected !== undefined) same('signIns.rejected', expect.rejected, report.signIns.rejected)
  complaints.push(...recommendedComplaints(row, report))
  return complaints
}

function recommendedComplaints(row: Scenario, report: Report): Complaints {
  const complaints: Complaints = []
  const wanted: string[] = []
  for (const side of ['incoming', 'outgoing'] as const) {
    const choices = row.expect.recommended[side]
    const got = report.recommended[side]
    if (got === null) {
      if (choices.length > 0)
        complaints.push(`recommended.${side}: expected one of ${choices.map(shortly).join(' / ')}, got none`)
      continue
    }
    const configured = row[side]
    const chosen = choices.find((one) => isThe(one, row, configured, got))
    if (chosen === undefined) {
      const expected = choices.length === 0 ? 'none' : `one of ${choices.map(shortly).join(' / ')}`
      complaints.push(`recommended.${side}: expected ${expected}, got ${say(got)}`)
    } else wanted.push(...changesOf(side, chosen, row))
  }
  const changes = report.recommended.changes.map((one) => `${one.setting}: ${one.from ?? ''} → ${one.to}`)
  if (complaints.length === 0 && say(wanted.sort()) !== say(changes.sort())) {
    complaints.push(`recommended.changes: expected ${say(wanted)}, got ${say(changes)}`)
  }
  return complaints
}

function isThe(
  one: Choice,
  row: Scenario,
  configured: Setting | undefined,
  got: ProvenIncoming | ProvenOutgoing,
): boolean {
  const protocol = 'protocol' in got ? got.protocol : 'smtp'
  const username = one.signsInAs === 'local-part' ? row.user : addressOf(row)
  const isIt = protocol === one.protocol && got.port === one.port && got.security === one.security
  return (
    isIt &&
    got.host === hostOf(one.movesToOwnServer ? row.server : (configured?.server ?? row.server)) &&
    got.authentication === 'password' &&
    got.username === username
  )
}

function changesOf(side: Side, chosen: Choice, row: Scenario): string[] {
  const filled = (value: string | number) =>
    value === ADDRESS ? addressOf(row) : value === LOCAL_PART ? row.user : value
  const hosts = chosen.movesToOwnServer
    ? [`${side}.host: ${hostOf(row[side]?.server ?? row.server)} → ${hostOf(row.server)}`]
    : []
  const others = Object.entries(chosen.changes).map(
    ([name, [from, to]]) => `${side}.${name}: ${filled(from)} → ${filled(to)}`,
  )
  return [...hosts, ...others]
}

const shortly = (one: Choice) => `${one.protocol} ${one.port} ${one.security}`

/** Whether the report keeps the contract, whatever the row. `status`: the exit status beside it. */
export function contractComplaints(report: Report, account: Account, status: number | null): Complaints {
  const complaints: Complaints = []
  const must = (so: boolean, what: string) => {
    if (!so) complaints.push(what)
  }
  const { verdict, signIns, recommended } = report
  // A side that is not set is looked up, and stands in the report as it was checked.
  const asSet = Object.fromEntries(Object.entries(report.account).filter(([name]) => name in account))
  must(isDeepStrictEqual(asSet, account), 'the account is not the one that was checked')
  must(status === (verdict.overall === 'works' ? 0 : 1), `exit status ${status} beside the verdict ${verdict.overall}`)
  const later = verdicts[Math.max(verdicts.indexOf(verdict.incoming), verdicts.indexOf(verdict.outgoing))]
  must(verdict.overall === later, `overall is ${verdict.overall}, not ${later}`)
  must(signIns.rejected <= 2, `${signIns.rejected} rejected sign-ins`)

  const ids = [...report.checks, ...report.probes].map((one) => one.id)
  must(new Set(ids).size === ids.length, 'two checks or probes have the same id')
  const evidence = [
    ...report.findings.flatMap((finding) => finding.evidence),
    ...(recommended.incoming?.evidence ?? []),
    ...(recommended.outgoing?.evidence ?? []),
  ]
  for (const id of evidence) must(ids.includes(id), `evidence ${id} is nowhere`)
  for (const finding of report.findings) must(finding.evidence.length > 0, `${finding.code} has no evidence`)
  for (const proven of [recommended.incoming, recommended.outgoing]) {
    const outcomes = report.checks.filter((check) => proven?.evidence.includes(check.id)).map((check) => check.outcome)
    must(proven === null || outcomes.includes('accepted'), `what is recommended was not accepted: ${say(outcomes)}`)
  }
  for (const check of report.checks) {
    const wasHeard = check.steps.some((step) => step.name === 'greeting' && step.ok)
    must(check.outcome !== 'accepted' || wasHeard, `${check.id} is called accepted and never said a word`)
    must(
      check.id.startsWith(`${check.protocol}:${check.host}:${check.port}:${check.security}:${check.authentication}`),
      `id ${check.id}`,
    )
    must(
      (check.authentication === 'none') === (check.username === null),
      `user name beside ${check.authentication} in ${check.id}`,
    )
    const connected = check.steps.some((step) => step.name === 'connect')
    must(
      !connected || report.contacted.includes(`${check.host}:${check.port}`),
      `${check.host}:${check.port} is missing in contacted`,
    )
  }
  return complaints
}
