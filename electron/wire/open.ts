/**
 * From a name and a port to a connected stream: both families asked, raced (RFC 8305) and reported.
 * TLS and protocols come later; what it means that one family fails others say.
 */
import type { Duplex } from 'node:stream'
import type { Step } from '../contract/facts.ts'
import type { WireError } from '../contract/words.ts'
import type { Contacted } from './contacted.ts'
import { maxAddresses, resolutionDelayBothMs, resolutionDelayMs } from './limits.ts'
import { race } from './race.ts'
import { resolveName } from './resolve.ts'
import { onAbort, runSignal } from './run-clock.ts'
import type { Family, World } from './world.ts'

export interface OpenTarget {
  host: string
  port: number
  /** Every family is tried and reported; otherwise the first address that answers is enough. */
  bothFamilies: boolean
}

export interface OpenOptions {
  /** Milliseconds for name and connection together. */
  boundMs: number
  signal: AbortSignal
  contacted: Contacted
  /** When aborted: ends as if the bound were over (`timeout`), for a port that need not be waited out. */
  giveUp?: AbortSignal
  /** The name is resolved, and connecting begins. */
  onConnecting?: () => void
}

export interface Opened {
  resolve: Step
  /** `null` when there was no address to connect to. */
  connect: Step | null
  /** Destroyed when the run's signal aborts. */
  stream: Duplex | null
  address: string | null
  error: WireError | null
  text: string | null
  /**
   * With `bothFamilies`: the connect step with what the slower family has done meanwhile; ends its attempt.
   * To be called when the dialogue is over (the stream's end, the signal and the bound end that attempt, too).
   */
  connectAtEnd: () => Step | null
}

/** Never rejects for what the network does. */
export async function openConnection(world: World, target: OpenTarget, options: OpenOptions): Promise<Opened> {
  const { signal, giveUp, boundMs, contacted } = options
  const clock = runSignal(signal, boundMs)
  const letGo = giveUp && onAbort(giveUp, clock.giveUp)
  if (giveUp?.aborted) clock.giveUp()
  const end = (): void => {
    clock.end()
    letGo?.()
  }

  const waitMs = target.bothFamilies ? resolutionDelayBothMs : resolutionDelayMs
  const resolve = await resolveName(world, target.host, {
    boundMs,
    signal: clock.signal,
    waitMs,
    timeIsUp: clock.timeIsUp,
  })
  if (!resolve.ok) {
    end()
    const text = `no address was found for ${target.host}`
    return { resolve, connect: null, stream: null, address: null, error: resolve.error, text, connectAtEnd: () => null }
  }

  options.onConnecting?.()
  const connectFrom = world.monotonicMs()
  const { winner, failure, tried, stop, over } = await race({
    world,
    ...target,
    addresses: inTurns(resolve.resolved[6].addresses, resolve.resolved[4].addresses),
    clock,
    contacted,
  })
  void over.then(end)
  const ms = world.monotonicMs() - connectFrom
  const error = failure?.word ?? null
  const connectNow = (): Step => ({ name: 'connect', ok: winner !== null, ms, reply: null, error, addresses: tried() })
  const connectAtEnd = (): Step => {
    stop()
    return connectNow()
  }
  if (winner !== null) {
    endWith(signal, winner.stream)
    winner.stream.once('close', stop)
  }
  return {
    resolve,
    connect: connectNow(),
    stream: winner?.stream ?? null,
    address: winner?.address ?? null,
    error,
    text: failure?.message ?? null,
    connectAtEnd,
  }
}

/** Families taken in turns, IPv6 first (RFC 8305 section 4). */
function inTurns(six: readonly string[], four: readonly string[]): { family: Family; address: string }[] {
  const turns: { family: Family; address: string }[] = []
  for (let turn = 0; turn < maxAddresses; turn += 1) {
    const [ofSix, ofFour] = [six[turn], four[turn]]
    if (ofSix !== undefined) turns.push({ family: 6, address: ofSix })
    if (ofFour !== undefined) turns.push({ family: 4, address: ofFour })
  }
  return turns.slice(0, maxAddresses)
}

function endWith(signal: AbortSignal, stream: Duplex): void {
  stream.once(
    'close',
    onAbort(signal, () => stream.destroy()),
  )
  if (signal.aborted) stream.destroy()
}
