/** What was pasted: one reply of a server, a bounce, or what a mail program shows? By its shape and its fixed phrases. */
import type { TextKind } from '../causes/reading.ts'
import { phrase, phraseBook } from '../causes/phrase.ts'
import { wordsOf } from '../causes/tokens.ts'
import { hasOutlookCode } from './outlook-codes.ts'

/** Where it can be told, it is at the beginning. */
const lookedAt = 20_000

const smtpReply = /^\s*[2-5]\d\d(?:[ -]|\s*$)/
const enhancedOnly = /^\s*[245]\.\d{1,3}\.\d{1,3}[\s:;,-]/
/** With a tag that no sentence begins with. */
const taggedReply = /^\s*(?:\*|\.|[a-z]{0,8}\d{1,9}) {1,4}(?:no|bad|bye|ok|preauth)(?:[\s,]|$)/i
/** Without one, or with a letter alone: in capitals, as servers write it. "No space left on device" is no answer of IMAP. */
const untaggedReply = /^\s*(?:[a-zA-Z] {1,4})?(?:NO|BAD|BYE|OK|PREAUTH)(?:[\s,]|$)/
const popReply = /^\s*(?:-err|\+ok)(?:\s|$)/i

const bounceSigns = phraseBook(
  [
    // Exim, Postfix, sendmail, qmail, Exchange, Gmail, Domino, mailing lists, and RFC 3464's own fields.
    'this message was created automatically by mail delivery',
    'this is the mail system at',
    'transcript of session follows',
    'this is the qmail send program',
    'delivery has failed|to',
    'delivery status notification',
    'mail delivery failed|subsystem|system',
    'delivery .. delayed|failed|failure',
    'undeliver*',
    'could|couldnt|cannot not|be .. delivered',
    'wasnt|not delivered',
    'returned to sender',
    // Outlook's own, of any server that refused a recipient.
    'not|didnt reach .. intended',
    'following recipient* .. cannot|cant|could|couldnt',
    'failure reasons',
    'final recipient',
    'diagnostic code',
    'remote mta',
    'reporting mta',
    'in reply to rcpt|mail|end|data|helo|ehlo',
    'smtp error from remote',
    'remote server returned',
    'remote host said',
    'generating server',
    'host .. said',
    'message rejected by',
    'technical details of permanent|temporary',
  ].map((each) => ({ phrase: phrase(each), row: 'bounce' })),
)

export function kindOf(text: string): TextKind {
  const part = text.slice(0, lookedAt)
  const lines = part.split('\n').filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  const second = lines[1] ?? ''
  // One reply, wrapped or not; commands or other replies beside it make it a log.
  if (smtpReply.test(first)) return lines.every((line) => isOfReply(line, first)) ? 'smtp' : 'client'
  if (enhancedOnly.test(first) && lines.length < 4) return 'smtp'
  if (popReply.test(first)) return 'pop3'
  if ((taggedReply.test(first) || untaggedReply.test(first)) && (lines.length === 1 || !smtpReply.test(second)))
    return 'imap'
  if (hasOutlookCode(part)) return 'client'
  return bounceSigns(wordsOf(part)).size > 0 ? 'bounce' : 'client'
}

/** The same code, or no code at all: the reply goes on. */
function isOfReply(line: string, first: string): boolean {
  const code = /^\s*(\d{3})[ -]/.exec(line)?.[1]
  return code === undefined
    ? !/^\s*(?:>>>|<<<|[a-z]{4} (?:from|to):|[cs]:)/i.test(line)
    : code === first.trim().slice(0, 3)
}
