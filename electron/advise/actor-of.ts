/** Who can act on a finding in this very situation; the usual one stands with its words. */
import type { Conclusion } from '../contract/report.ts'
import type { Actor } from '../contract/words.ts'
import type { Entry, WordContext } from './words/entry.ts'

export function actorOf(conclusion: Conclusion, entry: Entry, context: WordContext): Actor {
  // Proven settings are there to be used: nobody else needs to act first.
  if (context.proven && conclusion.severity !== 'info') return 'you'
  // A recipient's full mailbox is not ours to empty; the own one is.
  if (conclusion.code === 'mailbox-full' && conclusion.server === null) return 'provider'
  return entry.actor
}
