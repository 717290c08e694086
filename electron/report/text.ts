/**
 * The answer for people on a terminal: one sentence, what to change, why, what else helps, details last.
 * Prints what the report and its words say, and concludes nothing.
 */
import type { CheckAnswer } from '../contract/api.ts'
import type { AnswerWords, Finding, Report, SettingChange } from '../contract/report.ts'
import type { Severity } from '../contract/words.ts'
import { contactLines } from './contact.ts'
import { detailLines } from './details.ts'
import { settingName, settingValue, sideNames } from './spoken.ts'
import { harmless, paint, paragraph, table } from './terminal.ts'
import type { Ink, Paper } from './terminal.ts'

export interface TextOptions {
  colour: boolean
  /** Of the terminal; kept between 60 and 100, where lines read well. */
  columns: number
}

const marks: Record<Severity, { mark: string; ink: Ink }> = {
  problem: { mark: '✗', ink: 'bad' },
  warning: { mark: '!', ink: 'warn' },
  info: { mark: 'i', ink: 'quiet' },
}

function heading(paper: Paper, title: string): string[] {
  return ['', paint(paper, 'strong', title)]
}

/** The values to set stand out. */
const lastIsGood =
  (last: number) =>
  (_cell: string, at: number): Ink =>
    at === last ? 'good' : 'plain'

function changeLines(paper: Paper, changes: readonly SettingChange[]): string[] {
  if (changes.length === 0) return []
  const rows = changes.map(({ setting, from, to }) => [
    settingName(setting),
    settingValue(setting, from),
    settingValue(setting, to),
  ])
  return [
    ...heading(paper, 'What to change'),
    ...table(paper, { indent: 2, header: ['Setting', 'Now', 'Change to'], rows, ink: lastIsGood(2) }),
  ]
}

/** Settings that were found without any being set before: there is nothing to change from. */
function foundLines(paper: Paper, { recommended }: Report): string[] {
  if (recommended.changes.length > 0) return []
  const rows = (['incoming', 'outgoing'] as const).flatMap((side) => {
    const settings = recommended[side]
    if (settings === null) return []
    return (['host', 'port', 'security', 'authentication', 'username'] as const).map((field) => [
      settingName(`${side}.${field}`),
      settingValue(`${side}.${field}`, settings[field] ?? null),
    ])
  })
  return rows.length === 0
    ? []
    : [
        ...heading(paper, 'Settings that work'),
        ...table(paper, { indent: 2, header: ['Setting', 'Value'], rows, ink: lastIsGood(1) }),
      ]
}

function findingLines(paper: Paper, finding: Finding): string[] {
  const { mark, ink } = finding.code === 'works' ? { mark: '✓', ink: 'good' as const } : marks[finding.severity]
  const about = finding.server === null ? '' : `${sideNames[finding.server]}: `
  const [first = '', ...rest] = paragraph(paper, `  ${mark} `, `${about}${finding.title}`, 'strong')
  return [first.replace(mark, paint(paper, ink, mark)), ...rest, ...paragraph(paper, '    ', finding.explanation)]
}

function whyLines(paper: Paper, findings: readonly Finding[]): string[] {
  const told = findings.filter(({ code }) => code !== 'works')
  if (told.length === 0) return []
  const parts = told.map((finding) => findingLines(paper, finding))
  return [...heading(paper, 'Why'), ...parts.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]))]
}

function alternativeLines(paper: Paper, alternatives: readonly string[]): string[] {
  if (alternatives.length === 0) return []
  return [
    ...heading(paper, 'What else you can do'),
    ...alternatives.flatMap((line, at) => paragraph(paper, `  ${at + 1}. `, line)),
  ]
}

function sendTestLines(paper: Paper, sentence: string | undefined): string[] {
  return sentence === undefined ? [] : [...heading(paper, 'Test message'), ...paragraph(paper, '  ', sentence)]
}

/** A sentence for whoever is called, and what the organisation itself says. */
function tellLines(paper: Paper, words: AnswerWords): string[] {
  const lines = contactLines(words)
  return [
    ...(words.tell === undefined
      ? []
      : [...heading(paper, 'What to tell them'), ...paragraph(paper, '  ', words.tell)]),
    ...(lines.length === 0
      ? []
      : [
          ...heading(paper, `From ${words.handedOut?.organisation ?? ''}`),
          ...lines.flatMap((line) => paragraph(paper, '  ', line)),
        ]),
  ]
}

/** Ends with a line feed. No control characters but line feeds, and colour codes where asked for. */
export function textOf({ report, words }: CheckAnswer, options: TextOptions): string {
  const paper: Paper = { colour: options.colour, columns: Math.min(100, Math.max(60, options.columns)) }
  const { overall } = report.verdict
  const ink: Ink = overall === 'works' ? 'good' : 'strong'
  const lines = [
    ...paragraph(paper, '', harmless(words.headline), ink),
    ...changeLines(paper, report.recommended.changes),
    ...foundLines(paper, report),
    ...whyLines(paper, report.findings),
    ...sendTestLines(paper, words.sendTest),
    ...alternativeLines(paper, words.alternatives),
    ...tellLines(paper, words),
    ...heading(paper, 'Details'),
    ...detailLines(paper, report),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}
