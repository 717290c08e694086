/** What is looked at when a text is judged: its words and codes, and whether it answers a sign-in. No cause is told here. */
import type { Protocol, StepName } from '../../contract/words.ts'
import { withoutBoilerplate, withoutPassingNames } from './boilerplate.ts'
import { speaksOf } from './by-concepts.ts'
import type { ReplyShape } from './reply-shape.ts'
import { shapeOf } from './reply-shape.ts'
import { wordsOf } from './tokens.ts'

export type TextKind = Protocol | 'bounce' | 'client'

export interface TextInContext {
  kind: TextKind
  step: StepName | null
  text: string
}

export interface Reading {
  kind: TextKind
  signingIn: boolean
  text: string
  words: readonly string[]
  shape: ReplyShape
}

/** Reply codes that only ever answer a sign-in (RFC 4954, 5248). */
const signInCodes: ReadonlySet<number> = new Set([432, 525, 534, 535, 538])

function answersSignIn(
  { kind, step }: Pick<TextInContext, 'kind' | 'step'>,
  words: readonly string[],
  shape: ReplyShape,
): boolean {
  if (step !== null) return step === 'sign-in'
  if (kind === 'imap' || kind === 'pop3') return true
  if (kind === 'client' && speaksOf(words, ['signin', 'password'])) return true
  // Some servers give those codes to recipients as well.
  if (words.some((word) => word.startsWith('recipient'))) return false
  return shape.code !== null && signInCodes.has(shape.code)
}

/** `shape`: that of the text as it came, where what is read of it has lost its codes or its fields. */
export function readingOf({ kind, step, text }: TextInContext, shape: ReplyShape = shapeOf(text)): Reading {
  const said = withoutPassingNames(text)
  const words = withoutBoilerplate(wordsOf(said))
  return { kind, signingIn: answersSignIn({ kind, step }, words, shape), text: said, words, shape }
}
