/**
 * The words for one pasted text: what it means, who can mend it, what to do first. Words of their own, since nothing was checked here: they
 * speak of what the text says, and prove nothing. By cause in `explained-rows.ts`; replies that a vendor documents by themselves in
 * `explained-replies.ts`.
 */
import type { Explained } from '../contract/explained.ts'
import { actorOfText } from './actor-of.ts'
import { documentedReply } from './explained-replies.ts'
import { explainedRows } from './explained-rows.ts'
import type { Known } from './explained-rows.ts'
import { providerInText } from './provider-in-text.ts'
import { begin } from './words/entry.ts'

type Taken = Omit<Explained, 'title' | 'explanation' | 'actor'>
type Words = Pick<Explained, 'title' | 'explanation' | 'actor'>

/**
 * @param isBounce the text is about a message that came back
 * @param text all that was pasted: who the provider is may stand beside the quote
 */
export function wordsOfExplained(taken: Taken, isBounce: boolean, text: string = taken.quote): Words {
  const { cause, quote } = taken
  const provider = providerInText(taken, isBounce, text)
  const known: Known = {
    server: taken.server ?? (isBounce ? 'the server that answered' : 'the server'),
    address: taken.email ?? 'this address',
    provider,
    isBounce,
    actor: actorOfText(cause, { isBounce, quote, provider }),
  }
  const row = explainedRows[cause]
  const documented = documentedReply(cause, cause === 'unknown' ? text : quote, isBounce)
  const sentences = documented === null ? [row.means(known), row.first(known)] : [documented.means, documented.first]
  return {
    title: documented?.title ?? row.title,
    // A provider's name stays as it writes itself.
    explanation: sentences.map((each) => (provider && each.startsWith(provider.name) ? each : begin(each))).join(' '),
    actor: documented?.actor ?? known.actor,
  }
}
