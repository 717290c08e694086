/**
 * Asks the control hosts while the dialogues run, and only about what stayed shut and matters: a configured port that
 * was refused or is silent, a configured name that does not resolve; a neighbour's port where nothing else of its side
 * is left. Where all is well, nobody else is asked or waited for. What it means, diagnose says.
 */
import type { CheckFacts, NetworkProbe, Step } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import type { Side } from '../../contract/words.ts'
import { Contacted } from '../../wire/contacted.ts'
import { runSignal, whenTimeIsUp, type Clocked } from '../../wire/run-clock.ts'
import type { World } from '../../wire/world.ts'
import { probeControlNames, probeControls } from './controls.ts'

export interface ShutPortsInput {
  world: World
  /** Milliseconds for each question. */
  boundMs: number
  /** Milliseconds after which a port without an answer counts as silent. */
  silenceMs: number
  signal: AbortSignal
  contacted: Contacted
  onProbe: (probe: NetworkProbe) => void
}

export interface ShutPorts {
  /** Dialogues begin: their ports are watched from now on. */
  watch: (checks: readonly PlannedCheck[]) => void
  saw: (check: PlannedCheck, step: Step) => void
  /** A dialogue is over. `isProven`: its side needs no other. */
  done: (facts: CheckFacts, isProven: boolean) => void
  /** All that was asked and still matters, answered; nothing more is asked from now on. */
  finish: () => Promise<NetworkProbe[]>
}

interface Watched {
  check: PlannedCheck
  state: 'connecting' | 'silent' | 'shut' | 'nameless' | 'open'
  facts: CheckFacts | null
}

/** A port, or whether names resolve. */
type Question = number | 'names'

export function watchShutPorts(input: ShutPortsInput): ShutPorts {
  const { world, boundMs, signal, contacted } = input
  const probes: NetworkProbe[] = []
  const asked = new Map<Question, { clock: Clocked; answer: Promise<unknown> }>()
  const watched = new Map<string, Watched>()
  const proven = new Set<Side>()
  const timers = new Set<() => void>()
  let isOver = false

  const onProbe = (probe: NetworkProbe): void => {
    const rounded = { ...probe, ms: Math.round(probe.ms) }
    probes.push(rounded)
    input.onProbe(rounded)
  }

  /** Its name has an address, and a connection was begun. */
  const isTried = ({ host, port }: PlannedCheck): boolean => {
    const begun = new Contacted()
    begun.add(host, port)
    return begun.list().every((endpoint) => contacted.list().includes(endpoint))
  }
  /** The side has had its second, or all of its dialogues are over. */
  const isDue = (side: Side): boolean => {
    const own = [...watched.values()].filter(({ check }) => check.side === side)
    return timers.size === 0 || own.every(({ facts }) => facts !== null)
  }
  /** Whether another port of this side might do what the configured one does not, and none has so far. */
  const wantsNeighbours = (side: Side): boolean => {
    const configured = [...watched.values()].find(({ check }) => check.side === side && isAccounts(check))
    if (!configured || proven.has(side) || !isDue(side)) return false
    return isShut(configured) || (configured.facts !== null && isTurnedAway(configured.facts))
  }
  const wanted = (): Set<Question> => {
    const questions = new Set<Question>()
    for (const each of watched.values()) {
      const { check, state } = each
      if (isAccounts(check)) {
        if (state === 'nameless') questions.add('names')
        else if (isShut(each)) questions.add(check.port)
      } else if (isShut(each) && isOfSetProtocol(check) && wantsNeighbours(check.side)) questions.add(check.port)
    }
    return questions
  }
  /** POP3 in place of IMAP is no answer to a closed port. */
  const isOfSetProtocol = ({ side, protocol }: PlannedCheck): boolean =>
    [...watched.values()].some(({ check }) => check.side === side && isAccounts(check) && check.protocol === protocol)

  const look = (): void => {
    if (isOver || signal.aborted) return
    for (const question of wanted()) {
      if (asked.has(question)) continue
      // Their own bound ends them; the clock is for giving up what does not matter any more.
      const clock = runSignal(signal, 2 * boundMs)
      const base = { world, boundMs, signal: clock.signal, contacted, onProbe }
      const answer = question === 'names' ? probeControlNames(base) : probeControls({ ...base, ports: [question] })
      asked.set(question, { clock, answer: answer.finally(clock.end) })
    }
  }

  return {
    watch(checks) {
      for (const check of checks) watched.set(check.id, { check, state: 'connecting', facts: null })
      const timer = whenTimeIsUp(input.silenceMs, () => {
        timers.delete(timer)
        for (const { id } of checks) {
          const each = watched.get(id)
          if (each?.state === 'connecting') each.state = isTried(each.check) ? 'silent' : 'nameless'
        }
        look()
      })
      timers.add(timer)
    },
    saw(check, step) {
      const each = watched.get(check.id)
      if (!each) return
      if (step.name === 'resolve' && !step.ok && step.error !== 'cancelled') each.state = 'nameless'
      if (step.name === 'connect' && step.error !== 'cancelled') each.state = step.ok ? 'open' : 'shut'
      look()
    },
    done(facts, isProven) {
      const each = watched.get(facts.id)
      if (each) each.facts = facts
      if (isProven) proven.add(facts.side)
      look()
    },
    async finish() {
      for (const stop of timers) stop()
      timers.clear()
      look()
      isOver = true
      const matter = wanted()
      for (const [question, { clock }] of asked) if (!matter.has(question)) clock.giveUp()
      await Promise.all([...asked.values()].map(({ answer }) => answer))
      return probes
    },
  }
}

/** The account's own endpoint, set by the user or looked up for an address alone; those beside it try one family only. */
function isAccounts({ role, bothFamilies }: PlannedCheck): boolean {
  return role === 'configured' || (role === 'published' && bothFamilies)
}

function isShut({ state }: Watched): boolean {
  return state === 'shut' || state === 'silent'
}

/** The server answered and would not serve as asked, for another reason than name and password. */
function isTurnedAway({ stopped }: CheckFacts): boolean {
  return (
    (stopped?.by === 'not-offered' && stopped.step === 'starttls') ||
    (stopped?.by === 'reply' && stopped.step !== 'sign-in')
  )
}
