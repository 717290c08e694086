/**
 * The IMAP dialogue in step order: greeting, CAPABILITY, STARTTLS and CAPABILITY again, sign-in, LOGOUT. Fills
 * `CheckFacts`; whether to sign in and what answers mean is asked of others.
 */
import type { CheckFacts, Offer } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import { signInIfPlanned } from '../sign-in/attempt.ts'
import { signInByImapCramMd5 } from '../sign-in/imap-cram-md5.ts'
import { signInByImap } from '../sign-in/imap-sign-in.ts'
import {
  capabilitiesInAnswer,
  capabilitiesInCode,
  imapCommand,
  offerOfCapabilities,
  readImapGreeting,
  type ImapGreeting,
} from './commands/imap-response.ts'
import { encrypt, withLink, type AfterSignIn, type Link } from './link.ts'
import { converse, type Recorder } from './recorder.ts'
import type { DialogueTools } from './tools.ts'

/** `afterSignIn`: what is done on the connection before it is left. */
export function runImap(check: PlannedCheck, tools: DialogueTools, afterSignIn?: AfterSignIn): Promise<CheckFacts> {
  return converse(check, tools, (recorder) =>
    withLink(check, recorder, tools, 'm9 LOGOUT', (link) => talk(link, check, recorder, tools, afterSignIn)),
  )
}

async function talk(
  link: Link,
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
  afterSignIn?: AfterSignIn,
): Promise<void> {
  const greeting = await readGreeting(link, recorder)
  let offer = await capability(link, recorder, 'm1', capabilitiesInCode(greeting.text), greeting.text)
  if (check.security === 'starttls') {
    // After PREAUTH there is no way to encrypt any more (RFC 9051 section 6.2.1), whatever is offered.
    if (!offer.startTls || greeting.status === 'PREAUTH') recorder.stop({ by: 'not-offered', step: 'starttls' })
    const agreed = await recorder.askToEncrypt(() => imapCommand(link.lines, 'm2', 'STARTTLS'))
    await encrypt(link, agreed, check, recorder, tools)
    // What was offered in clear must be forgotten.
    offer = await capability(link, recorder, 'm3', null, '')
  }
  if (greeting.status === 'PREAUTH') offer = { ...offer, mechanisms: [], signIn: false }
  const { encrypted } = link
  const ready = { encrypted, verified: encrypted, offer, offersApop: false }
  await signInIfPlanned(check, recorder, tools, link, ready, (permission) =>
    permission.mechanism === 'CRAM-MD5'
      ? signInByImapCramMd5(link.lines, permission, 'm4', tools.alsoHide)
      : signInByImap(link.lines, permission, { ...check, capabilities: offer.capabilities }),
  )
  await afterSignIn?.(link, recorder, offer)
}

async function readGreeting(link: Link, recorder: Recorder): Promise<ImapGreeting> {
  try {
    const greeting = await recorder.ask('greeting', () => readImapGreeting(link.lines))
    if (!greeting.ok) recorder.stopByReply('greeting', greeting.text)
    return greeting
  } finally {
    recorder.facts.greeting = recorder.facts.steps.find((step) => step.name === 'greeting')?.reply ?? null
  }
}

/** Capabilities that stand in the greeting already are not asked for again: a round trip less. */
async function capability(
  link: Link,
  recorder: Recorder,
  tag: string,
  known: string[] | null,
  knownFrom: string,
): Promise<Offer> {
  let capabilities = known
  if (capabilities === null) {
    const answer = await recorder.ask('hello', async () => {
      const answered = await imapCommand(link.lines, tag, 'CAPABILITY')
      const lines = [...answered.untagged.map((line) => `* ${line}`), answered.text]
      return { ...answered, text: answered.ok ? lines.join('\n') : answered.text }
    })
    if (!answer.ok) recorder.stopByReply('hello', answer.text)
    capabilities = capabilitiesInAnswer(answer) ?? []
  } else {
    recorder.add({ name: 'hello', ok: true, ms: 0, reply: knownFrom, error: null })
  }
  const offer = offerOfCapabilities(capabilities)
  recorder.keepOffer(link.encrypted ? 'afterTls' : 'beforeTls', offer)
  return offer
}
