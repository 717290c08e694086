/**
 * `npm run score -- FILE.jsonl [--leave-family-out] [--as-reply]`: how well are labelled texts told apart?
 * Without options as `mail-check explain` does it (the text alone); `--as-reply`: the protocol is known, as in a check.
 */
import { causeOfText } from '../../electron/diagnose/causes/cause-of-text.ts'
import { explainText } from '../../electron/diagnose/explain/explain.ts'
import { ourTexts } from './collections.ts'
import { leaveFamilyOut } from './leave-family-out.ts'
import { scoreReport } from './report.ts'
import { judged, samplesOf } from './samples.ts'
import type { Judged } from './samples.ts'

export async function main(args: readonly string[]): Promise<string> {
  const files = args.filter((each) => !each.startsWith('--'))
  const options = new Set(args.filter((each) => each.startsWith('--')))
  const unknown = [...options].find((each) => !['--leave-family-out', '--as-reply'].includes(each))
  if (unknown !== undefined) throw new Error(`there is no option ${unknown}; use --leave-family-out or --as-reply`)
  if (files.length === 0) throw new Error('say which file: npm run score -- FILE.jsonl')
  const reports: string[] = []
  const others = ourTexts()
  for (const file of files) {
    const samples = samplesOf(file)
    if (options.has('--leave-family-out')) {
      reports.push(
        scoreReport(
          `${file}, each family left out`,
          await leaveFamilyOut(samples, others, { witnesses: 'samples' }),
        ).split('\n')[0]!,
        scoreReport(`${file}, each family left out`, await leaveFamilyOut(samples, others, { witnesses: 'all' })),
      )
    } else {
      const rows: Judged[] = options.has('--as-reply')
        ? judged(samples, ({ protocol, text }) => causeOfText({ kind: protocol, step: null, text }))
        : await Promise.all(samples.map(async (sample) => ({ sample, got: (await explainText(sample.text)).cause })))
      reports.push(scoreReport(file, rows))
    }
  }
  return `${reports.join('\n')}\n`
}
