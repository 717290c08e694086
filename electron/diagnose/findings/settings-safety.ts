/** Settings that give the password away unprotected, and servers that do not let them. */
import type { Conclusion } from '../../contract/report.ts'
import { didConnect, ids, isSameHost, sidesOf, wantsSignIn, type Run, type SideView } from '../run.ts'

/** `not-encrypted` (a warning whatever came of it) and `encryption-required`, where signing in is set in clear. */
export function settingsSafety(run: Pick<Run, 'incoming' | 'outgoing'>): Conclusion[] {
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side } = view
    if (!configured || configured.check.security !== 'none') return []
    if (!wantsSignIn(view) || !didConnect(configured.check)) return []
    const found: Conclusion[] = []
    if (configured.check.greeting !== null) {
      found.push({ code: 'not-encrypted', severity: 'warning', server: side, evidence: ids(configured) })
    }
    const waysThere = encryptedWays(view)
    if (waysThere) found.push({ code: 'encryption-required', severity: 'problem', server: side, evidence: waysThere })
    return found
  })
}

/** Sign-in is not offered in clear, and encryption is there to have it offered: ids that show both. */
function encryptedWays({ configured, all }: SideView): string[] | null {
  const offer = configured?.check.offers.beforeTls
  if (!configured || !offer || offer.signIn) return null
  const encrypted = all.filter(
    ({ check }) => check.offers.afterTls !== null && isSameHost(check.host, configured.check.host),
  )
  const offering = encrypted.filter(({ check }) => check.offers.afterTls?.signIn)
  const onThisPort = encrypted.filter(({ check }) => check.port === configured.check.port)
  if (onThisPort.some((each) => offering.includes(each))) return ids(configured, ...offering)
  // This port never offers it, encrypted or not: not encryption is missing there, but sign-in.
  if (onThisPort.length > 0) return null
  if (offer.startTls) return ids(configured)
  return configured.check.protocol !== 'smtp' && offering.length > 0 ? ids(configured, ...offering) : null
}
