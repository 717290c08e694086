/** What a finished check amounts to for the others, and how it is named in the facts: as used, not as planned. */
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts } from '../contract/facts.ts'
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
 * A sibling that never signed in because another sufficed is told as one without sign-in, in its id, too.
 * Where that id is taken, it keeps the planned one.
 */
export function asReported(checks: readonly CheckFacts[]): CheckFacts[] {
  const ids = new Set(checks.map((check) => check.id))
  return checks.map((check) => {
    const isUnused = check.role !== 'configured' && check.stopped?.by === 'rule' && check.stopped.rule === 'not-needed'
    if (!isUnused || check.signIn === null) return check
    const id = check.id.replace(`:${check.signIn.authentication}`, ':none')
    if (ids.has(id)) return { ...check, signIn: null }
    ids.add(id)
    return { ...check, id, signIn: null }
  })
}
