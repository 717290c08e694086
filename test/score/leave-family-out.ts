/**
 * How would a family of wordings fare that nobody had shown us? For each family, every phrase and every rule that only its
 * texts bear out is switched off, the weights are learned without its texts, and then those are judged. Phrases that no text at
 * all bears out stay: they were written from documents, not from samples. Texts of other collections that are nearly the same as
 * one of a family count as the family's own. `witnesses`: which texts bear a phrase out; with `all`, rows whose source is a
 * registry or a document stay, too.
 */
import { conceptRules } from '../../electron/diagnose/causes/concept-rules.ts'
import type { ConceptRule } from '../../electron/diagnose/causes/concept-rules.ts'
import { rulesThatHold } from '../../electron/diagnose/causes/by-concepts.ts'
import type { Knowledge } from '../../electron/diagnose/causes/by-rows.ts'
import { judgeWith } from '../../electron/diagnose/causes/cause-of-text.ts'
import { leanBy } from '../../electron/diagnose/causes/learned/leanings.ts'
import { order } from '../../electron/diagnose/causes/order.ts'
import { phrase, phraseBook } from '../../electron/diagnose/causes/phrase.ts'
import type { CauseRow } from '../../electron/diagnose/causes/row.ts'
import { wordsOf } from '../../electron/diagnose/causes/tokens.ts'
import { judged } from './samples.ts'
import type { Judged, Sample } from './samples.ts'
import { learn, lessonOf } from './training.ts'

const isDocumented = (row: CauseRow) => /RFC \d|https:/.test(row.from)

/** Nearly the same words: such a text is no second witness for a phrase of the other's family. */
function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.min(one.size, other.size) >= 0.6
}

/** Texts of other collections bear phrases out, too, under the name of the family that they are alike to. */
function withFamilies(samples: readonly Sample[], witnesses: readonly Sample[]): Sample[] {
  const known = samples.map((sample) => ({ family: sample.family, words: new Set(wordsOf(sample.text)) }))
  return witnesses.map((witness) => {
    const words = new Set(wordsOf(witness.text))
    return { ...witness, family: known.find((each) => areAlike(each.words, words))?.family ?? `other ${witness.id}` }
  })
}

/** Which families bear a phrase or a rule out? */
function bearers(texts: readonly Sample[]): {
  ofPhrase: Map<CauseRow, Map<string, Set<string>>>
  ofRule: Map<ConceptRule, Set<string>>
} {
  const entries = order.flatMap(({ rows }) => rows.flatMap((row) => row.phrases.map((written) => ({ row, written }))))
  const find = phraseBook(entries.map((entry) => ({ phrase: phrase(entry.written), row: entry })))
  const ofPhrase = new Map<CauseRow, Map<string, Set<string>>>()
  const ofRule = new Map<ConceptRule, Set<string>>(conceptRules.map((rule) => [rule, new Set()]))
  for (const { text, family } of texts) {
    const words = wordsOf(text)
    for (const { row, written } of find(words)) {
      const byPhrase = ofPhrase.get(row) ?? new Map<string, Set<string>>()
      ofPhrase.set(row, byPhrase)
      byPhrase.set(written, (byPhrase.get(written) ?? new Set()).add(family))
    }
    for (const rule of rulesThatHold(words)) ofRule.get(rule)?.add(family)
  }
  return { ofPhrase, ofRule }
}

/** The families are dealt into so many hands; the weights are learned anew for each, from all texts of the others. */
const hands = 3

export async function leaveFamilyOut(
  samples: readonly Sample[],
  others: readonly Sample[],
  { witnesses }: { witnesses: 'samples' | 'all' },
): Promise<Judged[]> {
  const texts = [...samples, ...withFamilies(samples, others)]
  const { ofPhrase, ofRule } = bearers(witnesses === 'all' ? texts : samples)
  const onlyIn = (families: ReadonlySet<string> | undefined, family: string) =>
    families?.size === 1 && families.has(family)
  const lessons = await Promise.all(texts.map(async (each) => ({ family: each.family, lesson: await lessonOf(each) })))
  const families = [...new Set(samples.map(({ family }) => family))]
  return Array.from({ length: hands }, (_, hand) => families.filter((_each, at) => at % hands === hand)).flatMap(
    (out) => {
      const lean = leanBy(learn(lessons.filter(({ family }) => !out.includes(family)).map(({ lesson }) => lesson)))
      return out.flatMap((family) => {
        const knowledge: Knowledge = {
          has: (row, written) =>
            !onlyIn(ofPhrase.get(row)?.get(written), family) || (witnesses === 'all' && isDocumented(row)),
          hasRule: (rule) => !onlyIn(ofRule.get(rule), family),
        }
        const { causeOf } = judgeWith(knowledge, lean)
        return judged(
          samples.filter((sample) => sample.family === family),
          ({ protocol, text }) => causeOf({ kind: protocol, step: null, text }),
        )
      })
    },
  )
}
