/**
 * What does a pasted text mean: a reply, a bounce, an error box, a log? Takes out what decides and the place it speaks of.
 * The words for people are advise's. Linear in the text; never throws for what stands in it.
 */
import type { Explained } from '../../contract/explained.ts'
import type { Cause, Protocol } from '../../contract/words.ts'
import { withoutBoxFields } from '../causes/boilerplate.ts'
import { causeOfText } from '../causes/cause-of-text.ts'
import type { TextKind } from '../causes/reading.ts'
import { knownResponseCode, shapeOf } from '../causes/reply-shape.ts'
import { longestText } from '../causes/tokens.ts'
import { placeIn } from './box.ts'
import type { Place } from './box.ts'
import { isOfClientAlone } from './client-alone.ts'
import { decide, decideReport } from './decide.ts'
import type { Decision, JudgeText } from './decide.ts'
import { partsOfMessage } from './delivery-report.ts'
import { kindOf } from './kind-of.ts'
import { withoutOriginalMessage } from './original-message.ts'
import { isOfOtherSystem } from './other-systems.ts'
import { readable } from './readable.ts'
import { failedRecipient } from './recipient.ts'
import { redacted } from './redact.ts'
import type { DeliveryReport } from './report-fields.ts'
import { deliveryReport, linesAbout } from './report-fields.ts'

export type Findings = Omit<Explained, 'title' | 'explanation' | 'actor'> & { kind: TextKind }

/** Of a text longer than both together, its beginning and its end: what decides stands in one of them. */
const longestHead = 131_072
const longestTail = 131_072

function headAndTail(text: string): string {
  if (text.length <= longestHead + longestTail) return text
  return `${text.slice(0, longestHead)}\n${text.slice(-longestTail)}`
}

/** As Python quotes a reply: `(535, b'5.7.8 …')`. */
function codeAtStart(quote: string): number | null {
  const code = /^\(?([45]\d\d),/.exec(quote)?.[1]
  return code === undefined ? null : Number(code)
}

function responseCodeIn(quote: string): string | null {
  return knownResponseCode.exec(quote)?.[1] ?? shapeOf(quote).responseCode
}

/** Of HTTP (RFC 9110), as services that send mail answer their programs: RFC 5321, 4.2.1 leaves 400 to 419 empty but for syntax. */
function isOfHttp(code: number, about: string): boolean {
  if (/[45]\.\d{1,3}\.\d{1,3}/.test(about)) return false
  return (
    (code >= 400 && code < 420) ||
    code === 429 ||
    new RegExp(String.raw`\b(?:http(?:/\d(?:\.\d)?)?|status(?: ?code)?)\W{1,4}${code}\b`, 'i').test(about)
  )
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
  /** For whom a message's own header says that it failed. */
  failed: string | null
}

/** What of a pasted text is looked at; nothing is judged yet. */
export async function partsOf(pasted: string): Promise<Pasted> {
  const text = pasted.slice(0, longestText)
  const message = await partsOfMessage(text)
  const body = headAndTail(withoutOriginalMessage(redacted(readable(message?.body ?? text))))
  const report = deliveryReport(message === null ? body : redacted(readable(message.report)))
  const kind = message === null && report === null ? kindOf(body) : 'bounce'
  return { kind, body, report, failed: message?.failed ?? null }
}

/** Of these the recipient's address is the one to speak of, whatever kind of text says it. */
const aboutRecipient: ReadonlySet<Cause> = new Set<Cause>([
  'recipient-unknown',
  'recipient-misrouted',
  'recipient-policy',
  'greylisted',
])

/** Of a bounce whose sender is refused, the sender's; else of a bounce the recipient's; else the account's. */
function emailOf(kind: TextKind, { cause, quote }: Decision, text: string, place: Place): string | null {
  const isRecipients = kind === 'bounce' ? cause !== 'sender-not-allowed' : aboutRecipient.has(cause)
  return isRecipients ? failedRecipient(text, quote) : place.email
}

/** Said by something else than a mail server: its numbers are none of ours. */
function foreign(body: string): Findings {
  const quote = body.trim().slice(0, 300)
  const none = { protocol: null, code: null, enhanced: null, responseCode: null }
  return { kind: 'client', cause: 'unknown', quote, ...none, server: null, port: null, security: null, email: null }
}

/** `causeOf`: another judge than the program's own, where it is measured how well one does. */
export async function explainText(pasted: string, causeOf: JudgeText = causeOfText): Promise<Findings> {
  const { kind, body, report, failed } = await partsOf(pasted)
  if (report === null && (isOfOtherSystem(kind, body) || isOfClientAlone(body))) return foreign(body)
  const about = report === null ? body : linesAbout(report, body)
  const decision = report === null ? decide(causeOf, kind, body) : decideReport(causeOf, report, about)
  const shape = shapeOf(decision.quote)
  const place = placeIn(about)
  const written =
    shape.code ?? codeAtStart(decision.quote) ?? shapeOf(kind === 'client' ? withoutBoxFields(about) : about).code
  const code = written !== null && kind === 'client' && isOfHttp(written, about) ? null : written
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
    email: report?.recipient ?? failed ?? emailOf(kind, decision, about, place),
  }
}
