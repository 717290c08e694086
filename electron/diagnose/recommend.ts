/** Which proven settings to offer, and what they change. Only what this very run proved; least change first. */
import type { Account, ServerSettings } from '../contract/account.ts'
import type { Proof, ProvenIncoming, ProvenOutgoing, Recommendation, SettingChange } from '../contract/report.ts'
import type { Authentication, Side } from '../contract/words.ts'
import { asSetWorks, isSameHost, type Run, type Seen, type SideView } from './run.ts'

export function recommend({
  account,
  incoming,
  outgoing,
}: Pick<Run, 'account' | 'incoming' | 'outgoing'>): Recommendation {
  const receiving = bestOf(incoming)
  const sending = bestOf(outgoing)
  const recommended = {
    incoming: receiving && provenIncoming(receiving),
    outgoing: sending && provenOutgoing(sending),
  }
  const isSet = { incoming: !incoming.isLookedUp, outgoing: !outgoing.isLookedUp }
  const changes = changesOf(account, {
    incoming: isSet.incoming ? recommended.incoming : null,
    outgoing: isSet.outgoing ? recommended.outgoing : null,
  })
  return { ...recommended, changes }
}

/** The best proven settings that are not the user's own already; `null` where there are none, or none are needed. */
function bestOf(view: SideView): Seen | null {
  const { configured, settings } = view
  if (settings === null) return null
  // What was looked up is news to the user; own settings that work are not.
  if (configured?.proof && isSafe(configured)) return view.isLookedUp ? configured : null
  const candidates = view.all.filter((each) => isCandidate(each, view))
  return candidates.toSorted((one, other) => compare(preference(one, settings), preference(other, settings)))[0] ?? null
}

/** Signed in and encrypted: worth offering to anyone. */
function isSafe({ check }: Seen): boolean {
  return check.security !== 'none' && check.signedIn === true
}

function isCandidate(each: Seen, view: SideView): boolean {
  const { check, proof } = each
  if (proof === null || each === view.configured || check.signIn === null || check.signedIn !== true) return false
  if (isOtherProtocol(each, view) && !isSwitchedOff(view)) return false
  if (isSafe(each)) return true
  // In clear only where that is what the user has and agreed to, and it does not work as set.
  return view.settings?.security === 'none' && !asSetWorks(view)
}

function isOtherProtocol({ check }: Seen, { configured, settings }: SideView): boolean {
  return check.protocol !== protocolOf(configured, settings)
}

/** IMAP is switched off for the mailbox: only then is POP3 in its place an answer. IMAP in place of POP3 loses nothing. */
function isSwitchedOff({ all, configured, settings }: SideView): boolean {
  if (protocolOf(configured, settings) === 'pop3') return true
  return all.some(({ cause }) => cause === 'protocol-disabled')
}

function protocolOf(configured: Seen | null, settings: ServerSettings | null): unknown {
  return configured?.check.protocol ?? (settings && 'protocol' in settings ? settings.protocol : null)
}

/** Smaller is better, from the first number to the last. The sort is stable: the plan's order decides ties. */
function preference({ check, proof }: Seen, settings: ServerSettings): number[] {
  const own =
    check.port === settings.port && check.security === settings.security && isSameHost(check.host, settings.host)
  const otherProtocol = 'protocol' in settings && settings.protocol !== check.protocol
  const changes = [
    !isSameHost(check.host, settings.host),
    check.signIn?.authentication !== settings.authentication,
    check.signIn?.username !== settings.username,
  ]
  return [
    check.security === 'none' ? 1 : 0,
    proof === 'accepted' ? 0 : 1,
    otherProtocol ? 1 : 0,
    own ? 0 : 1,
    usualRank(check.port, check.security),
    changes.filter(Boolean).length,
  ]
}

/** RFC 8314: implicit TLS before STARTTLS, each at its own port; then whatever else is encrypted. */
function usualRank(port: number, security: string): number {
  if (security === 'tls' && [465, 993, 995].includes(port)) return 0
  if (security === 'starttls' && [587, 143, 110].includes(port)) return 1
  return 2
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

function provenIncoming(seen: Seen): ProvenIncoming | null {
  const { protocol } = seen.check
  return protocol === 'smtp' ? null : { protocol, ...proven(seen) }
}

function provenOutgoing(seen: Seen): ProvenOutgoing | null {
  if (seen.proof === null) return null
  return { ...proven(seen), relay: seen.proof }
}

function proven({ check }: Seen): ServerSettings & Proof & { authentication: Authentication } {
  const { id, host, port, security, signIn } = check
  return {
    host,
    port,
    security,
    authentication: signIn?.authentication ?? 'none',
    username: signIn?.username ?? '',
    proven: true,
    evidence: [id],
  }
}

const fields = ['protocol', 'host', 'port', 'security', 'authentication', 'username'] as const

/** From what is set to what was proven, receiving first, always in the same order; `null`: what is set is not known. */
function changesOf(account: Account, recommended: Omit<Recommendation, 'changes'>): SettingChange[] {
  return (['incoming', 'outgoing'] as const).flatMap((side: Side) => {
    const now: Partial<Record<(typeof fields)[number], string | number>> = { ...account[side] }
    const to: Partial<Record<(typeof fields)[number], unknown>> = { ...recommended[side] }
    return fields.flatMap((field): SettingChange[] => {
      const [before, after] = [now[field] ?? null, to[field]]
      if (typeof after !== 'string' && typeof after !== 'number') return []
      const isSame = field === 'host' ? isSameHost(String(before ?? ''), String(after)) : before === after
      return isSame ? [] : [{ setting: `${side}.${field}`, from: before, to: after }]
    })
  })
}
