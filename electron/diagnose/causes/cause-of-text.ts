/**
 * Which one cause does a text mean? Matches the rows of every cause and takes the first by `order.ts`.
 * Also for texts that are no replies (bounces, error boxes): those have the kind `bounce` or `client`.
 */
import type { Cause, Protocol, StepName } from '../../contract/words.ts'
import { withoutBoilerplate, withoutBoxFields } from './boilerplate.ts'
import { causeByConcepts, rulesThatHold, speaksOf } from './by-concepts.ts'
import { reasonsBesidePassword, reasonsBesideTemporary } from './concept-rules.ts'
import type { ConceptRule } from './concept-rules.ts'
import { generalCodes, generalEnhanced, generalResponseCodes, preciseEnhanced, preciseResponseCodes } from './codes.ts'
import { order } from './order.ts'
import { phrase, phraseBook } from './phrase.ts'
import { quotedReplies } from './quoted-replies.ts'
import { quotesAnother } from './quoted.ts'
import type { ReplyShape } from './reply-shape.ts'
import { shapeOf } from './reply-shape.ts'
import type { CauseRow, Certainty } from './row.ts'
import { longestText, wordsOf } from './tokens.ts'

export type TextKind = Protocol | 'bounce' | 'client'

export interface TextInContext {
  kind: TextKind
  step: StepName | null
  text: string
}

/** Reply codes that only ever answer a sign-in (RFC 4954, 5248). */
const signInCodes: ReadonlySet<number> = new Set([432, 525, 534, 535, 538])

function answersSignIn({ kind, step }: TextInContext, words: readonly string[], shape: ReplyShape): boolean {
  if (step !== null) return step === 'sign-in'
  if (kind === 'imap' || kind === 'pop3') return true
  if (kind === 'client' && speaksOf(words, ['signin', 'password'])) return true
  // Some servers give those codes to recipients as well.
  if (words.some((word) => word.startsWith('recipient'))) return false
  return shape.code !== null && signInCodes.has(shape.code)
}

/** What is known: all rows and rules, or fewer of them where it is measured what the others contribute. */
export interface Knowledge {
  has: (row: CauseRow, written: string) => boolean
  hasRule: (rule: ConceptRule) => boolean
}

const everything: Knowledge = { has: () => true, hasRule: () => true }

function firstOf(matched: ReadonlySet<CauseRow>, certainty: Certainty, signingIn: boolean): Cause | null {
  const counts = (row: CauseRow) =>
    row.certainty === certainty &&
    matched.has(row) &&
    (row.when === undefined || (row.when === 'sign-in') === signingIn)
  return order.find(({ rows }) => rows.some(counts))?.cause ?? null
}

/** Exactly one cause for any text. Never throws; linear in the length, of which the first 1 MiB counts. */
export function judgeWith(knowledge: Knowledge): (input: TextInContext) => Cause {
  const matchedRows = phraseBook(
    order.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.phrases.filter((each) => knowledge.has(row, each)).map((each) => ({ phrase: phrase(each), row })),
      ),
    ),
  )

  function byWordsAndCodes(input: TextInContext, words: readonly string[], shape: ReplyShape): Cause {
    const matched = matchedRows(words)
    const signingIn = answersSignIn(input, words, shape)
    const response = shape.responseCode ?? ''
    const enhanced = shape.enhanced === null ? '' : shape.enhanced.slice(2)
    const rules = rulesThatHold(words).filter(knowledge.hasRule)
    const firm = causeByConcepts(
      rules.filter((rule) => rule.firm === true),
      signingIn,
    )
    if (firm !== null) return firm
    const definite = firstOf(matched, 'definite', signingIn) ?? preciseResponseCodes[response] ?? null
    if (definite !== null) return definite
    const usual = firstOf(matched, 'usual', signingIn)
    const byNotions = causeByConcepts(rules, signingIn)
    // "Login failed" beside a reason of its own is no wrong password (design/causes.md, 4).
    const isReason =
      byNotions !== null &&
      ((usual === 'credentials-rejected' && reasonsBesidePassword.has(byNotions)) ||
        (usual === 'temporary-failure' && reasonsBesideTemporary.has(byNotions)))
    return (
      (isReason ? byNotions : usual) ??
      byNotions ??
      preciseEnhanced[enhanced] ??
      firstOf(matched, 'vague', signingIn) ??
      generalResponseCodes[response] ??
      generalEnhanced[enhanced] ??
      (shape.code === null ? null : generalCodes[shape.code]) ??
      'unknown'
    )
  }

  /** Of the last quoted reply that says something; `null` where none is quoted or none does. */
  function decidingCause(input: TextInContext, text: string): Cause | null {
    for (const reply of quotedReplies(text).reverse()) {
      const cause = byWordsAndCodes(input, withoutBoilerplate(wordsOf(reply.text)), shapeOf(reply.text))
      if (cause !== 'unknown') return cause
    }
    return null
  }

  return (input) => {
    const text = input.text.slice(0, longestText)
    const shape = shapeOf(text)
    if (shape.positive) return 'accepted'
    const said = input.kind === 'client' ? withoutBoxFields(text) : text
    const words = withoutBoilerplate(wordsOf(said))
    const wraps = input.kind === 'bounce' || input.kind === 'client'
    const cause = (wraps ? decidingCause(input, said) : null) ?? byWordsAndCodes(input, words, shape)
    // Judged as if the own server had said it; quoted as another's answer it means that the recipient's side is at fault.
    const saidByAnother = (cause === 'relay-denied' || cause === 'auth-required') && quotesAnother(words)
    return saidByAnother ? 'recipient-misrouted' : cause
  }
}

export const causeOfText = judgeWith(everything)
