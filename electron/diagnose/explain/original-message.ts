/** Bounces carry the user's own message at their end: its words are no server's. Cuts it off. Linear. */

/** The lines after which Exim, Postfix, sendmail, qmail, Exchange, Gmail, Domino and others put it. */
const markers: readonly RegExp[] = [
  /^-{3,} ?This is a copy of (?:the|your) message/im,
  /^-{2,} ?Below this line is a copy of the message/im,
  /^-{3,} ?Original message(?: follows| headers)? ?-{0,}/im,
  /^-{3,} ?Returned message ?-{0,}/im,
  /^-{3,} ?Undelivered message/im,
  /^-{3,} ?The header of the original message/im,
  /^Original message (?:headers|follows):?/im,
  /^Content-Type: (?:message\/rfc822|text\/rfc822-headers)/im,
  /^-{3} ?Mensaje original adjunto/im,
]

export function withoutOriginalMessage(text: string): string {
  const ends = markers.map((each) => text.search(each)).filter((at) => at > 0)
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends))
}
