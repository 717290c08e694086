/** What the servers said to signing in, and ways of signing in that they do not offer. */
import type { Conclusion } from '../../contract/report.ts'
import type { FindingCode } from '../../contract/words.ts'
import { isLetIn, isMethodOffered, unofferedCode } from '../method.ts'
import { byProvider } from '../provider-rules.ts'
import { ids, isProven, sidesOf, wantsSignIn, type Run, type Seen, type SideView } from '../run.ts'

/**
 * The cause of the configured check's refusal up to and at the sign-in. A sibling signs in with the same name and
 * password, so its refusal is the account's where nothing was proven on that side.
 */
export function refusedSignIn(run: Pick<Run, 'incoming' | 'outgoing' | 'published'>): Conclusion[] {
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side, all } = view
    const siblings = isProven(view) ? [] : all.filter((each) => each !== configured && stepOf(each) === 'sign-in')
    const early = configured && ['greeting', 'hello', 'starttls', 'sign-in'].includes(stepOf(configured) ?? '')
    return [...(early ? [configured] : []), ...siblings].flatMap((each): Conclusion[] => {
      const cause = stepOf(each) === 'sign-in' ? byProvider(run, view, each.cause) : each.cause
      if (cause === null || cause === 'accepted' || cause === 'unknown') return []
      return [{ code: cause, severity: 'problem', server: side, evidence: ids(each) }]
    })
  })
}

function stepOf({ check }: Seen): string | null {
  return check.stopped?.by === 'reply' ? check.stopped.step : null
}

/** `auth-method-unsupported`, or `oauth-required` where tokens are all that is taken; whatever the password. */
export function unofferedMethod(run: Pick<Run, 'incoming' | 'outgoing' | 'published'>): Conclusion[] {
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side } = view
    const code = configured && (modernOnly(run, view, configured) ?? codeOf(view, configured))
    return code ? [{ code, severity: 'problem', server: side, evidence: ids(configured) }] : []
  })
}

/** `auth-off` for receiving: nobody reads a mailbox without signing in, and here a sign-in was proven. */
export function fetchingWithoutSignIn({ incoming }: Pick<Run, 'incoming'>): Conclusion[] {
  const { configured, all } = incoming
  const proven = all.filter(({ proof }) => proof !== null)
  if (!configured || wantsSignIn(incoming) || proven.length === 0) return []
  return [{ code: 'auth-off', severity: 'problem', server: 'incoming', evidence: ids(configured, ...proven) }]
}

function codeOf(view: SideView, configured: Seen): FindingCode | null {
  const { check } = configured
  if (!wantsSignIn(view) || check.signedIn !== null || isLetIn(check)) return null
  const method = check.signIn?.authentication ?? view.settings?.authentication ?? 'password'
  const byRule = check.stopped?.by === 'rule' && isAboutOffer(check.stopped.rule)
  // In clear a server may hold back what it offers: only the rule, which knew the neighbours, may say so.
  const byOffer = check.security !== 'none' && isMethodOffered(check, method) === false
  return byRule || byOffer ? unofferedCode(check, method) : null
}

/** Nobody set OAuth 2: it was looked up, and the provider takes nothing else. */
function modernOnly({ published }: Pick<Run, 'published'>, view: SideView, { check }: Seen): FindingCode | null {
  if (!view.isLookedUp || check.signIn?.authentication !== 'oauth2') return null
  const isByRule = check.stopped?.by === 'rule' && check.stopped.rule === 'method-not-performable'
  return isByRule && published?.provider?.password === 'never' ? 'oauth-required' : null
}

function isAboutOffer(rule: string): boolean {
  return rule === 'method-not-offered' || rule === 'sign-in-not-offered'
}
