/**
 * Which endpoints are tried for an account, in which order: the configured ones exactly as set, then their
 * neighbours and what the provider publishes. Pure. What is added once facts are in stands in further-checks.ts; when a check may sign in, in
 * probes/sign-in/rules.ts.
 */
import type { Account, ServerSettings } from '../contract/account.ts'
import type { Plan, PlannedCheck, SignInPlan } from '../contract/plan.ts'
import type { Authentication, Protocol, Side } from '../contract/words.ts'
import { checkId } from './check-id.ts'
import { publishedChecks, type LookedUp } from './published-checks.ts'
import { siblingsOf, type Endpoint } from './siblings.ts'
import { userNameFor } from './user-names.ts'

/** No more than a dozen endpoints per run (diagnosis.md, section 1). */
const mostChecks = 12

export interface PlanOptions {
  hasPassword: boolean
  /** The user agreed to sign in without encryption where nothing else is possible. */
  allowsClearText: boolean
  /** What was looked up beside the account, or for its missing sides. */
  lookedUp?: LookedUp
}

/** The whole plan; a side that the account does not have has no checks. */
export function planOf(account: Account, options: PlanOptions): Plan {
  const incoming = account.incoming
  const checks = [
    ...(incoming ? sideOf('incoming', incoming.protocol, incoming, account, options) : []),
    ...(account.outgoing ? sideOf('outgoing', 'smtp', account.outgoing, account, options) : []),
  ]
  return { checks: atMost(mostChecks, checks) }
}

function sideOf(
  side: Side,
  protocol: Protocol,
  settings: ServerSettings,
  account: Account,
  options: PlanOptions,
): PlannedCheck[] {
  const configured = configuredCheck(side, protocol, settings, account, options)
  const signIn = options.hasPassword ? siblingSignIn(settings.authentication, userNameFor(account, side)) : null
  const sameEndpoint: Endpoint = { protocol, port: settings.port, security: settings.security }
  const endpoints = siblingsOf(protocol, settings)
  // The least change that could mend it, only how one signs in: first where encrypted, last where it is in clear.
  if (settings.security !== 'none') endpoints.unshift(sameEndpoint)
  else if (options.allowsClearText) endpoints.push(sameEndpoint)
  const published = options.lookedUp ? publishedFor(side, settings, account, options.lookedUp, options) : []
  const siblings = endpoints.map((endpoint): PlannedCheck => {
    const check = { ...endpoint, host: settings.host, signIn }
    return {
      ...check,
      id: checkId(check),
      side,
      role: 'sibling',
      always: false,
      asksRelay: side === 'outgoing' && signIn !== null,
      bothFamilies: false,
    }
  })
  const others = siblings.filter((check) => check.protocol !== protocol)
  const same = siblings.filter((check) => check.protocol === protocol)
  // What was filled in is itself published: the rest of it comes before its neighbours.
  const beside = configured.role === 'configured' ? [...same, ...published] : [...published, ...same]
  return eachOnce([configured, ...beside, ...others])
}

function configuredCheck(
  side: Side,
  protocol: Protocol,
  settings: ServerSettings,
  account: Account,
  options: PlanOptions,
): PlannedCheck {
  const authentication = settings.authentication ?? 'password'
  const signIn: SignInPlan | null =
    authentication === 'none' || !options.hasPassword ? null : { authentication, username: userNameFor(account, side) }
  const check = { protocol, host: settings.host, port: settings.port, security: settings.security, signIn }
  return {
    ...check,
    id: checkId(check),
    side,
    role: roleOf(side, settings, options),
    always: true,
    // Without the password that is set, asking as a stranger would answer another question.
    asksRelay: side === 'outgoing' && (signIn !== null || authentication === 'none'),
    bothFamilies: true,
  }
}

/** Where the account's own host is among what is published, other hosts are no news, and left alone. */
function publishedFor(
  side: Side,
  { host }: ServerSettings,
  account: Account,
  lookedUp: LookedUp,
  options: PlanOptions,
): PlannedCheck[] {
  const checks = publishedChecks(side, account, lookedUp, options)
  const same = checks.filter((check) => check.host === host.toLowerCase())
  return same.length > 0 && !lookedUp.filledIn.includes(side) ? same : checks
}

/** Settings that nobody typed are the provider's, or a guess. */
function roleOf(side: Side, { host }: ServerSettings, { lookedUp }: PlanOptions): PlannedCheck['role'] {
  if (!lookedUp?.filledIn.includes(side)) return 'configured'
  const source = lookedUp.candidates.find(({ published }) => published[side].some((server) => server.host === host))
  return source?.source === 'guess' ? 'guess' : 'published'
}

/** What neighbours sign in with: a method that this program can perform, OAuth aside (a token is no password). */
function siblingSignIn(configured: Authentication | undefined, username: string): SignInPlan {
  switch (configured) {
    case 'oauth2':
      return { authentication: 'oauth2', username }
    case 'password':
    case 'password-encrypted':
    case 'ntlm':
    case 'kerberos':
    case 'none':
    case undefined:
      // Under TLS a plain password is as safe as CRAM-MD5, and more servers take it.
      return { authentication: 'password', username }
    default: {
      const never: never = configured
      return never
    }
  }
}

function eachOnce(checks: readonly PlannedCheck[]): PlannedCheck[] {
  const seen = new Set<string>()
  return checks.filter((check) => !seen.has(check.id) && seen.add(check.id))
}

/** Drops what is least likely to help: the other protocol of fetching, from its end. */
function atMost(count: number, checks: PlannedCheck[]): PlannedCheck[] {
  const kept = [...checks]
  while (kept.length > count) {
    const last = kept.findLastIndex((check) => check.side === 'incoming' && !check.always)
    kept.splice(last === -1 ? kept.length - 1 : last, 1)
  }
  return kept
}
