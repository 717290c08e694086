/** `works`: nothing is wrong. Said only where every side that is set up works and nothing is to be mended. */
import type { Conclusion } from '../../contract/report.ts'
import { asSetWorks, ids, sidesOf, type Run } from '../run.ts'

export function works(run: Pick<Run, 'incoming' | 'outgoing'>, others: readonly Conclusion[]): Conclusion[] {
  const setUp = sidesOf(run).filter(({ settings }) => settings !== null)
  if (setUp.length === 0 || !setUp.every(asSetWorks)) return []
  if (others.some(({ severity }) => severity !== 'info')) return []
  const [only, second] = setUp
  const evidence = ids(...setUp.map(({ configured }) => configured))
  return [{ code: 'works', severity: 'info', server: second || !only ? null : only.side, evidence }]
}
