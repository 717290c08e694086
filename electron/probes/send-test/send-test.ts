/**
 * `--send-test`: opens the own mailbox, sends one message to the own address, looks until it is there or the wait is
 * over, and deletes it. The mailbox comes first: what cannot be seen and deleted again is not sent.
 */
import type { CheckFacts, SendTestFacts, Step } from '../../contract/facts.ts'
import type { WireError } from '../../contract/words.ts'
import { onAbort, whenTimeIsUp } from '../../wire/run-clock.ts'
import { WireFailure } from '../../wire/world.ts'
import { runImap } from '../dialogues/imap.ts'
import { withMoreTime } from '../dialogues/link.ts'
import { pop3Command } from '../dialogues/commands/pop3-reply.ts'
import { runPop3 } from '../dialogues/pop3.ts'
import { runSmtp } from '../dialogues/smtp.ts'
import type { DialogueTools } from '../dialogues/tools.ts'
import type { RunMemory } from '../run-checks.ts'
import { pause, toolsAgain, type AgainInput } from './again.ts'
import { deliver } from './deliver.ts'
import { openImapMailbox } from './imap-mailbox.ts'
import type { Mailbox, UseMailbox } from './mailbox.ts'
import { testMessage, type TestMessage } from './message.ts'
import { openPop3Mailbox } from './pop3-mailbox.ts'
import { wayIn, wayOut } from './ways.ts'

export interface SendTestInput extends AgainInput {
  /** Of the run that is over: which endpoints were proven. */
  checks: readonly CheckFacts[]
  memory: RunMemory
  /** Milliseconds from the server's yes. */
  waitMs: number
  signal: AbortSignal
  /** `deliver` and `arrive`, of the check that the message goes through. */
  onStep: (check: string, step: Step) => void
}

export interface SendTestOutcome {
  facts: SendTestFacts
  /** Further steps of the check that the message went through. */
  steps: Step[]
}

/** Milliseconds after a cancel in which a message that was sent is still deleted, if that can be. */
const graceMs = 700

/** Never rejects for what a server or the network does. */
export async function sendTestMessage(input: SendTestInput): Promise<SendTestOutcome> {
  const out = wayOut(input.checks, input.causeOf)
  const into = wayIn(input.checks)
  const facts: SendTestFacts = {
    through: out?.id ?? null,
    watched: into?.id ?? null,
    withheld: null,
    accepted: false,
    refused: null,
    arrivedIn: null,
    ms: 0,
    lookedToTheEnd: false,
    sawJunk: false,
    deleted: false,
  }
  const steps: Step[] = []
  const withheld = (why: NonNullable<SendTestFacts['withheld']>): SendTestOutcome => ({
    facts: { ...facts, withheld: why },
    steps,
  })
  if (input.signal.aborted) return withheld('cancelled')
  if (out === null) return withheld('no-way-out')
  if (into === null) return withheld('no-way-in')

  const message = await testMessage(input.account.email, new Date(input.world.now()))
  const add = (step: Step): void => {
    steps.push(step)
    input.onStep(out.id, step)
  }
  const run: Run = { input, out, into, message, facts, add, tools: (check, signal) => again(check, input, signal) }
  const wasOpen = await withMailbox(run, async (mailbox) => {
    const isUnderway = await send(run)
    if (isUnderway) await watch(run, mailbox)
    facts.sawJunk = mailbox.seesJunk()
  })
  if (!wasOpen) return withheld(input.signal.aborted ? 'cancelled' : 'no-way-in')
  return { facts, steps }
}

interface Run {
  input: SendTestInput
  out: CheckFacts
  into: CheckFacts
  message: TestMessage
  facts: SendTestFacts
  add: (step: Step) => void
  tools: (check: CheckFacts, signal: AbortSignal) => DialogueTools
}

function again(check: CheckFacts, input: SendTestInput, signal: AbortSignal): DialogueTools {
  return toolsAgain(check, input.checks, input, input.memory, { signal, onStep() {} })
}

/** Whether the message may be on its way. */
async function send({ input, out, message, facts, add, tools }: Run): Promise<boolean> {
  let isCommitted = false
  const ours = tools(out, input.signal)
  const from = input.world.monotonicMs()
  const dialogue = await runSmtp(plain(out), ours, async (link, recorder) => {
    const answer = await recorder.ask('deliver', () =>
      // The message is looked at before the answer (RFC 5321 section 4.5.3.2.6 allows ten minutes).
      withMoreTime(link, ours, () =>
        deliver(link.lines, input.account.email, message.lines, () => {
          isCommitted = true
        }),
      ),
    )
    facts.accepted = answer.ok
    facts.refused = answer.refused
  })
  const last = dialogue.steps.find(({ name }) => name === 'deliver') ?? dialogue.steps.findLast(({ ok }) => !ok)
  const ms = Math.max(0, Math.round(input.world.monotonicMs() - from))
  const { stopped } = dialogue
  const error = stopped?.by === 'wire' ? stopped.error : null
  add({
    name: 'deliver',
    ok: facts.accepted,
    ms: last?.name === 'deliver' ? last.ms : ms,
    reply: last?.reply ?? null,
    error,
  })
  return facts.accepted || (isCommitted && facts.refused === null)
}

/** Looks until the message is there, the wait is over, or the run is cancelled; then deletes it. */
async function watch({ input, facts, add }: Run, mailbox: Mailbox): Promise<void> {
  const { world, waitMs, signal } = input
  const from = world.monotonicMs()
  const spent = (): number => Math.max(0, Math.round(world.monotonicMs() - from))
  const arrive = (error: WireError | null): void => {
    facts.ms = spent()
    // What arrived was accepted, whether or not the answer was heard.
    facts.accepted ||= facts.arrivedIn !== null
    add({ name: 'arrive', ok: facts.arrivedIn !== null, ms: facts.ms, reply: null, error })
  }
  try {
    let restMs = mailbox.restMs.first
    for (;;) {
      const isLast = spent() >= waitMs || signal.aborted
      facts.arrivedIn = await mailbox.look()
      if (facts.arrivedIn !== null || isLast) break
      await pause(signal, Math.min(restMs, Math.max(0, waitMs - spent())))
      restMs = Math.min(2 * restMs, mailbox.restMs.most)
    }
    facts.lookedToTheEnd = facts.arrivedIn !== null || !signal.aborted
    arrive(facts.arrivedIn !== null ? null : signal.aborted ? 'cancelled' : 'timeout')
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return arrive(signal.aborted ? 'cancelled' : error.word)
  }
  if (facts.arrivedIn === null) return
  try {
    facts.deleted = await mailbox.remove()
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
  }
}

/** False: it could not be opened (again), and `use` was not called. */
async function withMailbox(run: Run, use: UseMailbox): Promise<boolean> {
  const { input, into, message, tools } = run
  // The mailbox outlives a cancel by a moment: what was sent is to be deleted.
  const grace = new AbortController()
  const timers: (() => void)[] = []
  const letGo = onAbort(input.signal, () => timers.push(whenTimeIsUp(graceMs, () => grace.abort())))
  let wasOpen = false
  const useIt = async (mailbox: Mailbox | null): Promise<void> => {
    if (mailbox === null || input.signal.aborted) return
    wasOpen = true
    await use(mailbox)
  }
  try {
    if (into.protocol === 'imap') {
      await runImap(plain(into), tools(into, grace.signal), async ({ lines }) =>
        useIt(await openImapMailbox(lines, message)),
      )
    } else await useIt(await openPop3Mailbox(visits(run, grace.signal), message))
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
  } finally {
    letGo()
    for (const stop of timers) stop()
  }
  return wasOpen
}

/** Each visit is a connection and a sign-in of its own: POP3 shows nothing that came later. */
function visits({ into, tools }: Run, signal: AbortSignal) {
  return async <T>(act: (lines: Parameters<typeof pop3Command>[0]) => Promise<T>): Promise<T> => {
    let result: { value: T } | null = null
    let failure: WireFailure | null = null
    const facts = await runPop3(plain(into), tools(into, signal), async ({ lines }) => {
      try {
        const value = await act(lines)
        if ((await pop3Command(lines, 'QUIT')).ok) result = { value }
      } catch (error) {
        if (!(error instanceof WireFailure)) throw error
        failure = error
      }
    })
    const done = result as { value: T } | null
    if (done !== null) return done.value
    const { stopped } = facts
    const word = stopped?.by === 'wire' ? stopped.error : 'other'
    throw failure ?? new WireFailure(word, 'the mailbox could not be opened again')
  }
}

/** Asked for one address only: both families were compared before. */
function plain(check: CheckFacts): CheckFacts {
  return { ...check, bothFamilies: false }
}
