/**
 * What is worth asking once facts are in: the other form of a rejected user name, a password where OAuth 2 is set
 * but not offered, and sending again after fetching (POP-before-SMTP). Pure; asked again after every round until
 * it has nothing more. Whether a password may then be sent is decided by probes/sign-in, not here.
 */
import type { Account } from '../contract/account.ts'
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts } from '../contract/facts.ts'
import type { Plan, PlannedCheck } from '../contract/plan.ts'
import type { Side } from '../contract/words.ts'
import { checkId } from './check-id.ts'
import { otherForm } from './user-names.ts'

export interface SoFar {
  checks: readonly CheckFacts[]
  signIns: { sent: number; rejected: number }
}

export interface FurtherContext {
  account: Account
  hasPassword: boolean
  causeOf: CauseOf
}

/** Two rejections are the most a run may cause (diagnosis.md, section 3). */
const mostRejections = 2

/** The checks to add now, best first; empty when nothing more is worth asking. */
export function furtherChecks(plan: Plan, facts: SoFar, context: FurtherContext): PlannedCheck[] {
  if (!context.hasPassword) return []
  const known = new Set([...plan.checks, ...facts.checks].map((check) => check.id))
  return [
    ...otherUserName(facts, context),
    ...acceptedUserName(plan, facts),
    ...passwordForOauth(facts),
    ...afterFetch(facts, context),
  ].filter((check) => !known.has(check.id) && known.add(check.id))
}

/** Once in the run, at the endpoint that rejected, and only where the reply is about name and password alone. */
function otherUserName(facts: SoFar, { account, causeOf }: FurtherContext): PlannedCheck[] {
  if (facts.signIns.rejected >= mostRejections || facts.checks.some(isRepeat)) return []
  const rejected = facts.checks.find(
    (check) =>
      check.signIn !== null &&
      check.signedIn === false &&
      check.stopped?.by === 'reply' &&
      !hintsAtLock(check.stopped.reply) &&
      causeOf({ protocol: check.protocol, step: 'sign-in', text: check.stopped.reply }) === 'credentials-rejected',
  )
  if (!rejected?.signIn) return []
  const tried = new Set(facts.checks.flatMap((check) => (check.signedIn === false ? [check.signIn?.username] : [])))
  const accepted = facts.checks.find((check) => check.signedIn === true)?.signIn?.username
  const username = [accepted, otherForm(rejected.signIn.username, account.email)].find(
    (name) => name !== undefined && name !== null && !tried.has(name),
  )
  return username ? [withUserName(rejected, username)] : []
}

/** When the other form was accepted on one side, the other side, stopped by the rejection, uses it too. */
function acceptedUserName(plan: Plan, facts: SoFar): PlannedCheck[] {
  const repeat = facts.checks.find((check) => isRepeat(check) && check.signedIn === true)
  if (!repeat?.signIn) return []
  const username = repeat.signIn.username
  const open = (['incoming', 'outgoing'] as const).filter((side) => side !== repeat.side && !isProven(facts, side))
  return plan.checks
    .filter((check) => open.includes(check.side) && check.signIn !== null && check.signIn.username !== username)
    .map((check) => withUserName(check, username))
}

/** OAuth 2 set, and no check of its side and protocol offers tokens: then a password is what this server takes. */
function passwordForOauth(facts: SoFar): PlannedCheck[] {
  return facts.checks.flatMap((check) => {
    const offer = check.offers.afterTls
    if (check.signIn?.authentication !== 'oauth2' || !offer?.signIn) return []
    const side = facts.checks.filter((other) => other.side === check.side)
    const protocol = side.find((other) => other.role === 'configured')?.protocol
    if (check.protocol !== protocol || side.some(takesTokens)) return []
    if (check.protocol === 'smtp' && !offer.mechanisms.some((name) => name === 'PLAIN' || name === 'LOGIN')) return []
    const planned = { ...planOfFacts(check), signIn: { ...check.signIn, authentication: 'password' as const } }
    return [{ ...planned, id: checkId(planned), role: 'sibling', always: false, bothFamilies: false } as const]
  })
}

function takesTokens({ offers }: CheckFacts): boolean {
  return [offers.beforeTls, offers.afterTls].some((offer) =>
    offer?.mechanisms.some((mechanism) => mechanism === 'XOAUTH2' || mechanism === 'OAUTHBEARER'),
  )
}

/** Signing in to send offered nowhere, relaying refused, and fetching signed in: then the order may be what counts. */
function afterFetch(facts: SoFar, { causeOf }: FurtherContext): PlannedCheck[] {
  const configured = facts.checks.find((check) => check.role === 'configured' && check.side === 'outgoing')
  if (!configured || configured.signIn !== null || !configured.asksRelay) return []
  const refused = configured.steps.find(
    (step) =>
      (step.name === 'sender' || step.name === 'recipient-own' || step.name === 'recipient-outside') &&
      !step.ok &&
      step.reply !== null,
  )
  if (!refused?.reply) return []
  const saysSo = causeOf({ protocol: 'smtp', step: refused.name, text: refused.reply }) === 'pop-before-smtp'
  const offered = facts.checks.some(
    (check) => check.side === 'outgoing' && (check.offers.afterTls?.signIn || check.offers.beforeTls?.signIn),
  )
  const fetched = facts.checks.some((check) => check.side === 'incoming' && check.signedIn === true)
  if (!fetched || (offered && !saysSo)) return []
  return [{ ...planOfFacts(configured), id: `${configured.id}:after-fetch`, bothFamilies: false }]
}

function withUserName(check: PlannedCheck, username: string): PlannedCheck {
  const signIn = check.signIn === null ? null : { ...check.signIn, username }
  const planned = { ...planOfFacts(check), signIn }
  return { ...planned, id: `${checkId(planned)}:2`, role: 'sibling', always: false, bothFamilies: false }
}

function isProven(facts: SoFar, side: Side): boolean {
  return facts.checks.some((check) => check.side === side && check.signedIn === true && check.stopped === null)
}

function isRepeat(check: PlannedCheck): boolean {
  return check.id.endsWith(':2')
}

/** A second guard beside `causeOf`: one try too many at a locked door costs the user more than a missing hint. */
function hintsAtLock(reply: string): boolean {
  return /\b(locked|lock-?out|suspended|disabled|blocked|too many|attempts|banned)\b/i.test(reply)
}

/** Only what was planned: facts carry more. */
function planOfFacts(check: PlannedCheck): PlannedCheck {
  const { id, side, role, protocol, host, port, security, signIn, always, asksRelay, bothFamilies } = check
  return { id, side, role, protocol, host, port, security, signIn, always, asksRelay, bothFamilies }
}
