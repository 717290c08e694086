/** What `npm run score` prints about judged texts. */
import type { Cause } from '../../electron/contract/words.ts'
import { accuracy, macroF1 } from './samples.ts'
import type { Judged } from './samples.ts'

const shown = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}

/** Rows: what it is; columns: what was said. Only causes that occur in a miss, as a table of counts would be empty else. */
function confusion(misses: readonly Judged[]): string[] {
  const pairs = new Map<string, number>()
  for (const { sample, got } of misses)
    pairs.set(`${sample.cause} → ${got}`, (pairs.get(`${sample.cause} → ${got}`) ?? 0) + 1)
  return [...pairs].sort((one, other) => other[1] - one[1]).map(([pair, count]) => `  ${count} × ${pair}`)
}

function perCause(rows: readonly Judged[]): string[] {
  const labels = [...new Set(rows.map(({ sample }) => sample.cause))].sort()
  const count = (test: (row: Judged) => boolean) => rows.filter(test).length
  return labels.map((cause: Cause) => {
    const right = count((row) => row.sample.cause === cause && row.got === cause)
    const there = count((row) => row.sample.cause === cause)
    const said = count((row) => row.got === cause)
    return `  ${cause.padEnd(24)} ${`${there}`.padStart(4)} texts  found ${(right / there).toFixed(2)}  right when said ${said === 0 ? '-' : (right / said).toFixed(2)}`
  })
}

export function scoreReport(title: string, rows: readonly Judged[]): string {
  const misses = rows.filter(({ sample, got }) => sample.cause !== got)
  return [
    `${title}: ${rows.length} texts, accuracy ${accuracy(rows).toFixed(3)}, macro-F1 ${macroF1(rows).toFixed(3)}`,
    ...perCause(rows),
    'confused:',
    ...(misses.length === 0 ? ['  nothing'] : confusion(misses)),
    'every miss:',
    ...misses.map(({ sample, got }) => `  ${sample.id} ${sample.cause} → ${got}: ${shown(sample.text)}`),
    '',
  ].join('\n')
}
