/**
 * Which words of a pasted text decide, and which one cause do they mean? A reply that is quoted, a delivery report's answer, an error
 * box's number, or the text as a whole. Each piece is judged by the `causeOf` that is handed in.
 */
import type { Cause } from '../../contract/words.ts'
import { withoutBoxFields } from '../causes/boilerplate.ts'
import { isOwnSide } from '../causes/quoted.ts'
import { quotedReplies } from '../causes/quoted-replies.ts'
import type { TextInContext, TextKind } from '../causes/reading.ts'
import { wordsOf } from '../causes/tokens.ts'
import { isDialogue, lastAnswers } from './dialogue.ts'
import { outlookCode } from './outlook-codes.ts'
import type { DeliveryReport } from './report-fields.ts'
import { withoutFields } from './report-fields.ts'

export type JudgeText = (input: TextInContext) => Cause

export interface Decision {
  cause: Cause
  quote: string
}

/** More than this is no quotation. */
const longestQuote = 1000

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

/** What the last refusal of a dialogue means that means anything; `null` where the text is none, or ends with a yes. */
function byDialogue(causeOf: JudgeText, text: string): Decision | null {
  const answers = lastAnswers(text)
  const last = answers[0]
  if (last?.isRefusal !== true || !isDialogue(text, answers)) return null
  for (const answer of answers.filter(({ isRefusal }) => isRefusal)) {
    const cause = causeOf({ kind: answer.protocol, step: null, text: answer.text })
    if (cause !== 'unknown' && cause !== 'accepted') return { cause, quote: trimmed(answer.text) }
  }
  return { cause: 'unknown', quote: trimmed(last.text) }
}

/** Of a text without a delivery report. Where a refusal came last, nothing was accepted, whatever was said before. */
export function decide(causeOf: JudgeText, kind: TextKind, text: string): Decision {
  const found = (kind === 'bounce' ? null : byDialogue(causeOf, text)) ?? decideText(causeOf, kind, text)
  const last = found.cause === 'accepted' ? lastAnswers(text)[0] : undefined
  return last?.isRefusal === true ? { cause: 'unknown', quote: trimmed(last.text) } : found
}

function decideText(causeOf: JudgeText, kind: TextKind, text: string): Decision {
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

/** `about`: what the text says of the recipient whose fields decide. */
export function decideReport(causeOf: JudgeText, report: DeliveryReport, about: string): Decision {
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
