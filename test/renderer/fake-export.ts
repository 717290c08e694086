/** The pretend engine's `exportSettings`: real steps (they are pure), and a word in place of each file. */
import { stepsOf } from '../../electron/clients/steps.ts'
import { stepsText } from '../../electron/clients/steps-text.ts'
import type { ExportAnswer, ExportRequest } from '../../electron/contract/clients.ts'

const code =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="white"/><path d="M1 1h3v3H1z"/></svg>'

export function fakeExport({ account, client, format, changed }: ExportRequest): ExportAnswer {
  const answer = stepsOf(account, client, changed)
  if ('refused' in answer) return answer
  const { steps } = answer
  const shared = { client, format, encoding: 'text' as const, files: [], mime: 'text/plain' }
  return format === 'steps'
    ? { exported: { ...shared, fileName: null, content: stepsText(steps), howTo: [], steps } }
    : {
        exported: {
          ...shared,
          fileName: `ann.${format}`,
          content: format === 'qr' ? code : format,
          howTo: ['Open it.', 'Then remove the old account, once the new one has shown that it receives and sends.'],
          steps: null,
        },
      }
}
