/** The answers kept in test/scenarios/reports, put together again: the report from its JSON, the sentences from its text. */
import type { CheckAnswer } from '../../electron/contract/api.ts'
import type { Report } from '../../electron/contract/report.ts'

const reports = import.meta.glob<Report>('../scenarios/reports/*.json', { eager: true, import: 'default' })
const texts = import.meta.glob<string>('../scenarios/reports/*.txt', { eager: true, import: 'default', query: '?raw' })

export const keptNames = Object.keys(reports).map((path) => path.replace(/^.*\//, '').replace(/\.json$/, ''))

function unwrapped(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(' ')
}

/** The numbered list below its heading; wrapped lines belong to the item before. */
function alternativesIn(text: string): string[] {
  const block = /What else you can do\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? ''
  return block === ''
    ? []
    : block
        .split(/\n? {2}\d+\. /)
        .slice(1)
        .map((item) => unwrapped(item.split('\n')))
}

export function keptAnswer(name: string): CheckAnswer {
  const report = reports[`../scenarios/reports/${name}.json`]
  const text = texts[`../scenarios/reports/${name}.txt`]
  if (!report || text === undefined) throw new Error(`no kept report of the name ${name}`)
  const headline = unwrapped((text.split('\n\n')[0] ?? '').split('\n'))
  return { report, words: { headline, alternatives: alternativesIn(text) } }
}
