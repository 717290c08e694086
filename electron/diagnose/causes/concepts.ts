/**
 * The words that carry the meaning of a refusal, whatever the language and the order they stand in. Each concept is one
 * notion ("must", "sign in", "full") with the words that say it in every language; `concept-rules.ts` tells what notions mean
 * together. In the notation of `phrase.ts`. From the vocabulary of RFC 3463, 4954, 5248, 5321 and 5530 and their usual translations.
 */
import { acts } from './concepts/acts.ts'
import { parties } from './concepts/parties.ts'
import { states } from './concepts/states.ts'
import { things } from './concepts/things.ts'
import { verdicts } from './concepts/verdicts.ts'

export const concepts = { ...acts, ...parties, ...things, ...verdicts, ...states } as const satisfies Record<
  string,
  readonly string[]
>

export type Concept = keyof typeof concepts
