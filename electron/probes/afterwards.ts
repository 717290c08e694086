/** What a finished check amounts to for the others, and how it is named in the facts: as used, not as planned. */
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts, SignInRule } from '../contract/facts.ts'
import { isAboutAddress } from './dialogues/commands/relay-question.ts'

/** Encrypted, signed in, and, for sending, an outside recipient taken (or refused for the address alone, twice). */
export function isProven(facts: CheckFacts, causeOf: CauseOf): boolean {
  if (facts.signedIn !== true || facts.security === 'none') return false
  if (facts.side === 'incoming') return true
  const outside = facts.steps.findLast((step) => step.name === 'recipient-outside')
  if (!outside) return false
  return outside.ok || (outside.reply !== null && isAboutAddress(outside.reply, causeOf))
}

/**
 * Siblings of a side on which another sufficed. Who did not sign in is told as one without sign-in, in its id, too
 * (where that id is taken, it keeps the planned one), and whether it offers to is nobody's question any more. Who had
 * said nothing by then is left out: nothing was seen of it.
 */
export function asReported(checks: readonly CheckFacts[], causeOf: CauseOf): CheckFacts[] {
  const sufficed = new Set(checks.flatMap((check) => (isProven(check, causeOf) ? [check.side] : [])))
  const ids = new Set(checks.map((check) => check.id))
  return checks.flatMap((check): CheckFacts[] => {
    if (check.role === 'configured' || check.stopped?.by !== 'rule') return [check]
    const { rule } = check.stopped
    const isUnused = rule === 'not-needed' || (sufficed.has(check.side) && isMoot(rule))
    if (!isUnused) return [check]
    // Under another user name nothing new was to be seen before the sign-in.
    if (/:\d+$/.test(check.id)) return []
    if (!check.steps.some((step) => step.name === 'greeting' && step.ok)) return []
    const stopped = { ...check.stopped, rule: 'not-needed' as const }
    const id = check.signIn === null ? check.id : check.id.replace(`:${check.signIn.authentication}`, ':none')
    if (ids.has(id)) return [{ ...check, stopped, signIn: null }]
    ids.add(id)
    return [{ ...check, stopped, id, signIn: null }]
  })
}

function isMoot(rule: SignInRule): boolean {
  return rule === 'sign-in-not-offered' || rule === 'method-not-offered' || rule === 'rejected-before'
}
