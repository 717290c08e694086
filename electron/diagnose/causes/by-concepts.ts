/** Which cause do the notions in a text mean, where no known sentence did? Linear in the words. */
import type { Cause } from '../../contract/words.ts'
import type { ConceptRule } from './concept-rules.ts'
import { conceptRules, widestSentence } from './concept-rules.ts'
import type { Concept } from './concepts.ts'
import { concepts } from './concepts.ts'
import { phrase, phraseFinder } from './phrase.ts'

const find = phraseFinder<Concept>(
  (Object.keys(concepts) as Concept[]).flatMap((concept) =>
    concepts[concept].map((each) => ({ phrase: phrase(each), row: concept })),
  ),
)

/** Does the text speak of any of these? */
export function speaksOf(words: readonly string[], asked: readonly Concept[]): boolean {
  let found = false
  find(
    words,
    () => (found = true),
    (concept) => found || !asked.includes(concept),
  )
  return found
}

/** The rules that hold somewhere in the text, in their order. */
export function rulesThatHold(words: readonly string[]): ConceptRule[] {
  const last = new Map<Concept, number>()
  const holding = new Set<ConceptRule>()
  let pending = new Set<Concept>()
  let at = 0
  const isNear = (concept: Concept) => {
    const seen = last.get(concept)
    return seen !== undefined && at - seen <= widestSentence
  }
  const check = () => {
    for (const rule of conceptRules) {
      if (holding.has(rule) || !rule.all.some((group) => group.some((each) => pending.has(each)))) continue
      if (rule.all.every((group) => group.some(isNear))) holding.add(rule)
    }
    pending = new Set()
  }
  find(words, (concept, found) => {
    if (found !== at) {
      check()
      at = found
    }
    last.set(concept, found)
    pending.add(concept)
  })
  check()
  return conceptRules.filter((rule) => holding.has(rule) && !rule.none?.some((each) => last.has(each)))
}

export function causeByConcepts(rules: readonly ConceptRule[], signingIn: boolean): Cause | null {
  const rule = rules.find(({ when }) => when === undefined || (when === 'sign-in') === signingIn)
  return rule?.cause ?? null
}
