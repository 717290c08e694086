/**
 * What does a pasted text mean: a reply, a bounce, an error box, a log? Takes out what decides and the place it speaks of.
 * The words for people are advise's. Linear in the text; never throws for what stands in it.
 */
import type { Explained } from '../../contract/explained.ts'
import type { Cause, Protocol } from '../../contract/words.ts'
import { withoutBoxFields } from '../causes/boilerplate.ts'
import { causeOfText } from '../causes/cause-of-text.ts'
import { isOwnSide } from '../causes/quoted.ts'
import type { TextInContext, TextKind } from '../causes/reading.ts'
import { quotedReplies } from '../causes/quoted-replies.ts'
import { shapeOf } from '../causes/reply-shape.ts'
import { longestText, wordsOf } from '../causes/tokens.ts'
import { placeIn } from './box.ts'
import { partsOfMessage } from './delivery-report.ts'
import { kindOf } from './kind-of.ts'
import { withoutOriginalMessage } from './original-message.ts'
import { isOfOtherSystem } from './other-systems.ts'
import { outlookCode } from './outlook-codes.ts'
import { readable } from './readable.ts'
import type { DeliveryReport } from './report-fields.ts'
import { deliveryReport, linesAbout, withoutFields } from './report-fields.ts'

type JudgeText = (input: TextInContext) => Cause

export type Findings = Omit<Explained, 'title' | 'explanation' | 'actor'> & { kind: TextKind }

interface Decision {
  cause: Cause
  quote: string
}

/** More than this is no quotation. */
const longestQuote = 1000

/** Of a text longer than both together, its beginning and its end: what decides stands in one of them. */
const longestHead = 131_072
const longestTail = 131_072

function headAndTail(text: string): string {
  if (text.length <= longestHead + longestTail) return text
  return `${text.slice(0, longestHead)}\n${text.slice(-longestTail)}`
}

const trimmed = (quote: string) => quote.trim().slice(0, longestQuote)

/** Without a quotation mark at its end that closes what was opened before it. */
function withoutLooseMark(quote: string): string {
  const last = quote.at(-1) ?? ''
  const isLoose = `'"`.includes(last)
    ? quote.split(last).length % 2 === 0
    : '’”»'.includes(last) && !/[‘“«]/.test(quote)
  return isLoose ? quote.slice(0, -1).trimEnd() : quote
}

/** Among lines of a dialogue, what the server said at last; a goodbye decides nothing. */
const acceptedAtLast =
  /(?:^|\n)[^\n]{0,60}?\b(?:250|235|354)[ -](?:\d\.\d\.\d ?)?[^\n]{0,40}(?:queued|accepted|delivered|succe(?:ss|eded)|message received|completed)[^\n]*/gi
const refusedAtLast = /(?:^|[\n:'"( >])[45]\d\d[ -]/g

function lastPlace(text: string, pattern: RegExp): number {
  let at = -1
  for (const found of text.matchAll(pattern)) at = found.index
  return at
}

/** The last reply that means by itself what the whole does; else the last that says anything, `null` where none does. */
function byReply(causeOf: JudgeText, kind: TextKind, text: string, whole: Cause): Decision | null {
  const inside = kind === 'bounce' || kind === 'client' ? kind : 'client'
  // "Port: 465" of a box is no reply.
  const replies = quotedReplies(kind === 'client' ? withoutBoxFields(text) : text)
    .reverse()
    .map((reply) => ({
      cause: causeOf({ kind: inside, step: null, text: reply.text }),
      quote: withoutLooseMark(trimmed(reply.text)),
    }))
    .filter(({ cause }) => cause !== 'unknown' && cause !== 'accepted')
  return replies.find(({ cause }) => cause === whole) ?? replies[0] ?? null
}

/** The shortest piece of the text that means the same as the whole: a line, else a sentence. */
function decidingPiece(causeOf: JudgeText, kind: TextKind, text: string, cause: Cause): string {
  if (cause === 'unknown') return text.trim().slice(0, 300)
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const few = lines.length > 400 ? [...lines.slice(0, 200), ...lines.slice(-200)] : lines
  const means = (piece: string) => causeOf({ kind, step: null, text: piece }) === cause
  const line = few.length > 1 ? few.find((each) => each.length < 4000 && means(each)) : few[0]
  return trimmed(line ?? text)
}

function decide(causeOf: JudgeText, kind: TextKind, text: string): Decision {
  if (kind === 'smtp' || kind === 'imap' || kind === 'pop3') {
    const cause = causeOf({ kind, step: null, text })
    return { cause, quote: kind === 'smtp' ? trimmed(text) : decidingPiece(causeOf, kind, text, cause) }
  }
  if (kind === 'client' && lastPlace(text, acceptedAtLast) > lastPlace(text, refusedAtLast))
    return {
      cause: 'accepted',
      quote: decidingPiece(causeOf, kind, text.slice(lastPlace(text, acceptedAtLast)), 'accepted'),
    }
  // The whole text knows who spoke (the own server, or another one that a bounce quotes).
  const cause = causeOf({ kind, step: null, text })
  const reply = byReply(causeOf, kind, text, cause)
  const number = cause === 'unknown' ? outlookCode(text) : null
  if (number !== null) return { cause: number.cause, quote: number.quote }
  return { cause, quote: reply?.quote ?? decidingPiece(causeOf, kind, text, cause) }
}

/** A report's own answer decides before the prose around it; a server that answered it is another one. */
function byReport(causeOf: JudgeText, report: DeliveryReport, about: string): Decision | null {
  const { diagnostic } = report
  if (report.action === 'delivered') return { cause: 'accepted', quote: trimmed(diagnostic ?? report.written) }
  if (diagnostic === null) return null
  const cause = causeOf({ kind: 'bounce', step: null, text: diagnostic })
  if (cause === 'unknown' || cause === 'accepted') return null
  const isAnothers =
    report.remote !== null || causeOf({ kind: 'bounce', step: null, text: about }) === 'recipient-misrouted'
  // A smart host that refuses the sender is one's own side, whoever reports it.
  const isOwn = report.isOwn || isOwnSide(wordsOf(about))
  const misrouted = isAnothers && !isOwn && (cause === 'relay-denied' || cause === 'auth-required')
  return { cause: misrouted ? 'recipient-misrouted' : cause, quote: trimmed(diagnostic) }
}

/** Where neither an answer nor prose says why, the registered meaning of the status. */
function byStatus(causeOf: JudgeText, { status, written }: DeliveryReport): Decision | null {
  if (status === null) return null
  const cause = causeOf({ kind: 'bounce', step: null, text: status })
  return cause === 'unknown' ? null : { cause, quote: trimmed(written) }
}

function decideReport(causeOf: JudgeText, report: DeliveryReport, about: string): Decision {
  const told = byReport(causeOf, report, about)
  if (told !== null) return told
  const prose = withoutFields(about)
  const said = prose.trim() === '' ? null : decide(causeOf, 'bounce', prose)
  if (said !== null && said.cause !== 'unknown') return said
  return (
    byStatus(causeOf, report) ?? {
      cause: 'unknown',
      quote: trimmed(report.diagnostic ?? said?.quote ?? report.written),
    }
  )
}

/** As Python quotes a reply: `(535, b'5.7.8 …')`. */
function codeAtStart(quote: string): number | null {
  const code = /^\(?([45]\d\d),/.exec(quote)?.[1]
  return code === undefined ? null : Number(code)
}

/** RFC 5530, 9051, 9208 (IMAP) and RFC 2449, 3206 (POP3); in capitals, as the servers send them. */
const responseCode =
  /\[(ALERT|UNAVAILABLE|AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CONTACTADMIN|NOPERM|INUSE|IN-USE|EXPUNGEISSUED|CORRUPTION|SERVERBUG|CLIENTBUG|CANNOT|LIMIT|OVERQUOTA|THROTTLED|WEBALERT|AUTH|LOGIN-DELAY|SYS\/TEMP|SYS\/PERM|NONEXISTENT|ALREADYEXISTS)\b[^\]\n]{0,200}\]/

function responseCodeIn(quote: string): string | null {
  return responseCode.exec(quote)?.[1] ?? shapeOf(quote).responseCode
}

function protocolOf(
  kind: TextKind,
  { cause, quote }: Decision,
  code: number | null,
  enhanced: string | null,
  named: Protocol | null,
): Protocol | null {
  if (kind === 'smtp' || kind === 'imap' || kind === 'pop3') return kind
  if (named !== null) return named
  if (/^-ERR\b/.test(quote)) return 'pop3'
  if (/^(?:\S{1,10} )?(?:NO|BAD|BYE) /.test(quote)) return 'imap'
  return (kind === 'bounce' && cause !== 'unknown') || code !== null || enhanced !== null ? 'smtp' : null
}

export interface Pasted {
  kind: TextKind
  /** Without the markup, the headers and the original message. */
  body: string
  /** The fields of an RFC 3464 report, where one is there. */
  report: DeliveryReport | null
}

/** What of a pasted text is looked at; nothing is judged yet. */
export async function partsOf(pasted: string): Promise<Pasted> {
  const text = pasted.slice(0, longestText)
  const message = await partsOfMessage(text)
  const body = headAndTail(withoutOriginalMessage(readable(message?.body ?? text)))
  const report = deliveryReport(message === null ? body : readable(message.report))
  return { kind: message === null && report === null ? kindOf(body) : 'bounce', body, report }
}

/** Said by something else than mail: its numbers are none of ours. */
function foreign(body: string): Findings {
  const quote = body.trim().slice(0, 300)
  const none = { protocol: null, code: null, enhanced: null, responseCode: null }
  return { kind: 'client', cause: 'unknown', quote, ...none, server: null, port: null, security: null, email: null }
}

/** `causeOf`: another judge than the program's own, where it is measured how well one does. */
export async function explainText(pasted: string, causeOf: JudgeText = causeOfText): Promise<Findings> {
  const { kind, body, report } = await partsOf(pasted)
  if (report === null && isOfOtherSystem(kind, body)) return foreign(body)
  const about = report === null ? body : linesAbout(report, body)
  const decision = report === null ? decide(causeOf, kind, body) : decideReport(causeOf, report, about)
  const shape = shapeOf(decision.quote)
  const place = placeIn(about)
  const code =
    shape.code ?? codeAtStart(decision.quote) ?? shapeOf(kind === 'client' ? withoutBoxFields(about) : about).code
  const enhanced = shape.enhanced ?? report?.status ?? null
  const server = report?.remote ?? place.server
  return {
    kind,
    cause: decision.cause,
    quote: decision.quote,
    protocol: protocolOf(kind, decision, code, enhanced, place.protocol),
    code,
    enhanced,
    responseCode: kind === 'bounce' || kind === 'smtp' ? null : responseCodeIn(decision.quote),
    server: server === null ? null : (/[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/i.exec(server)?.[0]?.toLowerCase() ?? null),
    port: place.port,
    security: place.security,
    email: report?.recipient ?? place.email,
  }
}
