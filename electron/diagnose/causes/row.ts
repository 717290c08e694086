/** The shape of a row: which words of which server mean a cause, and how sure that is. */
import type { Cause } from '../../contract/words.ts'

/**
 * - `definite`: no other sentence beside it changes the meaning.
 * - `usual`: what most servers mean by it; a definite sentence beside it wins.
 * - `vague`: taken only when neither words nor codes say more.
 */
export const certainties = ['definite', 'usual', 'vague'] as const
export type Certainty = (typeof certainties)[number]

export interface CauseRow {
  certainty: Certainty
  /** Who says so: server software, provider or standard. */
  from: string
  /** `sign-in`: counts only in the answer to a sign-in. `other`: only elsewhere. Absent: always. */
  when?: 'sign-in' | 'other'
  /** In the notation of `phrase.ts`. */
  phrases: readonly string[]
}

export interface CauseRows {
  cause: Cause
  rows: readonly CauseRow[]
}
