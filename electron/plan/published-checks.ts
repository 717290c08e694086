/**
 * Checks of what was looked up: the servers that the provider publishes (or that were guessed). Pure. What the account
 * itself says comes before them (plan-of.ts); whether their hosts may be sent a password, in probes/sign-in/rules.ts.
 */
import type { Account } from '../contract/account.ts'
import type { Candidate, PublishedIncoming, PublishedServer } from '../contract/found.ts'
import type { PlannedCheck, SignInPlan } from '../contract/plan.ts'
import type { Authentication, Side } from '../contract/words.ts'
import { checkId } from './check-id.ts'
import { userNameFor } from './user-names.ts'

/** What was looked up, as the plan takes it. */
export interface LookedUp {
  /** Best first; for an account that has no settings of a side, its first server stands in the account. */
  candidates: readonly Candidate[]
  /** Sides that the account itself had no settings for. */
  filledIn: readonly Side[]
  /** Hosts whose settings are tried even where the account's own work: theirs differ, and our table is sure. */
  alsoWhenFine: readonly string[]
}

/** More of one side than this is not tried. */
const mostPerSide = 4

/** Published endpoints of one side, each once, best first. `username` goes before what is published: the user's own word. */
export function publishedChecks(
  side: Side,
  account: Account,
  lookedUp: Pick<LookedUp, 'candidates' | 'alsoWhenFine'>,
  options: { hasPassword: boolean },
): PlannedCheck[] {
  const own = account[side]?.username
  const checks = lookedUp.candidates.flatMap((candidate): PlannedCheck[] =>
    candidate.published[side].map((server: PublishedServer | PublishedIncoming): PlannedCheck => {
      const protocol = 'protocol' in server ? server.protocol : 'smtp'
      const authentication = performableOf(server.authentication)
      const username = own || server.username || userNameFor(account, side)
      const signIn: SignInPlan | null =
        !options.hasPassword || authentication === 'none' ? null : { authentication, username }
      const { host, port, security } = server
      return {
        id: checkId({ protocol, host, port, security, signIn }),
        side,
        role: candidate.source === 'guess' ? 'guess' : 'published',
        protocol,
        host,
        port,
        security,
        signIn,
        always: lookedUp.alsoWhenFine.includes(host),
        asksRelay: side === 'outgoing' && (signIn !== null || authentication === 'none'),
        bothFamilies: false,
      }
    }),
  )
  // Never in clear: what is set by nobody is no reason for it.
  const seen = new Set<string>()
  const once = checks.filter(({ id, security }) => security !== 'none' && !seen.has(id) && seen.add(id))
  return once.slice(0, mostPerSide).map((check, at) => ({ ...check, always: check.always && at === 0 }))
}

/** The first that this program can perform: a list begins with what is best, not with what is possible here. */
export function performableOf(methods: readonly Authentication[]): Authentication {
  return methods.find((method) => method === 'password' || method === 'password-encrypted') ?? methods[0] ?? 'password'
}
