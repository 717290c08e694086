/** Which cause do the notions in a text mean, where no known sentence did? Linear in the words. */
import type { Cause } from '../../contract/words.ts'
import type { ConceptRule } from './concept-rules.ts'
import { conceptRules, widestSentence } from './concept-rules.ts'
import type { Concept } from './concepts.ts'
import { concepts } from './concepts.ts'
import { phrase, phraseBook, phraseFinder } from './phrase.ts'

const entries = (Object.keys(concepts) as Concept[]).flatMap((concept) =>
  concepts[concept].map((each) => ({ phrase: phrase(each), row: concept })),
)

const find = phraseFinder(entries)

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

/** Every notion in the text. */
export const notionsIn: (words: readonly string[]) => Set<Concept> = phraseBook(entries)

/** Ideographs and kana are words of one sign: a word of other languages is two or three of them. */
const sign = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

/** How far into the text each word stands, in words. */
function places(words: readonly string[]): Float64Array {
  const at = new Float64Array(words.length)
  for (let i = 1; i < words.length; i += 1) at[i] = at[i - 1]! + (sign.test(words[i]!) ? 0.4 : 1)
  return at
}

/** The rules that hold somewhere in the text, in their order. */
export function rulesThatHold(words: readonly string[]): ConceptRule[] {
  const last = new Map<Concept, number>()
  const holding = new Set<ConceptRule>()
  let pending = new Set<Concept>()
  let at = 0
  const place = places(words)
  const isNear = (concept: Concept) => {
    const seen = last.get(concept)
    return seen !== undefined && place[at]! - place[seen]! <= widestSentence
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
