/**
 * Which one cause does a text mean? Finds what of it decides, asks what known sentences, notions and codes tell (`by-rows.ts`)
 * and what its words lean to by all labelled texts (`learned/`), and weighs the two (`weigh.ts`).
 * Also for texts that are no replies (bounces, error boxes): those have the kind `bounce` or `client`.
 */
import type { Cause } from '../../contract/words.ts'
import { withoutBoxFields } from './boilerplate.ts'
import { failedOnTheWay } from './broken-connection.ts'
import { speaksOf } from './by-concepts.ts'
import type { Knowledge, Told } from './by-rows.ts'
import { everything, tellByRows } from './by-rows.ts'
import { clausesOf } from './clauses.ts'
import type { Concept } from './concepts.ts'
import { reasonsBesidePassword } from './concept-rules.ts'
import type { Lean, Leanings } from './learned/leanings.ts'
import { leanOfTexts } from './learned/learned.ts'
import { quotedReplies } from './quoted-replies.ts'
import { quotesAnother } from './quoted.ts'
import type { Reading, TextInContext } from './reading.ts'
import { readingOf } from './reading.ts'
import { noShape, shapeOf } from './reply-shape.ts'
import { longestText, wordsOf } from './tokens.ts'
import { probabilityOf, weighed } from './weigh.ts'

/** How sure a clause alone must make us that it names the reason of a failed sign-in; 0 to 1. */
const sureOfReason = 0.5

/** A protocol that is named, with none of these beside it, is not said to be switched off: "IMAP error", "(IMAP mail)". */
const saysOff: readonly Concept[] = [
  'off',
  'not',
  'denied',
  'barred',
  'only',
  'allowed',
  'must',
  'obliged',
  'locked',
  'have',
]

export interface Judge {
  /** Exactly one cause for any text. Never throws; linear in the length, of which the first 1 MiB counts. */
  causeOf: (input: TextInContext) => Cause
  /** What of the text decides: the reply that it quotes, or all of it. */
  decidingOf: (input: TextInContext) => Reading
}

/** `knowledge`: the rows that are asked. `lean`: what was learned; `null` for the rows alone. */
export function judgeWith(knowledge: Knowledge, lean: Lean | null): Judge {
  const tell = tellByRows(knowledge)

  /** Of the last quoted reply that says something; `null` where none is quoted or none does. */
  function quoted(input: TextInContext, text: string): [Reading, Told] | null {
    for (const reply of quotedReplies(text).reverse()) {
      const reading = readingOf({ ...input, text: reply.text })
      const told = tell(reading)
      if (told.cause !== 'unknown') return [reading, told]
    }
    return null
  }

  /** "Authentication failed: POP is switched off": one clause names the reason, whatever the code and the others say. */
  function reasonBeside(input: TextInContext, said: string): Cause | null {
    for (const clause of clausesOf(said)) {
      const reading = readingOf({ ...input, step: 'sign-in', text: clause }, noShape)
      const told = tell(reading)
      // "Please try again" is no reason.
      if (told.cause === 'unknown' && speaksOf(reading.words, ['delay'])) continue
      const leanings = lean?.(reading) ?? {}
      const cause = weighed(told, leanings)
      const isKnown = cause === told.cause && (told.grounds === 'definite' || told.grounds === 'usual')
      const isNamed = cause === 'protocol-disabled' && !speaksOf(reading.words, saysOff)
      const isLikely = probabilityOf(cause, leanings) >= sureOfReason && !isNamed
      if (reasonsBesidePassword.has(cause) && (isKnown || isLikely)) return cause
    }
    return null
  }

  /** What a program says before it quotes "535 failed": that the server takes no passwords at all. */
  function takesNoPasswords(input: TextInContext, text: string): boolean {
    if (input.kind !== 'client') return false
    return clausesOf(text).some((clause) => {
      const told = tell(readingOf({ ...input, text: clause }, noShape))
      return told.cause === 'oauth-required' && told.grounds === 'definite'
    })
  }

  /** A failed sign-in is not always the password (design/causes.md, 4). */
  function causeOfFailedSignIn(input: TextInContext, text: string, said: string): Cause {
    const beside = reasonBeside(input, said)
    return beside ?? (takesNoPasswords(input, text) ? 'oauth-required' : 'credentials-rejected')
  }

  /**
   * A bare refusal of the domain is the own server's (design/causes.md, 1), though its words are those that bounces quote: so
   * what would come next is asked. Of loops and wrong MX entries something else comes next.
   */
  function ownSide(
    { kind }: TextInContext,
    told: Told,
    { 'recipient-misrouted': misrouted, ...others }: Leanings,
  ): Cause {
    const likely = weighed(told, { ...others, 'recipient-misrouted': misrouted })
    if (likely !== 'recipient-misrouted' || told.cause === likely || kind !== 'smtp') return likely
    return weighed(told, others) === 'relay-denied' ? 'relay-denied' : likely
  }

  function decide(input: TextInContext, text: string): [Reading, Told] {
    const said = input.kind === 'client' ? withoutBoxFields(text) : text
    const wraps = input.kind === 'bounce' || input.kind === 'client'
    const inside = wraps ? quoted(input, said) : null
    if (inside !== null) return inside
    const reading = readingOf({ ...input, text: said }, shapeOf(text))
    const told = tell(reading)
    return [reading, failedOnTheWay(reading, told) ? { cause: 'unknown', grounds: 'settled' } : told]
  }

  function causeOf(input: TextInContext): Cause {
    const text = input.text.slice(0, longestText)
    const { positive, responseCode } = shapeOf(text)
    // RFC 3501: whatever the answer is, an alert is for the user to read.
    if (positive && responseCode !== 'ALERT') return 'accepted'
    const [reading, told] = decide(input, text)
    if (positive) return told.cause === 'unknown' ? 'accepted' : told.cause
    // One word alone says nothing that the rows do not know.
    const likely = lean === null || reading.words.length < 2 ? told.cause : ownSide(input, told, lean(reading))
    const cause = likely === 'credentials-rejected' ? causeOfFailedSignIn(input, text, reading.text) : likely
    // Judged as if the own server had said it; quoted as another's answer it means that the recipient's side is at fault.
    const saidByAnother = (cause === 'relay-denied' || cause === 'auth-required') && quotesAnother(wordsOf(text))
    return saidByAnother ? 'recipient-misrouted' : cause
  }

  return { causeOf, decidingOf: (input) => decide(input, input.text.slice(0, longestText))[0] }
}

export const causeOfText: (input: TextInContext) => Cause = judgeWith(everything, leanOfTexts).causeOf
