/**
 * A whole run: rounds of checks until plan/ has nothing more to ask, the control hosts side by side with them, and
 * the run's own bound over all. Facts come out; what they mean is diagnosed elsewhere.
 */
import type { CheckFacts, NetworkProbe, RunFacts } from '../contract/facts.ts'
import type { PlannedCheck } from '../contract/plan.ts'
import { furtherChecks } from '../plan/further-checks.ts'
import { Contacted } from '../wire/contacted.ts'
import { runSignal } from '../wire/run-clock.ts'
import { asReported } from './afterwards.ts'
import { createBell } from './bell.ts'
import { createOnlooker, type Onlooker } from './network/onlooker.ts'
import { watchShutPorts, type ShutPorts } from './network/shut-ports.ts'
import { createRunMemory, runChecks, silenceMsFor, type RunChecksInput, type RunMemory } from './run-checks.ts'

export type GatherInput = Omit<RunChecksInput, 'contacted' | 'memory' | 'onDone'>

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
  const startedAt = new Date(world.now()).toISOString().replace(/\.\d+Z$/, 'Z')
  const from = world.monotonicMs()
  const boundMs = runBoundMs(timeoutMs)
  const clock = runSignal(input.signal, boundMs - leftOverMs)
  const contacted = new Contacted()
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
  try {
    const run: Run = { input: { ...input, signal: clock.signal, contacted, memory }, memory, shutPorts, onlooker, left }
    const checks = await allRounds(run)
    const [ports, network] = await Promise.all([shutPorts.finish(), onlooker.finish(checks)])
    return {
      startedAt,
      durationMs: Math.round(world.monotonicMs() - from),
      account,
      hasPassword: input.password !== null,
      allowsClearText: input.allowsClearText,
      cancelled: input.signal.aborted,
      checks: asReported(checks, input.causeOf),
      probes: eachOnce([...ports, ...network]),
      signIns: memory.gate.counts(),
      contacted: contacted.list(),
    }
  } finally {
    // Whatever is still open, ends.
    clock.giveUp()
  }
}

interface Run {
  input: RunChecksInput
  memory: RunMemory
  shutPorts: ShutPorts
  onlooker: Onlooker
  /** Milliseconds that the run may still take. */
  left: () => number
}

async function allRounds(run: Run): Promise<CheckFacts[]> {
  const { input, memory } = run
  const { account, causeOf, plan } = input
  const context = { account, hasPassword: input.password !== null, causeOf }
  let planned = [...plan.checks]
  let facts = await oneRound(run, planned, planned)
  for (let round = 0; round < mostRounds && !input.signal.aborted; round += 1) {
    const further = furtherChecks({ checks: planned }, { checks: facts, signIns: memory.gate.counts() }, context)
    if (further.length === 0) break
    const atOnce = further.filter((check) => !isAfterFetch(check))
    const checks = atOnce.length > 0 ? atOnce : further
    planned = [...planned, ...checks]
    const ask = atOnce.length > 0 ? oneRound : untilItHelps
    facts = [...facts, ...(await ask(run, checks, planned))]
  }
  return facts
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
