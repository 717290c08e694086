/** The last part of the text, for IT: each check in one line, then what the servers said where it failed. */
import type { Report, ReportedCheck } from '../contract/report.ts'
import type { Outcome, Role, Side, StepName, WireError } from '../contract/words.ts'
import { protocolNames, securityNames, sideNames } from './spoken.ts'
import { paint, paragraph, table } from './terminal.ts'
import type { Ink, Paper } from './terminal.ts'

const plainOutcomeNames: Partial<Record<Outcome, string>> = {
  timeout: 'no answer',
  refused: 'connection refused',
  unreachable: 'no way there',
  closed: 'connection closed by the other side',
  garbled: 'answer makes no sense',
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

const spacedWord = (word: Outcome | WireError): string => word.replaceAll('-', ' ')

function did(check: ReportedCheck, name: StepName): boolean {
  return check.steps.some((step) => step.name === name && step.ok)
}

function encryptionName({ security }: ReportedCheck): string {
  return security === 'none' ? 'unencrypted' : securityNames[security]
}

function outcomeName(check: ReportedCheck): string {
  if (check.outcome !== 'accepted') return plainOutcomeNames[check.outcome] ?? spacedWord(check.outcome)
  const done = [did(check, 'sign-in') ? 'signed in' : '', did(check, 'recipient-outside') ? 'sends to anyone' : '']
  return done.filter((part) => part !== '').join(', ') || 'answers'
}

function totalMs(check: ReportedCheck): number {
  return Math.round(check.steps.reduce((sum, step) => sum + step.ms, 0))
}

function checkRow(check: ReportedCheck): string[] {
  return [
    check.outcome === 'accepted' ? '✓' : '✗',
    `${protocolNames[check.protocol]} ${check.port}`,
    encryptionName(check),
    outcomeName(check),
    `${totalMs(check)} ms`,
    roleNames[check.role],
  ]
}

const roleNames: Record<Role, string> = {
  configured: 'your settings',
  sibling: '',
  published: 'published by the provider',
  guess: 'guessed',
}

const rowInk = (cell: string, at: number): Ink => (at > 0 ? 'plain' : cell === '✓' ? 'good' : 'bad')

/** One table for each server of a side. */
function sideLines(paper: Paper, report: Report, side: Side): string[] {
  const checks = report.checks.filter(({ protocol }) => (protocol === 'smtp') === (side === 'outgoing'))
  const hosts = [...new Set(checks.map(({ host }) => host))]
  return hosts.flatMap((host) => [
    ...paragraph(paper, '  ', `${sideNames[side]}: ${host}`, 'quiet'),
    ...table(paper, {
      indent: 4,
      header: [],
      rows: checks.filter((check) => check.host === host).map(checkRow),
      ink: rowInk,
    }),
    '',
  ])
}

/** The steps that went wrong, with the exact reply or the word for what happened below the protocols. */
function refusals(paper: Paper, check: ReportedCheck): string[] {
  const failed = check.steps.filter((step) => !step.ok && (step.reply !== null || step.error !== null))
  if (check.outcome === 'accepted' || failed.length === 0) return []
  return [
    ...paragraph(
      paper,
      '    ',
      `${protocolNames[check.protocol]} ${check.host}:${check.port} (${encryptionName(check)})`,
    ),
    ...failed.flatMap((step) => {
      const said = step.reply === null ? [] : step.reply.split('\n')
      const what = step.error === null ? '' : spacedWord(step.error)
      return [
        ...paragraph(paper, '      ', `${stepNames[step.name]}${what === '' ? '' : `: ${what}`}`, 'quiet'),
        ...said.flatMap((line) => paragraph(paper, '        ', line)),
      ]
    }),
  ]
}

function networkLines(paper: Paper, { network }: Report): string[] {
  const ports = Object.entries(network.ports).toSorted(([a], [b]) => Number(a) - Number(b))
  if (ports.length === 0) return []
  return paragraph(paper, '  ', `This network: ${ports.map(([port, state]) => `port ${port} ${state}`).join(', ')}.`)
}

function times(count: number): string {
  return count === 0 ? 'never' : count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

export function detailLines(paper: Paper, report: Report): string[] {
  const refused = report.checks.flatMap((check) => refusals(paper, check))
  const { sent, rejected } = report.signIns
  const seconds = `${(report.durationMs / 1000).toFixed(1)}\u00a0s`
  const password = `Password sent ${times(sent)}${sent === 0 ? '' : `, rejected ${times(rejected)}`}.`
  return [
    ...sideLines(paper, report, 'incoming'),
    ...sideLines(paper, report, 'outgoing'),
    ...(refused.length === 0 ? [] : [`  ${paint(paper, 'quiet', 'Where it stopped')}`, ...refused, '']),
    ...networkLines(paper, report),
    ...paragraph(paper, '  ', `${password} Checked ${report.startedAt}, in ${seconds}.`),
  ]
}
