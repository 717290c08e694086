/**
 * The POP3 dialogue in step order: greeting (and whether it allows APOP), CAPA, STLS and CAPA again, sign-in, QUIT.
 * Fills `CheckFacts`; whether to sign in and what replies mean is asked of others.
 */
import type { CheckFacts, Offer } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import { signInIfPlanned } from '../sign-in/attempt.ts'
import { signInByPop3 } from '../sign-in/pop3-sign-in.ts'
import { apopTimestamp, askCapa, offerOfCapa, pop3Command, readPop3Reply } from './commands/pop3-reply.ts'
import { encrypt, withLink, type AfterSignIn, type Link } from './link.ts'
import { converse, type Recorder } from './recorder.ts'
import type { DialogueTools } from './tools.ts'

/** `afterSignIn`: what is done on the connection before it is left. */
export function runPop3(check: PlannedCheck, tools: DialogueTools, afterSignIn?: AfterSignIn): Promise<CheckFacts> {
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
  const timestamp = apopTimestamp(await readGreeting(link, recorder))
  recorder.facts.offersApop = timestamp !== null
  let offer = await capa(link, recorder)
  if (check.security === 'starttls') {
    if (!offer.startTls) recorder.stop({ by: 'not-offered', step: 'starttls' })
    const agreed = await recorder.askToEncrypt(() => pop3Command(link.lines, 'STLS'))
    await encrypt(link, agreed, check, recorder, tools)
    offer = await capa(link, recorder)
  }
  const { encrypted } = link
  const ready = { encrypted, verified: encrypted, offer, offersApop: timestamp !== null }
  await signInIfPlanned(check, recorder, tools, link, ready, (permission) =>
    signInByPop3(link.lines, permission, timestamp, tools.alsoHide),
  )
  await afterSignIn?.(link, recorder, offer)
}

async function readGreeting(link: Link, recorder: Recorder): Promise<string> {
  try {
    const greeting = await recorder.ask('greeting', () => readPop3Reply(link.lines))
    if (!greeting.ok) recorder.stopByReply('greeting', greeting.text)
    return greeting.text
  } finally {
    recorder.facts.greeting = recorder.facts.steps.find((step) => step.name === 'greeting')?.reply ?? null
  }
}

/** A server that does not know CAPA (RFC 2449) is no worse for it: the dialogue goes on. */
async function capa(link: Link, recorder: Recorder): Promise<Offer> {
  const answer = await recorder.ask('hello', () => askCapa(link.lines))
  const offer = offerOfCapa(answer.capabilities)
  recorder.keepOffer(link.encrypted ? 'afterTls' : 'beforeTls', offer)
  return offer
}
