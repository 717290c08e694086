/**
 * Which replies of servers does a text quote? Bounces, error boxes, log files and exceptions wrap a reply in words of their
 * own ("one of the recipients was rejected by the server"); what counts is the reply inside, and of several the last one
 * that says something. Linear: one pass for the codes, and only the last few replies are looked at.
 */

import { boxLine, framed, nextWords, stackLine } from './reply-frames.ts'

export interface QuotedReply {
  /** Where it begins in the text. */
  at: number
  /** From its code to its end, as it stands there. */
  text: string
}

/**
 * A refusal's code as programs quote it: at a line's start, or after a colon, a quote, an arrow, `<<<` or `said`; before a
 * blank, a hyphen, or what Python and MailKit put behind it (`(535, b'…')`, `535: …`).
 */
const opening =
  /(?:^|[\n:;|'"‘“”«„(>,\]]|was|said|error|response|code)\s{0,12}(?=(?!465|587)[45]\d\d(?:[ -]|\r?\n\s{0,80}(?:[45]\.\d|<?[a-z])|, ?b?['"]|: ?\S))/gi

/**
 * A refusal of IMAP or POP3 in the same places, in capitals as servers send it: `a1 NO …`, `-ERR …`; or, where a program leaves the
 * `NO` out, from its response code on.
 */
const mailboxOpening =
  /(?:[\n:'"‘“”«„(]|\b(?:said|responded))\s{0,12}(?=(?:(?:\*|[A-Za-z]{0,8}\d{1,9}|[A-Za-z]) )?(?:NO|BAD|BYE) \S|-ERR\s|\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CONTACTADMIN|OVERQUOTA|UNAVAILABLE|INUSE|ALERT|WEBALERT|LIMIT|THROTTLED|AUTH|IN-USE|LOGIN-DELAY|SYS\/TEMP|SYS\/PERM)\b)/g

/** No server says more than this in one reply that matters. */
const longestReply = 8000

/** How many of the last replies are looked at; earlier ones did not decide. */
const repliesLookedAt = 24

/** Lines that begin something else than the reply's next line. */
const nextThing =
  /^\s*(?:$|\d{3}[ -]|>>>|<<<|<[=-]|[=-]>|[SC]:|\[(?!\d{1,3}\.|ipv6)|-{3,}|={3,}|<[^>]{1,200}>:|to:|from:|subject:|date:|received:|reporting-mta|final-recipient|action:|status:|remote-mta|last-attempt|giving up|i'm not going to|message rejected by|task '|\*{3}|[a-z]+ -> |-err\b|\+ok\b)/i

/** The client's next command, in a transcript. */
const command = /^\s*(?:(?:QUIT|RSET|DATA|NOOP|STARTTLS)\s*$|MAIL FROM:|RCPT TO:|EHLO |HELO |AUTH [A-Z])/

const closers: Readonly<Record<string, RegExp>> = {
  "'": /'(?![a-z])/i,
  '‘': /['’](?![a-z])/i,
  '"': /"/,
  '“': /[”"]/,
  '„': /[“”"]/,
  '«': /»/,
}

const beginsAnother = (line: string): boolean =>
  nextThing.test(line) || command.test(line) || boxLine.test(line) || stackLine.test(line)

/** Up to the closing quote; without one, while lines of the same code or indented ones follow. */
function replyFrom(text: string, at: number, opener: string): string {
  const reply = text.slice(at, at + longestReply)
  const quote = opener.at(-1) ?? ''
  const closer = quote === '(' ? /['"]\)/ : closers[quote]
  const end = closer === undefined ? -1 : reply.search(closer)
  if (end !== -1) return reply.slice(0, end)
  const lines = reply.split('\n')
  const code = reply.slice(0, 3)
  let count = 1
  // `550-…` goes on until `550 …`; a wrapped line has no code at all.
  while (
    count < lines.length &&
    ((/^\d{3}$/.test(code) && lines[count]!.trim().startsWith(code)) || !beginsAnother(lines[count]!))
  )
    count += 1
  const said = lines.slice(0, count).join('\n')
  const cut = said.search(nextWords)
  return cut === -1 ? said : said.slice(0, cut)
}

/** Nothing but `550-…` lines of the same code lies between, wrapped or not. */
function isContinuation(text: string, from: number, at: number): boolean {
  const code = text.slice(at, at + 3)
  if (at - from > longestReply || !text.startsWith(`${code}-`, from)) return false
  const between = text.slice(from, at).split('\n').slice(1)
  return between.every((line) => line.trim() === '' || line.trim().startsWith(`${code}-`) || !beginsAnother(line))
}

/** What sendmail itself says at the end of a transcript, whatever the other server's reason was. */
const givingUp = /^55\d\s+(?:5\.0\.0\s+)?(?:<[^>\n]{0,300}>\.{3}\s+)?Service\s+unavailable\.?\s*$/i

/** In their order: of all kinds, since a log may hold them all. */
function openingsOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(opening), ...text.matchAll(mailboxOpening), ...text.matchAll(framed)].sort(
    (one, other) => one.index - other.index,
  )
}

/** In their order in the text. */
export function quotedReplies(text: string): QuotedReply[] {
  const found: { at: number; opener: string }[] = []
  for (const match of openingsOf(text)) {
    const at = match.index + match[0].length
    const opener = match[0].trim()
    const previous = found.at(-1)
    if (previous !== undefined && opener === '' && isContinuation(text, previous.at, at)) continue
    found.push({ at, opener })
    if (found.length > repliesLookedAt) found.shift()
  }
  const replies = found.map(({ at, opener }) => {
    // qmail-remote says itself what the server's words do not: at which command they came.
    const greeting = /my name was rejected\.?\s+remote host said:\s*$/i.exec(text.slice(Math.max(0, at - 60), at))
    const start = greeting === null ? at : Math.max(0, at - 60) + greeting.index
    return { at: start, text: text.slice(start, at) + replyFrom(text, at, opener) }
  })
  // A number alone (`responseCode: 534`) repeats what was said elsewhere.
  const saying = replies.filter((reply) => /\p{L}{2}/u.test(reply.text))
  // Where sendmail names the reason, the transcript below it adds nothing but its own summary.
  const reasons = saying.filter((reply) => /\(reason:\s*$/i.test(text.slice(Math.max(0, reply.at - 20), reply.at)))
  return reasons.length > 0 ? reasons : saying.filter((reply) => !givingUp.test(reply.text))
}
