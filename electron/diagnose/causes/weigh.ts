/** Which cause wins: what the rows tell, or what the words lean to? */
import { causes } from '../../contract/words.ts'
import type { Cause } from '../../contract/words.ts'
import type { Grounds, Told } from './by-rows.ts'
import { reasonsBesidePassword } from './concept-rules.ts'
import type { Leanings } from './learned/leanings.ts'

/**
 * What the rows tell counts this much on top of what was learned, as logarithms of odds: a definite sentence multiplies the
 * odds of its cause by twenty; where nothing is told, `unknown` has a small lead. Found by trial on texts that neither the
 * rows nor the weights had seen (test/score/README.md).
 */
const weightOf: Readonly<Record<Grounds, number>> = {
  settled: Number.POSITIVE_INFINITY,
  definite: 3,
  usual: 2,
  notions: 1,
  vague: 0.5,
  codes: 0.5,
  nothing: 0.5,
}

/**
 * The worst mistake is to blame the password (design/causes.md, 4): words alone never do it where the rows tell another
 * reason, and elsewhere only where that is twice as likely as what the rows tell.
 */
function caution(cause: Cause, told: Cause): number {
  if (cause !== 'credentials-rejected') return 0
  return reasonsBesidePassword.has(told) ? Number.POSITIVE_INFINITY : Math.log(2)
}

/** Of the model, 0 to 1; no measured frequency. */
export function probabilityOf(cause: Cause, leanings: Leanings): number {
  const own = leanings[cause]
  if (own === undefined) return 0
  return 1 / Object.values(leanings).reduce((total, each) => total + Math.exp(each - own), 0)
}

/** How sure words alone must make us where the rows tell nothing; 0 to 1. */
const sureEnough = 0.25

/** The cause for which most speaks. */
export function weighed({ cause: told, grounds }: Told, leanings: Leanings): Cause {
  let best = told
  let most = (leanings[told] ?? 0) + weightOf[grounds]
  for (const cause of causes) {
    const leaning = (leanings[cause] ?? Number.NEGATIVE_INFINITY) - caution(cause, told)
    if (leaning > most) [best, most] = [cause, leaning]
  }
  // Where the rows tell nothing, a lead among many is a guess.
  return grounds === 'nothing' && probabilityOf(best, leanings) < sureEnough ? 'unknown' : best
}
