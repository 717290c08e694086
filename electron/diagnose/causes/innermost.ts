/**
 * Which part of a bounce or an error box is the server's own sentence? Programs wrap a reply in words of their own
 * ("one of the recipients was rejected by the server"); what counts is the reply inside. Part 3 lets this grow
 * (RFC 3464 reports, each program's boxes). Linear: one search for the last code.
 */

/** A refusal's code as programs quote it: after a colon, a quote, an arrow or `<<<`, or at a line's start. At most a few blanks. */
const quotedReply = /(?:^|[\n:'"“«(>]|was|said)\s{0,12}(?=[45]\d\d[ -])/g

/** No server says more than this in one reply that matters. */
const longestReply = 8000

/** What programs say whatever the server said. */
const boilerplate = [
  'the smtp server requires a secure connection or the client is not authenticated',
  'rejected by the recipient domain',
  // What Google and others advise beside the reason.
  'set up spf records',
]

/** The last quoted reply up to its closing quote; `null` where none is quoted. */
export function innermostReply(text: string): string | null {
  let start: number | null = null
  let opener = ''
  for (const found of text.matchAll(quotedReply)) {
    start = found.index + found[0].length
    opener = found[0].trim()
  }
  if (start === null) return null
  // qmail-remote says itself what the server's words do not: at which command they came.
  if (/my name was rejected\.?\s+remote host said:\s*$/i.test(text.slice(Math.max(0, start - 60), start)))
    return `but my name was rejected: ${text.slice(start, start + longestReply)}`
  const reply = text.slice(start, start + longestReply)
  const closer = opener === "'" || opener === '"' ? reply.search(opener === "'" ? /'(?![a-z])/ : /"/) : -1
  return closer === -1 ? reply : reply.slice(0, closer)
}

/**
 * Postfix names the class of its restriction before the reason ("Recipient address rejected: …",
 * postconf(5)): where a reason follows, the class says nothing. "Access denied" is no reason.
 */
function restrictionClass(joined: string): string | null {
  const found = / (?:sender|recipient) address rejected (?!access denied)(?=\S+ \S)/.exec(joined)
  return found?.[0] ?? null
}

/** The words without the sentences that say nothing about the cause. */
export function withoutBoilerplate(words: readonly string[]): string[] {
  let joined = ` ${words.join(' ')} `
  for (const sentence of boilerplate) joined = joined.replaceAll(` ${sentence} `, ' ')
  const restriction = restrictionClass(joined)
  if (restriction !== null) joined = joined.replace(restriction, ' ')
  return joined.split(' ').filter((word) => word !== '')
}
