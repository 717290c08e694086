/** Certificates that do not verify, and an encrypted connection that only this computer's own store trusts. */
import type { Conclusion } from '../../contract/report.ts'
import type { FindingCode, WireError } from '../../contract/words.ts'
import { ids, isProven, sidesOf, wireStop, type Run, type Seen } from '../run.ts'

/** The finding a certificate error stands for; `null` for another error. Not yet valid is out of its dates, too. */
function certificateCode(error: WireError | undefined): FindingCode | null {
  if (error === 'certificate-not-yet-valid') return 'certificate-expired'
  if (error === 'certificate-untrusted' || error === 'certificate-wrong-host' || error === 'certificate-expired') {
    return error
  }
  return null
}

function certificateFault({ check }: Seen): FindingCode | null {
  return certificateCode(wireStop(check)?.error ?? check.tls?.error ?? undefined)
}

/**
 * `certificate-…` of the configured endpoint. Where that is not encrypted and nothing was proven, of its encrypted
 * siblings: it is what stands between the user and a safe sign-in; only a warning where the settings have no
 * sign-in at all, since that comes first.
 */
export function certificates(run: Pick<Run, 'incoming' | 'outgoing'>): Conclusion[] {
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side, all } = view
    if (!configured) return []
    const own = certificateFault(configured)
    if (own) {
      const same = all.filter((each) => certificateFault(each) === own)
      return [{ code: own, severity: 'problem', server: side, evidence: ids(configured, ...same) }]
    }
    const { stopped, signIn } = configured.check
    const needsAnother = stopped?.by === 'rule' && stopped.rule === 'not-encrypted'
    const wantsSignInOn = signIn === null && configured.relay.result === 'refused'
    if (isProven(view) || !(needsAnother || wantsSignInOn)) return []
    const severity = needsAnother ? 'problem' : 'warning'
    return all.flatMap((each): Conclusion[] => {
      const code = certificateFault(each)
      return code ? [{ code, severity, server: side, evidence: ids(configured, each) }] : []
    })
  })
}

/** `tls-intercepted` as a warning: signed in to, as mail programs do, though only the system's own store trusts it. */
export function systemStoreOnly(run: Pick<Run, 'incoming' | 'outgoing'>): Conclusion[] {
  return sidesOf(run).flatMap(({ side, all }): Conclusion[] => {
    const trusted = all.filter(({ check }) => check.tls?.verified === true && check.tls.systemStoreOnly === true)
    if (trusted.length === 0) return []
    return [{ code: 'tls-intercepted', severity: 'warning', server: side, evidence: ids(...trusted) }]
  })
}
