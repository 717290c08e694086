/**
 * Is a pasted text nothing but what a client sends: commands, without any answer? Then nothing was refused. Asked after `redact.ts`, whose
 * mark stands where a secret stood. Linear.
 */
import { hidden } from './redact-words.ts'

/** Who looks at a line or two of commands; a longer text is a log. */
const lookedAt = 4000

/** As logs mark the client's lines. */
const mark = String.raw`(?:(?:\$|#|>{1,3}|[-~]>|c(?:lient)?:|client -> server:|sen[dt]:)\s{1,3})?['"b]{0,2}`
const secret = hidden.replace(/[[\]]/g, String.raw`\$&`)
const argument = String.raw`(?:"[^"\n]{0,200}"|[^\s"]{1,200})`
const mechanism = '(?:plain|login|xoauth2?|oauthbearer|cram-md5|digest-md5|ntlm|gssapi|scram-sha-[\\w-]{1,16})'

const commands: readonly string[] = [
  // RFC 5321, 4954, 3207; 1939, 5034, 2595.
  `auth ${mechanism}(?: (?:${secret}|=))?`,
  `(?:ehlo|helo|lhlo) ${argument}`,
  String.raw`(?:mail from|rcpt to): ?<[^>\n]{0,300}>[^\n]{0,100}`,
  'quit|rset|noop|data|starttls|stls|capa|stat',
  `user ${argument}`,
  `pass ${secret}`,
  `apop ${argument} ${secret}`,
  // RFC 9051.
  `(?:[a-z0-9.]{1,12} )?login ${argument} (?:${secret}|"${secret}")`,
  `[a-z0-9.]{1,12} (?:authenticate ${mechanism}(?: ${secret})?|capability|logout|starttls|noop)`,
  // Of a shell.
  String.raw`(?:\S{0,40}/)?(?:curl|swaks|imapsync|openssl|telnet|msmtp|sendemail|mutt|fetchmail|mbsync|offlineimap|wget) [^\n]{0,2000}(?:-|\d)[^\n]{0,2000}`,
]

const sent = new RegExp(`^\\s{0,20}${mark}(?:${commands.join('|')}|${secret})(?:\\\\r\\\\n)?['"]?\\s{0,20}$`, 'i')

/** A program that says why it gave up: `curl: (67) Login denied`, `swaks: error`. */
const complaint = /\b(?:error|denied|failed|refused|rejected|invalid)\b|\S:\s\(\d|\s[45]\d\d[ -]/i

export function isOfClientAlone(text: string): boolean {
  if (text.length > lookedAt) return false
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every((line) => sent.test(line) && !complaint.test(line))
}
