/**
 * A whole run: rounds of checks until plan/ has nothing more to ask, the control hosts side by side with them, and
 * the run's own bound over all. Facts come out; what they mean is diagnosed elsewhere.
 */
import type { CheckFacts, NetworkProbe, RunFacts, Step } from '../contract/facts.ts'
import type { FindAnswer } from '../contract/found.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import { furtherChecks } from '../plan/further-checks.ts'
import { Contacted } from '../wire/contacted.ts'
import { runSignal } from '../wire/run-clock.ts'
import { asReported, isBeyondUs, isProven } from './afterwards.ts'
import { createBell } from './bell.ts'
import { probeDomain, type NamesKnown } from './domain/domain-checks.ts'
import { mayBeTheDomain } from './domain/when.ts'
import { createLateLookUp, type LateAnswer, type LateLookUp, type LateNeed } from './late-look-up.ts'
import { createOnlooker, type Onlooker } from './network/onlooker.ts'
import { watchShutPorts, type ShutPorts } from './network/shut-ports.ts'
import { sendTestMessage } from './send-test/send-test.ts'
import { createRunMemory, runChecks, silenceMsFor, type RunChecksInput, type RunMemory } from './run-checks.ts'

export interface GatherInput extends Omit<RunChecksInput, 'contacted' | 'memory' | 'onDone'> {
  /** When the run began and whom it connected to, where something was looked up before. */
  begun?: { at: number; monotonicMs: number; contacted: Contacted }
  /** What was looked up before. */
  published?: FindAnswer
  /** Also send one message to the own address, and wait for it; absent or `null`: not asked for. */
  sendTest?: { waitMs: number } | null
  /** The DNS of the account's own domain: asked for by the user (`always`), else once sending fails in a way that it may explain. */
  domain?: { always: boolean; isOwn: boolean; names: NamesKnown }
  /** Asked once a side does not work; without it, nobody is. */
  lookUpLater?: (need: LateNeed, signal: AbortSignal, contacted: Contacted) => Promise<LateAnswer>
}

/** Rounds beyond the first: another user name, that name on the other side, a password for OAuth, after fetching. */
const mostRounds = 6
/** POP-before-SMTP: servers note who fetched within seconds, not at once. */
const afterFetch = { tries: 3, pauseMs: 1500 }
/**
 * Milliseconds for a control host, asked after a second of silence: they are done when the second retransmission of the
 * port in question has gone unanswered (patience.ts). One of their own has, too, of each of several operators.
 */
const controlBoundMs = 2300
/** Milliseconds for a question that is a small talk: a web page, a greeting with its handshake. */
const talkBoundMs = 3500

/** Of the run's bound: for ending what is open, on a busy machine, too, and for the report. */
const leftOverMs = 1000

/** The longest a whole run may take (command-line.md, `--timeout`), milliseconds. */
function runBoundMs(timeoutMs: number): number {
  return 2 * timeoutMs + 5000
}

/** Never rejects for what the network does; a cancelled run gives the facts so far. */
export async function gatherFacts(input: GatherInput): Promise<RunFacts> {
  const { world, timeoutMs, account, onProgress } = input
  const begun = input.begun ?? { at: world.now(), monotonicMs: world.monotonicMs(), contacted: new Contacted() }
  const startedAt = new Date(begun.at).toISOString().replace(/\.\d+Z$/, 'Z')
  const from = begun.monotonicMs
  const boundMs = runBoundMs(timeoutMs)
  // What is left over is for writing the report.
  const spentMs = world.monotonicMs() - from
  const clock = runSignal(input.signal, Math.max(0, boundMs - spentMs - leftOverMs))
  const { contacted } = begun
  const asking = {
    world,
    silenceMs: silenceMsFor(timeoutMs),
    signal: clock.signal,
    contacted,
    onProbe: (probe: NetworkProbe) => onProgress({ kind: 'probe', probe }),
  }
  const shutPorts = watchShutPorts({ ...asking, boundMs: Math.min(timeoutMs, controlBoundMs) })
  const onlooker = createOnlooker({ ...asking, boundMs: Math.min(timeoutMs, talkBoundMs) })
  const memory = createRunMemory(input.password, timeoutMs)
  const left = (): number => Math.max(0, Math.round(boundMs - (world.monotonicMs() - from)))
  const { lookUpLater } = input
  const late = createLateLookUp(
    lookUpLater && input.password !== null ? (need) => lookUpLater(need, clock.signal, contacted) : undefined,
    input.plan.checks,
    { silenceMs: silenceMsFor(timeoutMs), signal: clock.signal },
  )
  try {
    const run: Run = {
      input: { ...input, signal: clock.signal, contacted, memory },
      memory,
      shutPorts,
      onlooker,
      late,
      left,
    }
    // Nobody knows the settings: is there a network at all that could have told them?
    if (input.plan.checks.length === 0) for (const each of [shutPorts, onlooker]) each.watchNothing()
    const early = input.domain?.always === true ? askDomain(run, input.domain, timeoutMs) : null
    const { checks, published } = await allRounds(run)
    const [ports, network, domain] = await Promise.all([
      shutPorts.finish(),
      onlooker.finish(checks),
      early ?? domainIfItMayBe(run, input.domain, checks),
    ])
    const told = asReported(checks, input.causeOf)
    const tested = await testedBySending({ ...input, contacted }, told, checks, memory)
    return {
      startedAt,
      durationMs: Math.round(world.monotonicMs() - from),
      account,
      hasPassword: input.password !== null,
      allowsClearText: input.allowsClearText,
      cancelled: input.signal.aborted,
      checks: tested.checks,
      probes: eachOnce([...ports, ...network, ...domain]),
      signIns: memory.gate.counts(),
      contacted: contacted.list(),
      published: published ?? input.published ?? null,
      ...(tested.sendTest && { sendTest: tested.sendTest }),
    }
  } finally {
    late.end()
    // Whatever is still open, ends.
    clock.giveUp()
  }
}

async function domainIfItMayBe(
  run: Run,
  domain: GatherInput['domain'],
  checks: readonly CheckFacts[],
): Promise<NetworkProbe[]> {
  if (!domain || run.input.signal.aborted || !mayBeTheDomain(checks, domain.isOwn, run.input.causeOf)) return []
  return askDomain(run, domain, Math.min(lateDomainMs, run.left() - leftOverMs))
}

/** Milliseconds for the domain's DNS, where nobody asked for it and all else is done. */
const lateDomainMs = 3000

function askDomain(
  { input }: Run,
  { always: wasAskedFor, names }: NonNullable<GatherInput['domain']>,
  boundMs: number,
): Promise<NetworkProbe[]> {
  const onProbe = (probe: NetworkProbe): void => input.onProgress({ kind: 'probe', probe })
  return probeDomain({ ...input, names, wasAskedFor, boundMs: Math.max(0, boundMs), onProbe })
}

/** The test message, where it was asked for: after all else, and in a time of its own. */
async function testedBySending(
  input: GatherInput & { contacted: Contacted },
  checks: CheckFacts[],
  planned: readonly PlannedCheck[],
  memory: RunMemory,
): Promise<{ checks: CheckFacts[]; sendTest: RunFacts['sendTest'] }> {
  if (!input.sendTest) return { checks, sendTest: null }
  const { waitMs } = input.sendTest
  const onStep = (check: string, step: Step): void => input.onProgress({ kind: 'step', check, step })
  // Opening the mailbox, sending, and the last look take their time as well.
  input.onProgress({ kind: 'plan', checks: [...planned], boundMs: waitMs + 2 * input.timeoutMs })
  const { facts, steps } = await sendTestMessage({ ...input, checks, memory, waitMs, onStep })
  const withSteps = checks.map((check) =>
    check.id === facts.through ? { ...check, steps: [...check.steps, ...steps] } : check,
  )
  return { checks: withSteps, sendTest: facts }
}

interface Run {
  input: RunChecksInput
  memory: RunMemory
  shutPorts: ShutPorts
  onlooker: Onlooker
  late: LateLookUp
  /** Milliseconds that the run may still take. */
  left: () => number
}

/** What the network is given to say what the provider publishes, once all else is done. */
const lateWaitMs = 2000

async function allRounds(run: Run): Promise<{ checks: CheckFacts[]; published: FindAnswer | null }> {
  const { input, late } = run
  const first = await roundsOf(run, [], [...input.plan.checks], [])
  const somebodyAnswered = first.facts.some(({ greeting }) => greeting !== null)
  // Where nothing answers at all, the run is over with its first bound.
  const mostMs = somebodyAnswered
    ? run.left() - input.timeoutMs
    : input.timeoutMs - (runBoundMs(input.timeoutMs) - run.left())
  const waitMs = Math.min(lateWaitMs, Math.max(0, mostMs))
  const found = first.facts.every((check) => isAsItShould(check, first.facts, input)) ? null : await late.answer(waitMs)
  const published = found?.answer ?? null
  const known = new Set(first.planned.map(({ id }) => id))
  const open = first.facts.filter((check) => !isAsItShould(check, first.facts, input)).map(({ side }) => side)
  // A password that was rejected is not tried on further hosts.
  const isRejected = run.memory.gate.counts().rejected > 0
  const more = (found?.checks ?? []).filter(({ id, side }) => !isRejected && !known.has(id) && open.includes(side))
  if (more.length === 0 || input.signal.aborted) return { checks: first.facts, published }
  const room = Math.max(0, mostChecks - first.planned.length)
  const { facts } = await roundsOf(run, first.planned, inTurns(more).slice(0, room), first.facts)
  return { checks: facts, published }
}

/** No more than a dozen endpoints per run (diagnosis.md, section 1). */
const mostChecks = 12

/** The best of each side before the second ones. */
function inTurns(checks: readonly PlannedCheck[]): PlannedCheck[] {
  const place = (check: PlannedCheck): number => checks.filter(({ side }) => side === check.side).indexOf(check)
  return checks.toSorted((one, other) => place(one) - place(other))
}

/** The account's own check went through, or as far as it can here, or another of its side was proven. */
function isAsItShould(check: CheckFacts, all: readonly CheckFacts[], { causeOf }: RunChecksInput): boolean {
  if (!check.always || check.stopped === null || isBeyondUs(check.stopped)) return true
  return all.some((other) => other.side === check.side && isProven(other, causeOf))
}

/** One round, and further ones until plan/ has nothing more to ask. */
async function roundsOf(
  run: Run,
  before: readonly PlannedCheck[],
  fresh: readonly PlannedCheck[],
  known: readonly CheckFacts[],
): Promise<{ planned: PlannedCheck[]; facts: CheckFacts[] }> {
  const { input, memory } = run
  const { account, causeOf } = input
  const context = { account, hasPassword: input.password !== null, causeOf }
  let planned = [...before, ...fresh]
  let facts = [...known, ...(await oneRound(run, fresh, planned))]
  for (let round = 0; round < mostRounds && !input.signal.aborted; round += 1) {
    const further = furtherChecks({ checks: planned }, { checks: facts, signIns: memory.gate.counts() }, context)
    if (further.length === 0) break
    const atOnce = further.filter((check) => !isAfterFetch(check))
    const checks = atOnce.length > 0 ? atOnce : further
    planned = [...planned, ...checks]
    const ask = atOnce.length > 0 ? oneRound : untilItHelps
    facts = [...facts, ...(await ask(run, checks, planned))]
  }
  return { planned, facts }
}

async function oneRound(
  run: Run,
  checks: readonly PlannedCheck[],
  all: readonly PlannedCheck[],
): Promise<CheckFacts[]> {
  const { input, shutPorts, onlooker } = run
  const byId = new Map(checks.map((check) => [check.id, check]))
  input.onProgress({ kind: 'plan', checks: [...all], boundMs: run.left() })
  shutPorts.watch(checks)
  onlooker.watch(checks)
  const { checks: facts } = await runChecks({
    ...input,
    plan: { checks: [...checks] },
    onDone(facts, isProven) {
      shutPorts.done(facts, isProven)
      onlooker.done(facts)
    },
    onProgress(progress) {
      const check = 'check' in progress ? byId.get(progress.check) : undefined
      run.late.saw(progress)
      if (check && progress.kind === 'step') for (const each of [shutPorts, onlooker]) each.saw(check, progress.step)
      input.onProgress(progress)
    },
  })
  return facts
}

/** Asks again a few times; the last answers stand. */
async function untilItHelps(
  run: Run,
  checks: readonly PlannedCheck[],
  all: readonly PlannedCheck[],
): Promise<CheckFacts[]> {
  const pause = createBell()
  for (let attempt = 1; ; attempt += 1) {
    const facts = await oneRound(run, checks, all)
    const helped = facts.every((check) => check.stopped === null)
    const hasTime = run.left() > afterFetch.pauseMs + run.input.timeoutMs
    if (helped || attempt === afterFetch.tries || !hasTime || run.input.signal.aborted) return facts
    await pause.wait(run.input.signal, afterFetch.pauseMs)
  }
}

/** Comes last: what mends it without waiting is asked first. */
function isAfterFetch(check: PlannedCheck): boolean {
  return check.id.endsWith(':after-fetch')
}

/** Names of control hosts may be asked for by both onlookers. */
function eachOnce(probes: readonly NetworkProbe[]): NetworkProbe[] {
  return [...new Map(probes.map((probe) => [probe.id, probe])).values()]
}
