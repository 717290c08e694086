/** One word per side and for the whole, and why where nothing can be told: exactly as vocabulary.md orders it. */
import type { Stopped } from '../contract/facts.ts'
import { serverSince } from '../contract/remembered.ts'
import type { Conclusion, ReportVerdict } from '../contract/report.ts'
import { verdicts, type FindingCode, type Side, type Verdict, type VerdictReason } from '../contract/words.ts'
import { rankOf } from './silences.ts'
import { asSetWorks, sidesOf, wantsSignIn, wireStop, type Run, type SideView } from './run.ts'

type Sides = Pick<Run, 'incoming' | 'outgoing' | 'hasPassword' | 'cancelled' | 'startedAt' | 'remembered'>

/** `changes`: the sides for which other settings than the user's were proven. */
export function verdictOf(run: Sides, conclusions: readonly Conclusion[], changes: ReadonlySet<Side>): ReportVerdict {
  const [incoming, outgoing] = [run.incoming, run.outgoing].map((view) => sideVerdict(view, run, conclusions, changes))
  const sides = { incoming: incoming ?? 'cannot-tell', outgoing: outgoing ?? 'cannot-tell' }
  const overall = worse(sides.incoming, sides.outgoing)
  return { ...sides, overall, reason: reasonOf(run, conclusions, sides, overall) }
}

export function worse(one: Verdict, other: Verdict): Verdict {
  return verdicts.indexOf(one) >= verdicts.indexOf(other) ? one : other
}

function sideVerdict(
  view: SideView,
  run: Sides,
  conclusions: readonly Conclusion[],
  changes: ReadonlySet<Side>,
): Verdict {
  if (asSetWorks(view)) return 'works'
  if (changes.has(view.side)) return 'works-with-changes'
  const first = firstProblem(view, conclusions)
  if (!first) return 'cannot-tell'
  // Down, or shutting this network out: history tells which.
  const isShutOut =
    first.code === 'server-unreachable' && serverSince(run.remembered?.sides[view.side], run.startedAt) === 'lives'
  return isShutOut ? 'blocked-here' : verdictFor(first.code)
}

/** Warnings stand beside a verdict, they do not make one. */
export function firstProblem(view: SideView, conclusions: readonly Conclusion[]): Conclusion | null {
  const problems = conclusions.filter((conclusion) => conclusion.severity === 'problem' && isAbout(conclusion, view))
  return problems.toSorted((one, other) => rankOf(one.code) - rankOf(other.code))[0] ?? null
}

/**
 * A finding about both sides decides only where this side was a witness, or the network alone was: one side's
 * rejected password leaves the other untried (`stopped`), not rejected.
 */
export function isAbout({ server, evidence }: Conclusion, view: SideView): boolean {
  if (server !== null) return server === view.side
  const protocols = evidence.map((id) => id.slice(0, id.indexOf(':')))
  const isOutgoing = view.side === 'outgoing'
  const witnesses = protocols.filter((protocol) => ['smtp', 'imap', 'pop3'].includes(protocol))
  return witnesses.length === 0 || witnesses.some((protocol) => (protocol === 'smtp') === isOutgoing)
}

/** The verdict of a side whose first finding is this, nothing proven (vocabulary.md, "Verdicts"). */
export function verdictFor(code: FindingCode): Verdict {
  switch (code) {
    case 'credentials-rejected':
    case 'app-password-required':
    case 'oauth-required':
    case 'protocol-disabled':
    case 'account-locked':
    case 'auth-method-unsupported':
      return 'cannot-sign-in'
    case 'no-internet':
    case 'captive-portal':
    case 'dns-hijacked':
    case 'clock-wrong':
    case 'tls-intercepted':
    case 'smtp-intercepted':
    case 'starttls-stripped':
    case 'port-blocked-by-network':
    case 'network-blocks-smtp':
    case 'network-not-allowed':
    case 'ip-blocklisted':
    case 'local-network-only':
    case 'works-elsewhere':
      return 'blocked-here'
    case 'certificate-untrusted':
    case 'certificate-wrong-host':
    case 'certificate-expired':
    case 'dns-failure':
    case 'port-blocked-by-server':
    case 'wrong-server':
    case 'wrong-protocol':
    case 'security-mismatch':
    case 'encryption-required':
    case 'hello-rejected':
    case 'auth-off':
    case 'auth-required':
    case 'relay-denied':
    case 'sender-not-allowed':
    case 'sender-domain-policy':
    case 'content-rejected':
    case 'mailbox-full':
    case 'sent-but-not-delivered':
    case 'mx-missing':
    case 'mx-points-elsewhere':
    case 'spf-excludes-server':
      return 'broken'
    // Where history does not tell (sideVerdict).
    case 'server-unreachable':
    case 'pop-before-smtp':
    case 'recipient-unknown':
    case 'recipient-misrouted':
    case 'recipient-policy':
    case 'rate-limited':
    case 'greylisted':
    case 'message-too-large':
    case 'temporary-failure':
    case 'vpn-in-use':
    case 'ipv6-broken':
    case 'recipient-inconclusive':
    case 'not-encrypted':
    case 'relay-without-sign-in':
    case 'settings-outdated':
    case 'delivered-to-junk':
    case 'works':
      return 'cannot-tell'
    default: {
      const never: never = code
      return never
    }
  }
}

/** Of the side that decides; where both cannot be told, of the one that has settings, receiving first. */
function reasonOf(
  run: Sides,
  conclusions: readonly Conclusion[],
  sides: Record<Side, Verdict>,
  overall: Verdict,
): VerdictReason | null {
  if (overall !== 'cannot-tell') return null
  const deciding = sidesOf(run).filter(({ side }) => sides[side] === 'cannot-tell')
  const reasons = deciding.map((view) => sideReason(view, run, conclusions))
  return reasons.find((reason) => reason !== 'no-settings') ?? reasons[0] ?? null
}

const recipients = ['recipient-own', 'recipient-outside']

function sideReason(view: SideView, run: Sides, conclusions: readonly Conclusion[]): VerdictReason {
  const { configured, settings } = view
  // Ended before the look-up was through, nobody knows whether there are any.
  if (settings === null) return run.cancelled ? 'cancelled' : 'no-settings'
  const first = firstProblem(view, conclusions)
  if (first && ['greylisted', 'rate-limited', 'temporary-failure'].includes(first.code)) return 'temporary'
  const stopped = configured?.check.stopped ?? null
  if (run.cancelled && (configured === null || (configured && wireStop(configured.check)?.error === 'cancelled'))) {
    return 'cancelled'
  }
  if (stopped?.by === 'rule') {
    switch (stopped.rule) {
      case 'clear-text-not-agreed':
        return 'clear-text'
      case 'not-encrypted':
        return view.all.some(({ check }) => isStoppedBefore(check.stopped)) ? 'stopped' : 'clear-text'
      case 'method-not-performable':
        return 'sign-in-method'
      case 'rejected-before':
        return 'stopped'
      case 'unconfirmed':
        return 'unconfirmed'
      case 'no-password':
        return 'no-password'
      case 'method-not-offered':
      case 'sign-in-not-offered':
      case 'not-needed':
        break
      default: {
        const never: never = stopped.rule
        return never
      }
    }
  }
  const unheard = stopped === null || (stopped.by === 'reply' && ['sender', ...recipients].includes(stopped.step))
  if (!run.hasPassword && wantsSignIn(view) && unheard) return 'no-password'
  // Fetching without signing in shows nothing of a mailbox.
  if (view.side === 'incoming' && !wantsSignIn(view) && stopped === null) return 'sign-in-method'
  if (run.cancelled) return 'cancelled'
  return 'unanswered'
}

/** The encrypted neighbour would have told, had a rejection not come first. */
function isStoppedBefore(stopped: Stopped | null): boolean {
  return stopped?.by === 'rule' && stopped.rule === 'rejected-before'
}
