/** Which cause do the rows, rules and codes tell, and how sure are they of it? The order in which they are asked says `order.ts`. */
import type { Cause } from '../../contract/words.ts'
import { causeByConcepts, rulesThatHold } from './by-concepts.ts'
import { reasonsBesidePassword, reasonsBesideTemporary } from './concept-rules.ts'
import type { ConceptRule } from './concept-rules.ts'
import { generalCodes, generalEnhanced, generalResponseCodes, preciseEnhanced, preciseResponseCodes } from './codes.ts'
import { order } from './order.ts'
import { phrase, phraseBook } from './phrase.ts'
import type { Reading } from './reading.ts'
import type { CauseRow, Certainty } from './row.ts'

/** What is known: all rows and rules, or fewer of them where it is measured what the others contribute. */
export interface Knowledge {
  has: (row: CauseRow, written: string) => boolean
  hasRule: (rule: ConceptRule) => boolean
}

export const everything: Knowledge = { has: () => true, hasRule: () => true }

/** Beside the rows' own: `settled`, whatever words lean to; `notions`, a rule about notions; `codes`, the reply's numbers; `nothing`. */
export type Grounds = Certainty | 'settled' | 'notions' | 'codes' | 'nothing'

export interface Told {
  cause: Cause
  grounds: Grounds
}

function firstOf(matched: ReadonlySet<CauseRow>, certainty: Certainty, signingIn: boolean): Cause | null {
  const counts = (row: CauseRow) =>
    row.certainty === certainty &&
    matched.has(row) &&
    (row.when === undefined || (row.when === 'sign-in') === signingIn)
  return order.find(({ rows }) => rows.some(counts))?.cause ?? null
}

export function tellByRows(knowledge: Knowledge): (reading: Reading) => Told {
  const matchedRows = phraseBook(
    order.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.phrases.filter((each) => knowledge.has(row, each)).map((each) => ({ phrase: phrase(each), row })),
      ),
    ),
  )

  return ({ words, shape, signingIn }) => {
    const told = (cause: Cause, grounds: Grounds): Told => ({ cause, grounds })
    const matched = matchedRows(words)
    const response = shape.responseCode ?? ''
    const enhanced = shape.enhanced === null ? '' : shape.enhanced.slice(2)
    const rules = rulesThatHold(words).filter(knowledge.hasRule)
    const firm = causeByConcepts(
      rules.filter((rule) => rule.firm === true),
      signingIn,
    )
    if (firm !== null) return told(firm, 'definite')
    const definite = firstOf(matched, 'definite', signingIn) ?? preciseResponseCodes[response] ?? null
    if (definite !== null) return told(definite, 'definite')
    const usual = firstOf(matched, 'usual', signingIn)
    const byNotions = causeByConcepts(rules, signingIn)
    // "Login failed" beside a reason of its own is no wrong password (design/causes.md, 4).
    const isReason =
      byNotions !== null &&
      ((usual === 'credentials-rejected' && reasonsBesidePassword.has(byNotions)) ||
        ((usual === 'temporary-failure' || usual === 'greylisted') && reasonsBesideTemporary.has(byNotions)))
    if (usual !== null && !isReason) return told(usual, 'usual')
    if (byNotions !== null) return told(byNotions, 'notions')
    const precise = preciseEnhanced[enhanced]
    if (precise !== undefined) return told(precise, 'codes')
    const vague = firstOf(matched, 'vague', signingIn)
    if (vague !== null) return told(vague, 'vague')
    const general =
      generalResponseCodes[response] ??
      generalEnhanced[enhanced] ??
      (shape.code === null ? undefined : generalCodes[shape.code])
    return general === undefined ? told('unknown', 'nothing') : told(general, 'codes')
  }
}
