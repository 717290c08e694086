/** What a finished check amounts to for the others, and how it is named in the facts: as used, not as planned. */
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts, SignInRule, Stopped } from '../contract/facts.ts'
import type { Cause, Protocol } from '../contract/words.ts'
import { usedSignIn } from '../contract/used-sign-in.ts'
import { checkId } from '../plan/check-id.ts'
import { isAboutAddress } from './dialogues/commands/relay-question.ts'

/** Encrypted, signed in, and, for sending, an outside recipient taken (or refused for the address alone, twice). */
export function isProven(facts: CheckFacts, causeOf: CauseOf): boolean {
  if (facts.signedIn !== true || facts.security === 'none') return false
  if (facts.side === 'incoming') return true
  const outside = facts.steps.findLast((step) => step.name === 'recipient-outside')
  if (!outside) return false
  return outside.ok || (outside.reply !== null && isAboutAddress(outside.reply, causeOf))
}

/** The set way of signing in is offered, and not one that this program can perform: a password elsewhere mends nothing. */
export function isBeyondUs(stopped: Stopped | null): boolean {
  return stopped?.by === 'rule' && stopped.rule === 'method-not-performable'
}

const passing: ReadonlySet<Cause> = new Set(['temporary-failure', 'rate-limited', 'greylisted'] as const)

/** Refused for now, whatever was asked: nothing is said of the account. RFC 5321, 4.2.1: so is a 4yz without a meaning. */
export function isForNow(protocol: Protocol, reply: string | null, cause: Cause | null): boolean {
  if (cause === null || reply === null) return false
  return passing.has(cause) || (cause === 'unknown' && protocol === 'smtp' && /^4\d\d/.test(reply))
}

/** Signed in, and put off at the relay question: the next port of the server would say the same to the same password. */
export function isPutOff(facts: CheckFacts, causeOf: CauseOf): boolean {
  const { protocol, signedIn, stopped } = facts
  if (signedIn !== true || stopped?.by !== 'reply' || stopped.step === 'sign-in' || isProven(facts, causeOf))
    return false
  return isForNow(protocol, stopped.reply, causeOf({ protocol, step: stopped.step, text: stopped.reply }))
}

/**
 * The facts as they are told. Siblings of a side on which another sufficed: whether they offer a sign-in is nobody's
 * question any more, and who had said nothing by then is left out, since nothing was seen of it. Then every check gets
 * the name of what it used (command-line.md): `none` where it came to no sign-in, `:2`, `:3` where that is taken.
 */
export function asReported(checks: readonly CheckFacts[], causeOf: CauseOf): CheckFacts[] {
  const sufficed = new Set(checks.flatMap((check) => (isProven(check, causeOf) ? [check.side] : [])))
  const told = checks.flatMap((check): CheckFacts[] => {
    if (check.role === 'configured' || check.stopped?.by !== 'rule') return [check]
    const { rule } = check.stopped
    const isUnused = rule === 'not-needed' || (sufficed.has(check.side) && isMoot(rule))
    if (!isUnused) return [check]
    // Under another user name nothing new was to be seen before the sign-in.
    if (/:\d+$/.test(check.id)) return []
    if (!hasGreeted(check)) return []
    return [{ ...check, stopped: { ...check.stopped, rule: 'not-needed' } }]
  })
  return named(told.filter((check, at) => !told.slice(0, at).some((other) => saysTheSame(check, other))))
}

/** The configured check comes first on its side, and so keeps the plain name. */
function named(checks: readonly CheckFacts[]): CheckFacts[] {
  const ids = new Set<string>()
  return checks.map((check) => {
    const used = usedSignIn(check)
    const id = checkId({ ...check, signIn: used })
    const [suffix = ''] = /:(?:after-fetch|\d+)$/.exec(check.id) ?? []
    let [name, number] = [`${id}${suffix === ':after-fetch' || used ? suffix : ''}`, 1]
    while (ids.has(name)) name = `${id}:${(number += 1)}`
    ids.add(name)
    return name === check.id ? check : { ...check, id: name }
  })
}

/** The same endpoint, where a sign-in was planned in another way, and neither got that far: one is enough. */
function saysTheSame(check: CheckFacts, other: CheckFacts): boolean {
  const endpoint = ({ protocol, host, port, security }: CheckFacts): string => `${protocol}:${host}:${port}:${security}`
  const [stop, otherStop] = [check.stopped, other.stopped]
  if (check.role === 'configured' || endpoint(check) !== endpoint(other)) return false
  // Left alone before its sign-in: whatever else was heard there was heard before.
  if (stop?.by === 'rule' && stop.rule === 'not-needed') return hasGreeted(other)
  if (stop === null || stop.by === 'rule' || stop.step === 'sign-in' || stop.by !== otherStop?.by) return false
  return stop.step === otherStop.step && lastWordOf(stop) === lastWordOf(otherStop)
}

function hasGreeted({ steps }: CheckFacts): boolean {
  return steps.some((step) => step.name === 'greeting' && step.ok)
}

function lastWordOf(stopped: Stopped): string | null {
  return stopped.by === 'wire' ? stopped.error : stopped.by === 'reply' ? stopped.reply : null
}

function isMoot(rule: SignInRule): boolean {
  return rule === 'sign-in-not-offered' || rule === 'method-not-offered' || rule === 'rejected-before'
}
