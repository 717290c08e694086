/**
 * Turns what happens in a dialogue into `CheckFacts`: one step per answer, and what ended it. The only place where
 * a `WireFailure` becomes a fact. Knows no protocol.
 *
 * Steps and their replies are the run's only transcript. What this side wrote is never recorded, so no secret can stand
 * in it; what a server repeats of one is scrubbed (sign-in/scrub.ts).
 */
import type { CheckFacts, Offer, SignInRule, Step, Stopped } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import type { StepName, WireError } from '../../contract/words.ts'
import { WireFailure } from '../../wire/world.ts'
import type { DialogueTools } from './tools.ts'

/** Thrown to leave a dialogue whose end is already recorded; nobody outside `converse` sees it. */
const ended = new Error('the dialogue has ended')

/** A server's answer to one command: whether it agreed, and its lines joined by line feeds. */
export interface Answer {
  ok: boolean
  text: string
}

export interface Recorder {
  readonly facts: CheckFacts
  readonly scrub: (text: string) => string
  /** Waits for one answer and records it as a step; a wire failure is recorded and ends the dialogue. */
  ask<T extends Answer>(name: StepName, act: () => Promise<T>, recipient?: string): Promise<T>
  /** Waits for the answer to STARTTLS; a refusal ends the dialogue, an agreement is recorded by link.ts. */
  askToEncrypt(act: () => Promise<Answer>): Promise<{ ms: number; text: string }>
  /** Records a step that was measured elsewhere. */
  add(step: Step): void
  /** The slower address family's fate, known only now: takes the place of the connect step. */
  amendConnect(step: Step): void
  /** Milliseconds since it was made, whole. */
  timer(): () => number
  stop(stopped: Stopped): never
  stopByReply(step: StepName, reply: string): never
  stopByRule(rule: SignInRule): never
  /** `reply`: what the server said in place of an answer. */
  stopByWire(step: StepName, error: WireError, text: string | null): never
  keepOffer(when: 'beforeTls' | 'afterTls', offer: Offer): void
}

function recorderFor(check: PlannedCheck, tools: DialogueTools): Recorder {
  const facts = emptyFacts(check)
  const { scrub } = tools

  const add = (step: Step): void => {
    const clean = { ...step, ms: Math.round(step.ms), reply: step.reply === null ? null : scrub(step.reply) }
    facts.steps.push(clean)
    tools.onStep(clean)
  }
  const timer = (): (() => number) => {
    const from = tools.world.monotonicMs()
    return () => Math.max(0, Math.round(tools.world.monotonicMs() - from))
  }
  const stop = (stopped: Stopped): never => {
    facts.stopped = stopped
    throw ended
  }
  const stopByWire = (step: StepName, error: WireError, text: string | null): never => {
    if (error === 'cancelled' && tools.isNotNeeded()) return stopByRule('not-needed')
    return stop({ by: 'wire', step, error, text: text === null ? null : scrub(text) })
  }
  const stopByRule = (rule: SignInRule): never => stop({ by: 'rule', step: 'sign-in', rule })

  const fail = (name: StepName, error: unknown, ms: number, further: { recipient?: string }): never => {
    if (!(error instanceof WireFailure)) throw error
    const leftOff = error.word === 'cancelled' && tools.isNotNeeded()
    const reply = error.word === 'garbled' ? error.message : null
    const isSilent = error.word === 'cancelled' && tools.isSilent()
    const word = isSilent ? 'timeout' : error.word
    if (!leftOff) add({ name, ok: false, ms, reply, error: word, ...further })
    return stopByWire(name, word, isSilent ? 'no answer, and the same port answers to TLS' : error.message)
  }
  const stopByReply = (step: StepName, reply: string): never => stop({ by: 'reply', step, reply: scrub(reply) })

  return {
    facts,
    scrub,
    add,
    amendConnect(step) {
      const at = facts.steps.findIndex(({ name }) => name === 'connect')
      if (at !== -1) facts.steps[at] = { ...step, ms: Math.round(step.ms) }
    },
    timer,
    stop,
    stopByWire,
    stopByRule,
    stopByReply,
    keepOffer(when, offer) {
      facts.offers[when] = {
        ...offer,
        capabilities: offer.capabilities.map(scrub),
        mechanisms: offer.mechanisms.map(scrub),
      }
    },
    async ask(name, act, recipient) {
      const ms = timer()
      const further = recipient === undefined ? {} : { recipient }
      try {
        const answer = await act()
        add({ name, ok: answer.ok, ms: ms(), reply: answer.text, error: null, ...further })
        return answer
      } catch (error) {
        return fail(name, error, ms(), further)
      }
    },
    async askToEncrypt(act) {
      const ms = timer()
      let answer: Answer
      try {
        answer = await act()
      } catch (error) {
        return fail('starttls', error, ms(), {})
      }
      if (answer.ok) return { ms: ms(), text: answer.text }
      add({ name: 'starttls', ok: false, ms: ms(), reply: answer.text, error: null })
      return stopByReply('starttls', answer.text)
    },
  }
}

/** Runs a dialogue to its recorded end. Only mistakes of ours reject. */
export async function converse(
  check: PlannedCheck,
  tools: DialogueTools,
  talk: (recorder: Recorder) => Promise<void>,
): Promise<CheckFacts> {
  const recorder = recorderFor(check, tools)
  try {
    await talk(recorder)
  } catch (error) {
    if (error !== ended) throw error
  }
  return recorder.facts
}

/** A check of which nothing is known yet. */
export function emptyFacts(check: PlannedCheck): CheckFacts {
  return {
    ...check,
    steps: [],
    stopped: null,
    tls: null,
    greeting: null,
    offers: { beforeTls: null, afterTls: null },
    offersApop: false,
    mechanism: null,
    signedIn: null,
    fetchedBefore: false,
  }
}
