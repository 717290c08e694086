/**
 * Which of a host's addresses connects first (Happy Eyeballs, RFC 8305), and what became of the others.
 * Names are resolved before, steps are written after (open.ts).
 */
import type { Duplex } from 'node:stream'
import type { AddressTried } from '../contract/facts.ts'
import type { WireError } from '../contract/words.ts'
import type { Contacted } from './contacted.ts'
import { wireFailureOf } from './errors.ts'
import { attemptDelayMs, graceMs } from './limits.ts'
import { onAbort } from './run-clock.ts'
import type { Clocked } from './run-clock.ts'
import { WireFailure } from './world.ts'
import type { Family, World } from './world.ts'

export interface RaceInput {
  world: World
  host: string
  port: number
  bothFamilies: boolean
  /** In the order of preference. */
  addresses: readonly { family: Family; address: string }[]
  clock: Clocked
  contacted: Contacted
}

export interface Raced {
  winner: { stream: Duplex; address: string } | null
  /** Why nothing connected; `null` when something did. */
  failure: WireFailure | null
  /** All addresses with what is known of them now. */
  tried: () => AddressTried[]
  /** Gives up what still tries. */
  stop: () => void
  /** Resolves when nothing tries any more. */
  over: Promise<void>
}

interface Attempt {
  family: Family
  address: string
  state: 'waiting' | 'trying' | 'connected' | 'failed'
  startedAt: number
  ms: number | null
  stream: Duplex | null
  failure: WireFailure | null
}

/**
 * Without `bothFamilies` the first address that connects ends the others. With it both families start at once; the faster
 * one waits for the slower as long again as it took (25 to 250 ms), IPv6 is taken when both are there, and a family that is
 * still silent goes on trying beside the dialogue until `stop`, the bound or the signal.
 */
export function race(input: RaceInput): Promise<Raced> {
  const { world, host, port, bothFamilies, clock, contacted } = input
  const attempts = input.addresses.map((each): Attempt => {
    return { ...each, state: 'waiting', startedAt: 0, ms: null, stream: null, failure: null }
  })
  const begunAt = world.monotonicMs()
  const all = new AbortController()
  let delay: NodeJS.Timeout | undefined
  let grace: NodeJS.Timeout | undefined
  let isDecided = false

  return new Promise((settle) => {
    let isOver = ignore
    const over = new Promise<void>((resolve) => (isOver = resolve))

    const stop = (): void => {
      for (const attempt of attempts) if (attempt.state === 'trying') give(attempt, givenUp(clock))
      clearTimeout(delay)
      clearTimeout(grace)
      letGo()
      all.abort()
      isOver()
    }
    const onBound = (): void => {
      stop()
      decide()
    }
    const give = (attempt: Attempt, failure: WireFailure | null): void => {
      attempt.state = 'failed'
      attempt.ms = world.monotonicMs() - attempt.startedAt
      attempt.failure = failure
    }
    const start = (attempt: Attempt | undefined): void => {
      if (attempt === undefined) return
      attempt.state = 'trying'
      attempt.startedAt = world.monotonicMs()
      contacted.add(host, port)
      world.connect({ host, address: attempt.address, port }, all.signal).then(
        (stream) => onConnected(attempt, stream),
        (error: unknown) => onFailed(attempt, error),
      )
      clearTimeout(delay)
      if (!isDecided && attempts.some(isWaiting))
        delay = setTimeout(() => start(attempts.find(isWaiting)), attemptDelayMs)
    }
    const onConnected = (attempt: Attempt, stream: Duplex): void => {
      stream.on('error', ignore)
      if (isDecided || attempt.state !== 'trying') stream.destroy()
      if (attempt.state !== 'trying') return
      attempt.state = 'connected'
      attempt.ms = world.monotonicMs() - attempt.startedAt
      attempt.stream = stream
      consider()
    }
    const onFailed = (attempt: Attempt, error: unknown): void => {
      if (attempt.state !== 'trying') return
      give(attempt, wireFailureOf(error))
      start(attempts.find((other) => isWaiting(other) && (!isDecided || other.family === attempt.family)))
      consider()
    }
    const consider = (): void => {
      const isAnyConnected = attempts.some((attempt) => attempt.stream !== null)
      const isSettled = bothFamilies ? isFamilyKnown(attempts, 4) && isFamilyKnown(attempts, 6) : isAnyConnected
      if (isSettled || !attempts.some(isOpen)) {
        decide()
        stop()
      } else if (isAnyConnected && grace === undefined) {
        const tookMs = world.monotonicMs() - begunAt
        grace = setTimeout(decide, Math.min(Math.max(tookMs, graceMs.least), graceMs.most))
      }
    }
    const decide = (): void => {
      if (isDecided) return
      isDecided = true
      clearTimeout(delay)
      const connected = attempts.filter((attempt) => attempt.stream !== null)
      const best = connected.find((attempt) => attempt.family === 6) ?? connected[0]
      for (const attempt of connected) if (attempt !== best) attempt.stream?.destroy()
      const winner = best?.stream ? { stream: best.stream, address: best.address } : null
      settle({ winner, failure: winner === null ? worstOf(attempts) : null, tried, stop, over })
    }
    const tried = (): AddressTried[] =>
      attempts.map(({ family, address, state, startedAt, ms, failure }) => ({
        family,
        address,
        ok: state === 'connected',
        ms: wholeMs(state === 'trying' ? world.monotonicMs() - startedAt : ms),
        error: failure?.word ?? null,
      }))

    const letGo = onAbort(clock.signal, onBound)
    start(attempts[0])
    if (bothFamilies) start(attempts.find((attempt) => isWaiting(attempt) && attempt.family !== attempts[0]?.family))
    if (clock.signal.aborted) onBound()
  })
}

function ignore(): void {}

const wholeMs = (ms: number | null): number | null => (ms === null ? null : Math.round(ms))

const isWaiting = (attempt: Attempt): boolean => attempt.state === 'waiting'
const isOpen = (attempt: Attempt): boolean => attempt.state === 'waiting' || attempt.state === 'trying'

/** Reached, or failed at every address. */
function isFamilyKnown(attempts: readonly Attempt[], family: Family): boolean {
  const own = attempts.filter((attempt) => attempt.family === family)
  return own.some((attempt) => attempt.state === 'connected') || !own.some(isOpen)
}

/** `null`: the other family was there first, and this one had not answered yet. */
function givenUp(clock: Clocked): WireFailure | null {
  if (clock.timeIsUp()) return new WireFailure('timeout', 'no answer to the connection attempt within the time limit')
  return clock.signal.aborted ? new WireFailure('cancelled', 'the run was cancelled') : null
}

/** An answer says more than silence, and silence more than that this computer has no way to one of the families. */
const tellingFirst: readonly WireError[] = [
  'cancelled',
  'not-permitted',
  'refused',
  'reset',
  'timeout',
  'other',
  'unreachable',
]

function worstOf(attempts: readonly Attempt[]): WireFailure {
  const failures = attempts.flatMap((attempt) => attempt.failure ?? [])
  const rank = ({ word }: WireFailure): number =>
    tellingFirst.includes(word) ? tellingFirst.indexOf(word) : tellingFirst.length
  return failures.sort((a, b) => rank(a) - rank(b))[0] ?? new WireFailure('other', 'nothing was tried')
}
