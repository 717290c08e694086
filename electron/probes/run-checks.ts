/**
 * One round: all dialogues side by side, their sign-ins in turn. What is tried comes from plan/, whether and when a
 * password is sent from sign-in/ and turns.ts, what replies mean from `causeOf`. Returns facts; never rejects for
 * what the network does.
 */
import { setMaxListeners } from 'node:events'
import type { Account } from '../contract/account.ts'
import type { CauseOf } from '../contract/cause-of.ts'
import type { CheckFacts } from '../contract/facts.ts'
import type { Plan, PlannedCheck } from '../contract/plan.ts'
import type { Progress } from '../contract/progress.ts'
import type { Secret } from '../contract/secret.ts'
import type { Side } from '../contract/words.ts'
import type { Contacted } from '../wire/contacted.ts'
import { asciiHostOf } from '../wire/host-name.ts'
import { prepareTrust } from '../wire/trust.ts'
import type { World } from '../wire/world.ts'
import { isProven, isPutOff } from './afterwards.ts'
import { runImap } from './dialogues/imap.ts'
import { runPop3 } from './dialogues/pop3.ts'
import { runSmtp } from './dialogues/smtp.ts'
import type { DialogueTools } from './dialogues/tools.ts'
import { createPatience, type Patience } from './patience.ts'
import { createSideLane, type SideLane } from './side-lane.ts'
import { createGate, type Gate } from './sign-in/gate.ts'
import { permissionFor, type Asker } from './sign-in/permission.ts'
import { createScrubber, type Scrubber } from './sign-in/scrub.ts'
import { strangerFirst, type Fetching, type StrangerFirst } from './stranger-first.ts'

export interface RunChecksInput {
  plan: Plan
  account: Account
  password: Secret | null
  world: World
  /** Milliseconds for one connection attempt, and again for each answer. */
  timeoutMs: number
  allowsClearText: boolean
  recipients: { own: string; outside: readonly string[] }
  causeOf: CauseOf
  /** Of a looked-up host that the user would have to confirm first; without it, all are the user's own. */
  isUnconfirmed?: (host: string) => boolean
  signal: AbortSignal
  contacted: Contacted
  onProgress: (progress: Progress) => void
  onDone?: (facts: CheckFacts, isProven: boolean) => void
  /** Of the whole run, where it has further rounds. */
  memory?: RunMemory
}

/** What later rounds of a run must know of the earlier ones. */
export interface RunMemory {
  gate: Gate
  scrubber: Scrubber
  fetching: Fetching
}

export function createRunMemory(password: Secret | null, timeoutMs: number): RunMemory {
  return {
    gate: createGate(silenceMsFor(timeoutMs)),
    scrubber: createScrubber(password),
    fetching: { isSent: false, isAccepted: false },
  }
}

/** A port is called silent after a second (diagnosis.md, section 2), sooner where the user's own bound is shorter. */
export function silenceMsFor(timeoutMs: number): number {
  return Math.min(1000, timeoutMs / 4)
}

export async function runChecks(
  input: RunChecksInput,
): Promise<{ checks: CheckFacts[]; signIns: { sent: number; rejected: number } }> {
  const { checks } = input.plan
  const memory = input.memory ?? createRunMemory(input.password, input.timeoutMs)
  const silenceMs = silenceMsFor(input.timeoutMs)
  const laneOf = (side: Side): SideLane => createSideLane(ofSide(checks, side), silenceMs)
  const lanes: Record<Side, SideLane> = { incoming: laneOf('incoming'), outgoing: laneOf('outgoing') }
  const patience = createPatience(input.timeoutMs)
  const running = new Map<string, Running>()
  let incomingLeft = ofSide(checks, 'incoming').filter((check) => check.signIn !== null).length
  memory.gate.expectIncoming(incomingLeft > 0)
  const order = strangerFirst({
    checks,
    fetching: memory.fetching,
    silenceMs: { connection: silenceMs, answer: input.timeoutMs / 2 },
    hold: memory.gate.holdIncoming,
  })

  const onDone = (facts: CheckFacts): void => {
    const proven = isProven(facts, input.causeOf)
    if (isPutOff(facts, input.causeOf)) lanes[facts.side].putOff()
    lanes[facts.side].done(facts, proven)
    if (facts.side === 'incoming' && facts.signIn !== null) incomingLeft -= 1
    if (incomingLeft === 0) memory.gate.expectIncoming(false)
    order.done(facts)
    input.onDone?.(facts, proven)
    if (proven) for (const other of running.values()) other.leaveIfNotNeeded(facts.side)
    input.onProgress({ kind: 'check-done', check: facts.id, stopped: facts.stopped })
  }

  const results = checks.map(async (check) => {
    const one = startOne(check, input, memory, lanes[check.side], { patience, order })
    running.set(check.id, one)
    const facts = await one.facts
    running.delete(check.id)
    onDone(facts)
    return facts
  })
  try {
    const facts = await Promise.all(results)
    return { checks: facts.map(order.inOrder), signIns: memory.gate.counts() }
  } catch (mistake) {
    // Ours: all connections end before it goes up.
    for (const one of running.values()) one.cancel()
    await Promise.allSettled(results)
    throw mistake
  } finally {
    patience.end()
    order.end()
  }
}

interface Running {
  facts: Promise<CheckFacts>
  cancel: () => void
  leaveIfNotNeeded: (side: Side) => void
}

function startOne(
  check: PlannedCheck,
  input: RunChecksInput,
  { gate, scrubber, fetching }: RunMemory,
  lane: SideLane,
  { patience, order }: { patience: Patience; order: StrangerFirst },
): Running {
  const controller = new AbortController()
  // Each layer of each dialogue listens; a dozen is no leak.
  setMaxListeners(0, controller.signal, input.signal)
  // Waiting for its turn: the connection is at rest, and can be taken leave of.
  const turn = new AbortController()
  setMaxListeners(0, turn.signal)
  const cancel = (): void => {
    controller.abort()
    turn.abort()
  }
  input.signal.addEventListener('abort', cancel)
  if (input.signal.aborted) cancel()
  const given = patience.signalsFor(check)
  given.greeting.addEventListener('abort', cancel)
  let isNotNeeded = false
  let hasSent = false
  let isWaiting = false

  const askSignIn: DialogueTools['askSignIn'] = async (ready) => {
    isWaiting = true
    try {
      return await permissionFor(ready, asker, { ...input, gate, scrubber })
    } finally {
      isWaiting = false
    }
  }
  const asker: Asker = {
    check,
    signal: turn.signal,
    encryptedElsewhere: () => lane.encryptedElsewhere(check, turn.signal),
    turn: (isEncrypted) => lane.turn(check, isEncrypted, turn.signal),
    causeOf: input.causeOf,
    onSending() {
      hasSent = true
      fetching.isSent ||= check.side === 'incoming'
    },
    onAnswered(answer, cause) {
      fetching.isAccepted ||= check.side === 'incoming' && answer.kind === 'accepted'
      if (answer.kind === 'rejected') lane.refused(check, cause)
    },
  }

  const tools: DialogueTools = {
    world: input.world,
    boundMs: input.timeoutMs,
    signal: controller.signal,
    giveUp: given.connection,
    onConnecting() {
      patience.begins(check)
      // While the first packet is on its way: what is trusted takes tens of milliseconds to read, and is needed when it is back.
      setImmediate(() => prepareTrust(input.world, asciiHostOf(check.host)))
    },
    isNotNeeded: () => isNotNeeded,
    isSilent: () => given.greeting.aborted,
    contacted: input.contacted,
    email: input.account.email,
    recipients: input.recipients,
    causeOf: input.causeOf,
    scrub: scrubber.clean,
    alsoHide: scrubber.alsoHide,
    onStep(step) {
      patience.saw(check, step)
      order.saw(check, step)
      if (step.name === 'connect' && step.ok) lane.connected(check)
      input.onProgress({ kind: 'step', check: check.id, step })
    },
    askSignIn,
  }
  return {
    facts: dialogueFor(check)(check, tools).finally(() => input.signal.removeEventListener('abort', cancel)),
    cancel,
    leaveIfNotNeeded(side) {
      if (side !== check.side || check.always || hasSent) return
      isNotNeeded = true
      if (isWaiting) turn.abort()
      else cancel()
    },
  }
}

function dialogueFor(check: PlannedCheck): (check: PlannedCheck, tools: DialogueTools) => Promise<CheckFacts> {
  switch (check.protocol) {
    case 'smtp':
      return runSmtp
    case 'imap':
      return runImap
    case 'pop3':
      return runPop3
    default: {
      const never: never = check.protocol
      return never
    }
  }
}

function ofSide(checks: readonly PlannedCheck[], side: Side): PlannedCheck[] {
  return checks.filter((check) => check.side === side)
}
