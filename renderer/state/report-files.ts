/** The report as a file: its name, its kind and its content. Printed by electron/report, loaded when first needed. */
import type { CheckAnswer } from '../../electron/contract/api.ts'

export type ReportFormat = 'text' | 'html' | 'json'

export interface ReportFile {
  name: string
  mime: string
  text: string
}

/** Lines of a mail or a ticket. */
const columns = 80

export async function reportText(answer: CheckAnswer): Promise<string> {
  const { textOf } = await import('../../electron/report/text.ts')
  return textOf(answer, { colour: false, columns })
}

export async function reportFile(answer: CheckAnswer, format: ReportFormat): Promise<ReportFile> {
  // "2026-11-21T17:09:06Z" as a part of a file name that every system takes.
  const name = `mail-check-${answer.report.startedAt.replace(/[^0-9T]/g, '').replace('T', '-')}`
  switch (format) {
    case 'text':
      return { name: `${name}.txt`, mime: 'text/plain', text: await reportText(answer) }
    case 'html': {
      const { htmlOf } = await import('../../electron/report/html.ts')
      return { name: `${name}.html`, mime: 'text/html', text: htmlOf(answer) }
    }
    case 'json':
      return { name: `${name}.json`, mime: 'application/json', text: `${JSON.stringify(answer.report, null, 2)}\n` }
    default: {
      const never: never = format
      return never
    }
  }
}
