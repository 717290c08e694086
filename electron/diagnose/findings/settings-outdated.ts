/** `settings-outdated`: the account's own settings are not among what the provider publishes, and what it publishes works. */
import type { Candidate } from '../../contract/found.ts'
import type { Conclusion } from '../../contract/report.ts'
import type { CheckFacts } from '../../contract/facts.ts'
import { ids, isSameHost, sidesOf, type Run } from '../run.ts'

export function settingsOutdated(run: Pick<Run, 'incoming' | 'outgoing' | 'published'>): Conclusion[] {
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side } = view
    // A guess is nobody's word, and what only DNS says may be anybody's.
    const best = run.published?.candidates.find(
      (each) => each[side] !== null && each.source !== 'guess' && each.confirm === null,
    )
    if (view.isLookedUp || !configured || best === undefined || isPublished(configured.check, best)) return []
    const working = view.all.filter(({ check, proof }) => {
      return proof !== null && check.signedIn === true && isPublished(check, best)
    })
    if (working.length === 0) return []
    return [{ code: 'settings-outdated', severity: 'warning', server: side, evidence: ids(configured, ...working) }]
  })
}

function isPublished(check: CheckFacts, { published }: Candidate): boolean {
  return published[check.side].some((server) => {
    const protocol = 'protocol' in server ? server.protocol : 'smtp'
    const isThere = isSameHost(server.host, check.host) && server.port === check.port
    return isThere && server.security === check.security && protocol === check.protocol
  })
}
