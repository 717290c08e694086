/** One row of the table, from the program's start to what the servers say of it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../electron/contract/report.ts'
import type { Authentication, Security } from '../../electron/contract/words.ts'
import { complaintsOf, contractComplaints } from './expectations.ts'
import type { Lab } from './lab.ts'
import { networkOf } from './networks.ts'
import { checkFrom } from './program.ts'
import { tryReceiving, trySending, type Tried } from './retry.ts'
import { accountOf, addressOf, emailOf, type Scenario } from './scenario.ts'
import { dovecotLog } from './servers/dovecot.ts'
import { outside } from './servers-as-described.ts'
import { signInsOf } from './sign-in-log.ts'
import { until, type Ran } from './shell.ts'
import { parseReport } from './report-schema.ts'

/** Milliseconds: the contract's default bound for one connection attempt. */
const timeoutMs = 8_000

export interface Outcome {
  ran: Ran
  /** `null` where standard output was not one JSON document of the contract. */
  report: Report | null
  complaints: string[]
}

export async function runScenario(lab: Lab, row: Scenario, index: number): Promise<Outcome> {
  const account = accountOf(row)
  const password = `${lab.passwordOf(row.user, row.inClear)}${row.password === 'wrong' ? '.wrong' : ''}`
  const folder = join(lab.workFolder, row.user)
  const ran = await checkFrom({
    network: row.network,
    folder,
    account,
    password: row.password === 'none' ? null : { by: index % 2 === 0 ? 'stdin' : 'environment', is: password },
    authority: lab.servers.authority.file,
    options: ['--json', ...(row.options ?? [])],
  })
  const parsed = parseReport(ran.stdout)
  if (parsed.report === null) {
    return { ran, report: null, complaints: [`no report: ${parsed.complaint}; status ${ran.status}; ${ran.stderr}`] }
  }
  const { report } = parsed
  writeFileSync(join(folder, 'report.json'), ran.stdout)
  const complaints = [
    ...complaintsOf(row, report),
    ...contractComplaints(report, account, ran.status),
    ...(ran.stderr === '' ? [] : [`said on standard error: ${ran.stderr}`]),
    ...boundComplaints(row, report),
    ...(await logComplaints(lab, row, report)),
    ...(await retryComplaints(lab, row, report, password)),
  ]
  return { ran, report, complaints }
}

/** The product's own bounds, by its own clock: starting a process on a busy machine is no part of them. */
function boundComplaints(row: Scenario, report: Report): string[] {
  const boundMs = networkOf(row.network).isMute ? timeoutMs + 3_000 : 2 * timeoutMs + 5_000
  return report.durationMs <= boundMs ? [] : [`took ${report.durationMs} ms, the bound is ${boundMs} ms`]
}

/** The servers' own count against the report's. Exim and Postfix ask Dovecot, so that its log holds all sign-ins. */
async function logComplaints(lab: Lab, row: Scenario, report: Report): Promise<string[]> {
  const count = () => signInsOf([addressOf(row), row.user], dovecotLog(lab.servers.folderOf(row.server)))
  // Dovecot's log is written by a process of its own, a moment later.
  await until(
    () => '',
    () => count().sent >= report.signIns.sent,
    1_000,
  ).catch(() => undefined)
  const counted = count()
  const complaints: string[] = []
  if (counted.rejected > 2) complaints.push(`the servers rejected ${counted.rejected} sign-ins`)
  for (const what of ['sent', 'rejected'] as const) {
    if (counted[what] !== report.signIns[what]) {
      complaints.push(`signIns.${what} is ${report.signIns[what]}, the servers count ${counted[what]}`)
    }
  }
  return complaints
}

interface Signing {
  authentication?: Authentication
  security: Security
}

/** What is recommended, and what is said to work, has to work with other people's programs, too. */
async function retryComplaints(lab: Lab, row: Scenario, report: Report, password: string): Promise<string[]> {
  const where = { network: row.network, authority: lab.servers.authority.file, password }
  const { account, verdict, recommended } = report
  const complaints: string[] = []
  const note = (what: string, settings: Tried, ran: Ran) => {
    if (ran.status !== 0) {
      complaints.push(`${what} ${settings.host}:${settings.port} does not work: ${ran.stdout}${ran.stderr}`)
    }
  }
  const signsIn = <S extends Signing>(own: S | undefined, works: boolean): S | null => {
    if (own === undefined || !works || own.authentication === 'none') return null
    return own.security !== 'none' || row.inClear === true ? own : null
  }
  const incoming = recommended.incoming ?? signsIn(account.incoming, verdict.incoming === 'works')
  if (incoming !== null) note('receiving by', incoming, await tryReceiving(incoming.protocol, incoming, where))
  const outgoing = recommended.outgoing ?? signsIn(account.outgoing, verdict.outgoing === 'works')
  if (outgoing !== null) note('sending by', outgoing, await trySending(outgoing, emailOf(row), outside, where))
  return complaints
}

/** Complaints with what one needs to judge them; empty where there are none. */
export function explained(row: Scenario, { complaints, report }: Outcome): string[] {
  if (complaints.length === 0) return []
  const checks = (report?.checks ?? []).map(({ id, outcome, steps }) => {
    const last = steps.at(-1)
    return `${id} ${outcome} after ${last?.name} ${last?.error ?? ''} ${last?.reply?.split('\n').at(-1) ?? ''}`
  })
  const findings = (report?.findings ?? []).map(({ code, severity, server }) => `${severity} ${code} (${server})`)
  const network = `network: ${JSON.stringify(report?.network ?? null)}`
  return [...complaints, `why: ${row.why}`, ...findings, ...checks, network, `took ${report?.durationMs} ms`]
}

/** Names that only one row may have: logs are told apart by them. */
export const namesOf = (rows: readonly Scenario[]) => rows.map((row) => row.user)
