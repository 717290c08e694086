/**
 * The report as one page that needs nothing else: the sentence, what to change, why, the picture of the way, and the
 * text for IT below. For saving and passing on. Concludes nothing; runs no script.
 */
import type { CheckAnswer } from '../contract/api.ts'
import type { AnswerWords, Finding, SettingChange } from '../contract/report.ts'
import { drawWay } from '../picture/draw.ts'
import { shape, svgText, type Shape } from '../picture/shape.ts'
import { wayOfReport } from '../picture/way-of-report.ts'
import { contactLines } from './contact.ts'
import { settingName, settingValue, sideNames } from './spoken.ts'
import { textOf } from './text.ts'

const styles = `
:root { color-scheme: light dark; --way-paper: #fff }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 58rem; padding: 2.5rem 1.25rem; color: #1b2327; background: #fff }
h1 { font-size: 1.9rem; line-height: 1.25; max-width: 44rem } h2 { font-size: 1.2rem; margin-top: 2.25rem } h3 { font-size: 1rem; margin-bottom: 0 }
p { margin: .25rem 0; max-width: 44rem } table { border-collapse: collapse } th, td { text-align: left; padding: .4rem 1.5rem .4rem 0; border-bottom: 1px solid #d5d9da }
td:last-child { font-weight: 650 } svg { max-width: 100%; height: auto } pre { overflow: auto; font-size: .85rem; line-height: 1.45 }
@media screen and (prefers-color-scheme: dark) {
  :root { --way-text: #e8ecec; --way-soft: #a6b3b9; --way-line: #4a575d; --way-band: #222b30; --way-paper: #14191c; --way-accent: #74c6d4; --way-good: #7cca9c; --way-bad: #f39a8f; --way-bad-band: #3d1f1c }
  body { color: #e8ecec; background: #14191c } th, td { border-color: #38444a }
}
@page { margin: 16mm }
@media print {
  :root { color-scheme: light; --way-text: #1b2327; --way-soft: #4b575d; --way-line: #cfd5d6; --way-band: #f1f3f2; --way-paper: #fff; --way-accent: #0b6a7a; --way-good: #1f7a45; --way-bad: #b3362b; --way-bad-band: #fbe9e6 }
  body { font-size: 10.5pt; max-width: none; padding: 0; color: #000; background: #fff; print-color-adjust: exact } th, td { border-color: #b9c0c2 }
  pre { font-size: 8pt; white-space: pre-wrap; overflow: visible } h2, h3 { break-after: avoid } svg, tr, li, h3 + p { break-inside: avoid }
}`

function changesTable(changes: readonly SettingChange[]): Shape[] {
  if (changes.length === 0) return []
  const cells = (tag: string, texts: readonly string[]): Shape =>
    shape('tr', {}, ...texts.map((text) => shape(tag, {}, text)))
  const rows = changes.map(({ setting, from, to }) =>
    cells('td', [settingName(setting), settingValue(setting, from), settingValue(setting, to)]),
  )
  return [
    shape('h2', {}, 'What to change'),
    shape('table', {}, shape('thead', {}, cells('th', ['Setting', 'Now', 'Change to'])), shape('tbody', {}, ...rows)),
  ]
}

function findingParts(findings: readonly Finding[]): Shape[] {
  const told = findings.filter(({ code }) => code !== 'works')
  if (told.length === 0) return []
  return [
    shape('h2', {}, 'Why'),
    ...told.flatMap(({ server, title, explanation }) => [
      shape('h3', {}, server === null ? title : `${sideNames[server]}: ${title}`),
      shape('p', {}, explanation),
    ]),
  ]
}

function contactParts(words: AnswerWords): Shape[] {
  const lines = contactLines(words)
  if (lines.length === 0) return []
  return [shape('h2', {}, `From ${words.handedOut?.organisation ?? ''}`), ...lines.map((line) => shape('p', {}, line))]
}

export function htmlOf(answer: CheckAnswer): string {
  const { report, words } = answer
  const alternatives = words.alternatives.map((text) => shape('li', {}, text))
  const main = shape(
    'main',
    {},
    shape('h1', {}, words.headline),
    ...changesTable(report.recommended.changes),
    ...findingParts(report.findings),
    shape('h2', {}, 'The way of your mail'),
    drawWay(wayOfReport(report), { format: 'wide', id: 'way' }),
    ...(alternatives.length === 0 ? [] : [shape('h2', {}, 'What else you can do'), shape('ol', {}, ...alternatives)]),
    ...(words.tell === undefined ? [] : [shape('h2', {}, 'What to tell them'), shape('p', {}, words.tell)]),
    ...contactParts(words),
    shape('h2', {}, 'As text'),
    shape('pre', {}, textOf(answer, { colour: false, columns: 80 })),
  )
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Mail Settings Checker, ${report.startedAt}</title>`,
    `<style>${styles}</style></head>`,
    `<body>${svgText(main)}</body></html>`,
    '',
  ].join('\n')
}
