/**
 * What every cause and finding is called and explained as. The sentences stand in `words/`, by family; here is only the
 * proof that none is missing: a code without an entry, or an entry without a code, does not compile.
 * To add one: an entry in the family it belongs to.
 */
import type { Cause, FindingCode } from '../contract/words.ts'
import { encryptionWords } from './words/encryption.ts'
import type { Entry } from './words/entry.ts'
import { networkWords } from './words/network.ts'
import { otherWords } from './words/other.ts'
import { recipientWords } from './words/recipient.ts'
import { relayWords } from './words/relay.ts'
import { signInWords } from './words/sign-in.ts'

export const words = {
  ...signInWords,
  ...relayWords,
  ...recipientWords,
  ...encryptionWords,
  ...networkWords,
  ...otherWords,
} satisfies Record<Cause | FindingCode, Entry>

export function wordsFor(code: Cause | FindingCode): Entry {
  return words[code]
}
