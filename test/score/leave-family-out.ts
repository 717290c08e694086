/**
 * How would a family of wordings fare that nobody had shown us? For each family, every phrase and every rule that only its
 * texts bear out is switched off, then its texts are judged. Phrases that no text at all bears out stay: they were written
 * from documents, not from samples. With `keepsDocumented`, so do those whose row names a registry or a document.
 */
import { conceptRules } from '../../electron/diagnose/causes/concept-rules.ts'
import type { ConceptRule } from '../../electron/diagnose/causes/concept-rules.ts'
import { rulesThatHold } from '../../electron/diagnose/causes/by-concepts.ts'
import { judgeWith } from '../../electron/diagnose/causes/cause-of-text.ts'
import { order } from '../../electron/diagnose/causes/order.ts'
import { phrase, phraseBook } from '../../electron/diagnose/causes/phrase.ts'
import type { CauseRow } from '../../electron/diagnose/causes/row.ts'
import { wordsOf } from '../../electron/diagnose/causes/tokens.ts'
import { judged } from './samples.ts'
import type { Judged, Sample } from './samples.ts'

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

export function leaveFamilyOut(
  samples: readonly Sample[],
  witnesses: readonly Sample[],
  keepsDocumented: boolean,
): Judged[] {
  const entries = order.flatMap(({ rows }) => rows.flatMap((row) => row.phrases.map((written) => ({ row, written }))))
  const find = phraseBook(entries.map((entry) => ({ phrase: phrase(entry.written), row: entry })))
  const familiesOf = new Map<CauseRow, Map<string, Set<string>>>()
  const familiesOfRule = new Map<ConceptRule, Set<string>>(conceptRules.map((rule) => [rule, new Set()]))
  for (const { text, family } of [...samples, ...withFamilies(samples, witnesses)]) {
    const words = wordsOf(text)
    for (const { row, written } of find(words)) {
      const byPhrase = familiesOf.get(row) ?? new Map<string, Set<string>>()
      familiesOf.set(row, byPhrase)
      byPhrase.set(written, (byPhrase.get(written) ?? new Set()).add(family))
    }
    for (const rule of rulesThatHold(words)) familiesOfRule.get(rule)?.add(family)
  }
  const onlyIn = (families: ReadonlySet<string> | undefined, family: string) =>
    families?.size === 1 && families.has(family)
  return [...new Set(samples.map(({ family }) => family))].flatMap((family) => {
    const causeOf = judgeWith({
      has: (row, written) =>
        !onlyIn(familiesOf.get(row)?.get(written), family) || (keepsDocumented && isDocumented(row)),
      hasRule: (rule) => !onlyIn(familiesOfRule.get(rule), family),
    })
    return judged(
      samples.filter((sample) => sample.family === family),
      ({ protocol, text }) => causeOf({ kind: protocol, step: null, text }),
    )
  })
}
