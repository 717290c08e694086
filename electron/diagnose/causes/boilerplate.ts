/** What do programs and servers say whatever the reason is? Those words are left out before the rest is judged. */

/** What programs say whatever the server said. */
const boilerplate = [
  'the smtp server requires a secure connection or the client is not authenticated',
  'the smtp server requires a secure connection or the client was not authenticated',
  'rejected by the recipient domain',
  // What Google and others advise beside the reason.
  'set up spf records',
  // Postfix, around whatever reason (bounce(5), the template failure_template).
  'im sorry to have to inform you that',
  'your message could not be delivered to one or more recipients',
  'its attached below',
  'you can delete your own text from the attached returned message',
  // OpenSMTPD, of whatever failed.
  'the following list of recipients',
  // Thunderbird, of a connection that failed for no reason it knows.
  'the server may be unavailable or is refusing smtp connections',
  // Apple Mail asks whether it may do without.
  'do you want to try setting up the account without ssl',
  // Go's net package, of whatever it could not reach.
  'dial tcp',
  // Postfix, where Cyrus SASL gives no reason (xsasl_server_reply).
  'reason unavailable',
  'reason unknown',
  'reason not given',
  'no reason given',
  'unknown reason',
]

/** One word for what in other words looks like a limit that was exceeded. */
const timeLimit = / (?:limit czasu|tempo limite|tiempo limite|limite de (?:tiempo|tempo)) /g

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
  joined = joined.replace(timeLimit, ' timeout ')
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

const mechanism = String.raw`(?:plain|login|cram-md5|digest-md5|ntlm|gssapi|x?oauth2|oauthbearer|scram-sha-\d{1,3}(?:-plus)?|apop)`

/** Mechanisms and encryption that a log or a transcript names in passing: which was used, and no complaint about it. */
const passingNames: readonly [RegExp, string][] = [
  // Dovecot's fields: `user=<ann>, method=PLAIN, rip=192.0.2.1, TLS, session=<…>`.
  [/\b(?:sasl_)?method=["']?[a-z][\w-]{1,20}(?=["',;)\s]|$)(?! (?:is )?(?:not|un))/gi, ''],
  [/\b(?:user|rip|lip|mpid|session|rport|lport)=(?:<[^>\n]{0,200}>|[\da-f.:]{1,40})(?=[,;)\s]|$)/gi, ''],
  [/,[ \t](?:TLS(?: handshaking)?|secured)(?:: Connection closed)?(?=[ \t]?(?:,|$))/gim, ''],
  // The client's own command: alone on its line, or told before a colon as the place where it failed.
  [
    new RegExp(
      String.raw`^[^\w\n]{0,8}(?:C: ?|\w{1,8} (?=authenticate ))?auth(?:enticate)? ${mechanism}(?: [\w+/=*.-]{0,8000})?[ \t]*$`,
      'gim',
    ),
    '',
  ],
  [new RegExp(String.raw`\b(auth(?:enticate)?) ${mechanism}(?= command result:|:)`, 'gi'), '$1'],
  [/[\w-]{1,20}(?: and [\w-]{1,20})? (?:is|are) also (?:supported|available|offered)/gi, ''],
]

export function withoutPassingNames(text: string): string {
  return passingNames.reduce((left, [pattern, kept]) => left.replace(pattern, kept), text)
}
