/** `captive-portal`: web requests end at a page of this network, and so would mail. */
import type { Conclusion } from '../../contract/report.ts'
import { pages, text } from '../probe-facts.ts'
import { ids, isInTrouble, sidesOf, type Run } from '../run.ts'

/**
 * At least two vendors' pages were answered by something else, and none as it should be; one may be spared, where the
 * others lead to one host (networks let a vendor's page through to keep its devices quiet). Whoever reached a server with a
 * verified certificate is past a sign-in page, whatever becomes of web requests (a filter, a proxy).
 */
export function captivePortal(run: Pick<Run, 'incoming' | 'outgoing' | 'probes'>): Conclusion[] {
  const isPast = sidesOf(run).some(({ all }) => all.some(({ check }) => check.tls?.verified === true))
  if (isPast || !answersWithOwnPage(run.probes)) return []
  const stuck = sidesOf(run).flatMap(({ configured }) => (configured && isInTrouble(configured) ? [configured] : []))
  // Where nobody told the settings, the page that answers in everybody's place is why.
  if (stuck.length === 0 && sidesOf(run).some(({ all }) => all.length > 0)) return []
  const evidence = [...ids(...stuck), ...pages(run.probes, 'other').map(({ id }) => id)]
  return [{ code: 'captive-portal', severity: 'problem', server: null, evidence }]
}

export function answersWithOwnPage(probes: Run['probes']): boolean {
  const others = pages(probes, 'other')
  const expected = pages(probes, 'expected')
  const places = new Set(others.map((page) => text(page['location'])))
  const leadsToOne = places.size === 1 && !places.has(null)
  return others.length >= 2 && (expected.length === 0 || (expected.length === 1 && leadsToOne))
}
