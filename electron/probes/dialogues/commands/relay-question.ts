/**
 * The relay question (diagnosis.md, section 4): MAIL FROM, RCPT TO own, RCPT TO outside, RSET; no message is sent.
 * What its answers mean for the account is diagnosed elsewhere; here only whether a refusal was about the address.
 */
import type { CauseOf } from '../../../contract/cause-of.ts'
import type { Cause, StepName } from '../../../contract/words.ts'
import type { LineConnection } from '../../../wire/line-connection.ts'
import { WireFailure } from '../../../wire/world.ts'
import type { Recorder } from '../recorder.ts'
import { needsUtf8, writtenAddress } from './smtp-address.ts'
import { readSmtpReply, smtpCommand, type SmtpReply } from './smtp-reply.ts'

export interface RelayQuestion {
  from: string
  own: string
  /** Asked one after the other, the next only when the refusal was about the address. */
  outside: readonly string[]
  /** Commands are sent without waiting for the answers (RFC 2920). */
  pipelining: boolean
  /** Addresses may have letters that are not ASCII before the @ (RFC 6531). */
  utf8: boolean
  /** A refused outside recipient is inconclusive only where somebody is signed in. */
  signedIn: boolean
}

/** Records the steps; ends the dialogue at a refusal. */
export async function askRelayQuestion(
  lines: LineConnection,
  question: RelayQuestion,
  recorder: Recorder,
  causeOf: CauseOf,
): Promise<void> {
  const { own, from, utf8 } = question
  if (!utf8 && needsUtf8(from)) recorder.stop({ by: 'not-offered', step: 'sender' })
  const [outside, ...others] = question.outside.filter((address) => utf8 || !needsUtf8(address))
  const first = await ask(lines, question, [['recipient-own', own], ...outsideStep(outside)], recorder)
  const [toOwn, toOutside] = first
  if (toOutside && !toOutside.ok && question.signedIn && others[0] !== undefined) {
    if (isAboutAddress(toOutside.text, causeOf)) {
      const [second] = await ask(lines, question, outsideStep(others[0]), recorder)
      if (second?.ok) return stopAtOwn(toOwn, recorder)
      if (second) recorder.stopByReply('recipient-outside', second.text)
      return
    }
  }
  if (toOutside && !toOutside.ok) recorder.stopByReply('recipient-outside', toOutside.text)
  stopAtOwn(toOwn, recorder)
}

/** The refusal is about this one address, not about passing mail on (4.1.x, 5.1.x, 556, greylisting, a full mailbox). */
export function isAboutAddress(reply: string, causeOf: CauseOf): boolean {
  const cause = causeOf({ protocol: 'smtp', step: 'recipient-outside', text: reply })
  if (causesAboutAddress.has(cause)) return true
  if (cause !== 'unknown' && cause !== 'temporary-failure') return false
  return /^(?:556\b|\d{3}[ -][45]\.1\.(?!7\b|8\b)\d)/m.test(reply)
}

const causesAboutAddress: ReadonlySet<Cause> = new Set([
  'recipient-unknown',
  'recipient-misrouted',
  'recipient-policy',
  'greylisted',
  'mailbox-full',
])

function stopAtOwn(toOwn: SmtpReply | undefined, recorder: Recorder): void {
  if (toOwn && !toOwn.ok) recorder.stopByReply('recipient-own', toOwn.text)
}

function outsideStep(address: string | undefined): [StepName, string][] {
  return address === undefined ? [] : [['recipient-outside', address]]
}

/** One MAIL FROM with its recipients and RSET; the sender is a step of its own only the first time. */
async function ask(
  lines: LineConnection,
  { from, pipelining }: RelayQuestion,
  recipients: readonly [StepName, string][],
  recorder: Recorder,
): Promise<SmtpReply[]> {
  const isInUtf8 = [from, ...recipients.map(([, address]) => address)].some(needsUtf8)
  const sender = `MAIL FROM:<${writtenAddress(from)}>${isInUtf8 ? ' SMTPUTF8' : ''}`
  const asked = recipients.map(([, address]) => `RCPT TO:<${writtenAddress(address)}>`)
  const isFirst = !recorder.facts.steps.some((step) => step.name === 'sender')
  lines.startAnswer()
  if (pipelining) await sendAll(lines, [sender, ...asked, 'RSET'])
  const next = (command: string): Promise<SmtpReply> => {
    if (!pipelining) return smtpCommand(lines, command)
    lines.startAnswer()
    return readSmtpReply(lines)
  }

  const toSender = isFirst ? await recorder.ask('sender', () => next(sender)) : await onceMore(next(sender), recorder)
  if (!toSender.ok) {
    if (isFirst) recorder.stopByReply('sender', toSender.text)
    return []
  }
  const replies: SmtpReply[] = []
  for (const [at, [name, address]] of recipients.entries()) {
    const reply = await recorder.ask(name, () => next(asked[at] ?? ''), address)
    // RFC 5321 section 3.8: the server is leaving, whatever it was asked.
    if (reply.code === 421) recorder.stopByReply(name, reply.text)
    replies.push(reply)
  }
  await leftOver(next('RSET'))
  return replies
}

/** The sender said again teaches nothing, but that the server left after the refusal before: that refusal stands. */
async function onceMore(reply: Promise<SmtpReply>, recorder: Recorder): Promise<SmtpReply> {
  try {
    return await reply
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return recorder.stopByWire('recipient-outside', error.word, error.message)
  }
}

/** In one go, but one command each: a reply per line keeps what it answers plain. */
async function sendAll(lines: LineConnection, commands: readonly string[]): Promise<void> {
  const sent = await Promise.allSettled(commands.map((command) => lines.write(command)))
  const failed = sent.find((result) => result.status === 'rejected')
  // What cannot be sent shows at the reading: a server may answer the first command and close.
  if (failed && !(failed.reason instanceof WireFailure)) throw failed.reason
}

/** RSET's answer teaches nothing; that the server is gone by then, neither. */
async function leftOver(reply: Promise<SmtpReply>): Promise<void> {
  try {
    await reply
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
  }
}
