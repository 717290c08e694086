/**
 * The SMTP dialogue in step order: greeting, EHLO (HELO where it must be), STARTTLS and EHLO again, sign-in, the
 * relay question, QUIT. Fills `CheckFacts`; whether to sign in and what replies mean is asked of others.
 */
import type { Offer, CheckFacts } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import { signInIfPlanned } from '../sign-in/attempt.ts'
import { signInBySmtp } from '../sign-in/smtp-sign-in.ts'
import { askRelayQuestion } from './commands/relay-question.ts'
import { helloName } from './commands/smtp-hello-name.ts'
import {
  offerOfEhlo,
  offersPipelining,
  offersUtf8,
  readSmtpReply,
  smtpCommand,
  type SmtpReply,
} from './commands/smtp-reply.ts'
import { encrypt, withLink, type AfterSignIn, type Link } from './link.ts'
import { converse, type Recorder } from './recorder.ts'
import type { DialogueTools } from './tools.ts'

/** `afterSignIn`: what is done on the connection in place of the relay question. */
export function runSmtp(check: PlannedCheck, tools: DialogueTools, afterSignIn?: AfterSignIn): Promise<CheckFacts> {
  return converse(check, tools, (recorder) =>
    withLink(check, recorder, tools, 'QUIT', (link) => talk(link, check, recorder, tools, afterSignIn)),
  )
}

async function talk(
  link: Link,
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
  afterSignIn?: AfterSignIn,
): Promise<void> {
  await readGreeting(link, recorder)
  let offer = await hello(link, recorder)
  if (check.security === 'starttls') {
    if (!offer.startTls) recorder.stop({ by: 'not-offered', step: 'starttls' })
    await startTls(link, check, recorder, tools)
    offer = await hello(link, recorder)
  }
  const { encrypted } = link
  const ready = { encrypted, verified: encrypted, offer, offersApop: false }
  const { mechanisms } = offer
  await signInIfPlanned(check, recorder, tools, link, ready, (permission) =>
    signInBySmtp(link.lines, permission, { host: check.host, encrypted, mechanisms }, tools.alsoHide),
  )
  if (afterSignIn) return afterSignIn(link, recorder, offer)
  if (!check.asksRelay) return
  const question = {
    from: tools.email,
    ...tools.recipients,
    pipelining: offersPipelining(offer),
    utf8: offersUtf8(offer),
    signedIn: check.signIn !== null,
  }
  await askRelayQuestion(link.lines, question, recorder, tools.causeOf)
}

async function readGreeting(link: Link, recorder: Recorder): Promise<void> {
  try {
    const greeting = await recorder.ask('greeting', async () => {
      const reply = await readSmtpReply(link.lines)
      // RFC 5321 section 3.1: 220, or a refusal (554, 421).
      return { ...reply, ok: reply.code === 220 }
    })
    if (!greeting.ok) recorder.stopByReply('greeting', greeting.text)
  } finally {
    recorder.facts.greeting = recorder.facts.steps.find((step) => step.name === 'greeting')?.reply ?? null
  }
}

/** EHLO, and HELO where it is not known (RFC 5321 section 3.2): then nothing is offered. */
async function hello(link: Link, recorder: Recorder): Promise<Offer> {
  const name = helloName(link.localAddress)
  const ehlo = await recorder.ask('hello', () => smtpCommand(link.lines, `EHLO ${name}`))
  const when = link.encrypted ? 'afterTls' : 'beforeTls'
  if (ehlo.ok) {
    const offer = offerOfEhlo(ehlo)
    recorder.keepOffer(when, offer)
    return offer
  }
  if (ehlo.code < 500) recorder.stopByReply('hello', ehlo.text)
  const helo = await helloOfOld(link, recorder, name, ehlo.text)
  if (!helo.ok) recorder.stopByReply('hello', helo.text)
  const nothing: Offer = { capabilities: [], startTls: false, mechanisms: [], signIn: false }
  recorder.keepOffer(when, nothing)
  return nothing
}

/** Who hangs up in place of an answer meant the refusal before (a blocklist): it is the last word. */
async function helloOfOld(link: Link, recorder: Recorder, name: string, refusal: string): Promise<SmtpReply> {
  try {
    return await recorder.ask('hello', () => smtpCommand(link.lines, `HELO ${name}`))
  } catch (error) {
    const { stopped } = recorder.facts
    const hasLeft = stopped?.by === 'wire' && (stopped.error === 'closed' || stopped.error === 'reset')
    if (hasLeft) recorder.stopByReply('hello', refusal)
    throw error
  }
}

async function startTls(link: Link, check: PlannedCheck, recorder: Recorder, tools: DialogueTools): Promise<void> {
  const agreed = await recorder.askToEncrypt(() => smtpCommand(link.lines, 'STARTTLS'))
  await encrypt(link, agreed, check, recorder, tools)
}
