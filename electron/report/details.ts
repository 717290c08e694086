/** The last part of the text, for IT: each check in one line, then what the servers said where it failed. */
import type { Report, ReportedCheck } from '../contract/report.ts'
import type { Outcome, Side, StepName, WireError } from '../contract/words.ts'
import { protocolNames, securityNames, sideNames } from './spoken.ts'
import { paint, paragraph, table } from './terminal.ts'
import type { Ink, Paper } from './terminal.ts'

const plainWords: Partial<Record<Outcome | WireError, string>> = {
  timeout: 'no answer',
  refused: 'connection refused',
  unreachable: 'no way there',
  closed: 'connection closed by the other side',
  garbled: 'answer makes no sense',
  unknown: 'refused without a clear reason',
  'auth-method-unsupported': 'does not offer this sign-in',
}

const stepNames: Record<StepName, string> = {
  resolve: 'look up the name',
  connect: 'connect',
  tls: 'start encryption',
  greeting: 'greeting',
  hello: 'hello',
  starttls: 'ask for encryption',
  'sign-in': 'sign in',
  sender: 'name the sender',
  'recipient-own': 'recipient: own address',
  'recipient-outside': 'recipient: someone elsewhere',
  deliver: 'deliver',
  arrive: 'arrive',
}

const said = (word: Outcome | WireError): string => plainWords[word] ?? word.replaceAll('-', ' ')

function did(check: ReportedCheck, name: StepName): boolean {
  return check.steps.some((step) => step.name === name && step.ok)
}

const sideOf = ({ protocol }: ReportedCheck): Side => (protocol === 'smtp' ? 'outgoing' : 'incoming')

function encryptionName({ security }: ReportedCheck): string {
  return security === 'none' ? 'unencrypted' : securityNames[security]
}

const hasFailed = ({ steps }: ReportedCheck): boolean => steps.some((step) => !step.ok)

/** Ended by this side's own rules, before anything could be refused. */
const wasHeldBack = (check: ReportedCheck): boolean => check.outcome === 'unknown' && !hasFailed(check)

function outcomeName(check: ReportedCheck): string {
  if (wasHeldBack(check)) return 'answers, sign-in not tried'
  if (check.outcome !== 'accepted') return said(check.outcome)
  const done = [did(check, 'sign-in') ? 'signed in' : '', did(check, 'recipient-outside') ? 'sends to anyone' : '']
  return done.filter((part) => part !== '').join(', ') || 'answers'
}

function totalMs(check: ReportedCheck): number {
  return Math.round(check.steps.reduce((sum, step) => sum + step.ms, 0))
}

/** A cross is for what stands in the way: not for a neighbour that nobody needs, or that refused nothing. */
function mark(check: ReportedCheck, { verdict }: Report): string {
  if (check.outcome === 'accepted') return '✓'
  const side = verdict[sideOf(check)]
  const isMended = side === 'works' || side === 'works-with-changes'
  const isNobodys = check.role !== 'configured' && (isMended || !hasFailed(check))
  return wasHeldBack(check) || isNobodys ? '–' : '✗'
}

/** What tells a check from the others in the table. */
function whose(check: ReportedCheck, { account }: Report): string {
  if (check.id.endsWith(':after-fetch')) return 'after fetching'
  if (check.role === 'configured') return 'your settings'
  if (check.role === 'published') return 'published by the provider'
  if (check.role === 'guess') return 'guessed'
  const set = account[sideOf(check)]?.username ?? ''
  return check.username === null || set === '' || check.username === set ? '' : `as ${check.username}`
}

function checkRow(check: ReportedCheck, report: Report): string[] {
  return [
    mark(check, report),
    `${protocolNames[check.protocol]} ${check.port}`,
    encryptionName(check),
    outcomeName(check),
    `${totalMs(check)} ms`,
    whose(check, report),
  ]
}

const rowInk = (cell: string, at: number): Ink =>
  at > 0 ? 'plain' : cell === '✓' ? 'good' : cell === '✗' ? 'bad' : 'quiet'

/** One table for each server of a side. */
function sideLines(paper: Paper, report: Report, side: Side): string[] {
  const checks = report.checks.filter((check) => sideOf(check) === side)
  const hosts = [...new Set(checks.map(({ host }) => host))]
  return hosts.flatMap((host) => [
    ...paragraph(paper, '  ', `${sideNames[side]}: ${host}`, 'quiet'),
    ...table(paper, {
      indent: 4,
      header: [],
      rows: checks.filter((check) => check.host === host).map((check) => checkRow(check, report)),
      ink: rowInk,
    }),
    '',
  ])
}

/** The steps that went wrong, with the exact reply or the word for what happened below the protocols. */
function refusals(paper: Paper, check: ReportedCheck, report: Report): string[] {
  const failed = check.steps.filter((step) => !step.ok && (step.reply !== null || step.error !== null))
  if (check.outcome === 'accepted' || failed.length === 0) return []
  const who = whose(check, report)
  return [
    ...paragraph(
      paper,
      '    ',
      `${protocolNames[check.protocol]} ${check.host}:${check.port} (${encryptionName(check)}${who === '' ? '' : `, ${who}`})`,
    ),
    ...failed.flatMap((step) => {
      const reply = step.reply === null ? [] : step.reply.split('\n')
      const after = step.error === 'timeout' ? `, waited ${(step.ms / 1000).toFixed(1)}\u00a0s` : ''
      const what = step.error === null ? '' : `${said(step.error)}${after}`
      return [
        ...paragraph(paper, '      ', `${stepNames[step.name]}${what === '' ? '' : `: ${what}`}`, 'quiet'),
        ...reply.flatMap((line) => paragraph(paper, '        ', line)),
      ]
    }),
  ]
}

function networkLines(paper: Paper, { network }: Report): string[] {
  const ports = Object.keys(network.ports).toSorted((a, b) => Number(a) - Number(b))
  const states = (['blocked', 'intercepted', 'open', 'unknown'] as const).flatMap((state) => {
    const those = ports.filter((port) => network.ports[port] === state)
    return those.length === 0 ? [] : [`${those.length === 1 ? 'port' : 'ports'} ${those.join(', ')} ${state}`]
  })
  return states.length === 0 ? [] : paragraph(paper, '  ', `This network: ${states.join('; ')}.`)
}

/** Every host, those of lookups and control servers included. */
function contactedLines(paper: Paper, { contacted }: Report): string[] {
  if (contacted.length === 0) return []
  return paragraph(paper, '  ', `Connections were opened to: ${contacted.join(', ')}.`)
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

function passwordLine({ signIns: { sent, rejected } }: Report): string {
  if (sent === 0) return 'No password was sent.'
  return `The password was sent ${times(sent)} and ${rejected === 0 ? 'never rejected' : `rejected ${times(rejected)}`}.`
}

export function detailLines(paper: Paper, report: Report): string[] {
  const refused = report.checks.flatMap((check) => refusals(paper, check, report))
  const seconds = `${(report.durationMs / 1000).toFixed(1)}\u00a0s`
  return [
    ...sideLines(paper, report, 'incoming'),
    ...sideLines(paper, report, 'outgoing'),
    ...(refused.length === 0 ? [] : [`  ${paint(paper, 'quiet', 'Where it stopped')}`, ...refused, '']),
    ...networkLines(paper, report),
    ...contactedLines(paper, report),
    ...paragraph(paper, '  ', passwordLine(report)),
    ...paragraph(paper, '  ', `Checked ${report.startedAt}, in ${seconds}.`),
  ]
}
