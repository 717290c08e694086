/**
 * What a provider's known rules make of a rejected sign-in whose reply leaves it open (a bare "535 authentication failed"):
 * a rule of our own table, and said to be one. A reply that names its reason stands.
 */
import type { Cause } from '../contract/words.ts'
import { isProven, sidesOf, type Run, type SideView } from './run.ts'

/** The cause to conclude, which is the reply's own where no rule says more. */
export function byProvider(
  run: Pick<Run, 'incoming' | 'outgoing' | 'published'>,
  view: SideView,
  cause: Cause | null,
): Cause | null {
  const rules = run.published?.provider ?? null
  if (rules === null || (cause !== 'credentials-rejected' && cause !== 'unknown')) return cause
  // The same password was just taken for the other side: it is not the password.
  const isTakenElsewhere = sidesOf(run).some((other) => other.side !== view.side && isProven(other))
  if (isTakenElsewhere) {
    const isSwitch = view.side === 'outgoing' ? rules.smtpAuthOffByDefault : rules.enableImapUrl !== null
    return isSwitch ? 'protocol-disabled' : cause
  }
  switch (rules.password) {
    case 'never':
      // Where sending by password is only off until someone turns it on, receiving still takes none.
      return view.side === 'outgoing' && rules.smtpAuthOffByDefault ? 'protocol-disabled' : 'oauth-required'
    case 'app-password':
      return 'app-password-required'
    case 'allowed':
      return view.side === 'outgoing' && rules.smtpAuthOffByDefault ? 'protocol-disabled' : cause
    default: {
      const never: never = rules.password
      return never
    }
  }
}
