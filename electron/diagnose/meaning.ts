/** What one reply of this run means to diagnosis: `causeOf`'s word, and what the bare code says where that has none. */
import type { CauseOf, ReplyInContext } from '../contract/cause-of.ts'
import type { Cause } from '../contract/words.ts'

/** RFC 5321, 4.2.1: 4yz is a refusal for now, whatever its words, also of a server that leaves (421). */
export function meaningOf(reply: ReplyInContext, causeOf: CauseOf): Cause {
  const cause = causeOf(reply)
  return cause === 'unknown' && reply.protocol === 'smtp' && /^4\d\d\b/.test(reply.text) ? 'temporary-failure' : cause
}
