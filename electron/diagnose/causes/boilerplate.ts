/** What do programs and servers say whatever the reason is? Those words are left out before the rest is judged. */

/** What programs say whatever the server said. */
const boilerplate = [
  'the smtp server requires a secure connection or the client is not authenticated',
  'the smtp server requires a secure connection or the client was not authenticated',
  'rejected by the recipient domain',
  // What Google and others advise beside the reason.
  'set up spf records',
  // OpenSMTPD, of whatever failed.
  'the following list of recipients',
  // Thunderbird, of a connection that failed for no reason it knows.
  'the server may be unavailable or is refusing smtp connections',
]

/**
 * Postfix names the class of its restriction before the reason ("Recipient address rejected: …",
 * postconf(5)): where a reason follows, the class says nothing but whom it is about. "Access denied" is no reason.
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
  if (restriction !== null) joined = joined.replace(restriction, restriction.startsWith(' sender') ? ' sender ' : ' ')
  return joined.split(' ').filter((word) => word !== '')
}

/** Fields of an error box: they tell the place (`explain/box.ts`), and their "No" refuses nothing. */
const boxField =
  /(?:(?:account|subject)\s?:\s?['"‘“][^'"’”\n]{0,200}['"’”]|(?:secure ?\(ssl\)|port|protocol|server error|socket error|error number)\s?:\s?[\w ]{1,20})/gi

export function withoutBoxFields(text: string): string {
  return text.replace(boxField, ' ')
}
