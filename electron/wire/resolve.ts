/** The addresses of a name, IPv4 and IPv6 asked side by side and kept apart; a family that stays silent delays nothing. */
import type { ResolvedFamily, Step } from '../contract/facts.ts'
import type { WireError } from '../contract/words.ts'
import { wireErrorOf } from './errors.ts'
import { runSignal } from './run-clock.ts'
import type { Clocked } from './run-clock.ts'
import type { Family, World } from './world.ts'

export interface ResolveOptions {
  /** Milliseconds. */
  boundMs: number
  signal: AbortSignal
  /** Milliseconds that the slower family is waited for once the other gave addresses. */
  waitMs: number
  /** Whether the signal aborted because the caller's own time was up (then silence is `dns-timeout`, not `cancelled`). */
  timeIsUp?: () => boolean
}

/** The step `resolve`. Never rejects. A family that gave no answer in time has the error `dns-timeout`. */
export async function resolveName(world: World, host: string, options: ResolveOptions): Promise<ResolveStep> {
  const { boundMs, signal, waitMs } = options
  const from = world.monotonicMs()
  const clocks: Record<Family, Clocked> = { 4: runSignal(signal, boundMs), 6: runSignal(signal, boundMs) }
  let timer: NodeJS.Timeout | undefined
  const ask = async (family: Family): Promise<ResolvedFamily> => {
    const answer = await resolveOne(world, host, family, clocks[family].signal)
    clocks[family].end()
    if (answer.addresses.length > 0) timer ??= setTimeout(clocks[family === 4 ? 6 : 4].giveUp, waitMs)
    const isLate = answer.error === 'cancelled' && (clocks[family].timeIsUp() || options.timeIsUp?.() === true)
    return isLate ? { addresses: [], error: 'dns-timeout' } : answer
  }
  const [four, six] = await Promise.all([ask(4), ask(6)])
  clearTimeout(timer)
  const resolved = { 4: sameName(four, six), 6: sameName(six, four) }
  const ok = four.addresses.length + six.addresses.length > 0
  const error = ok ? null : errorOf(resolved[4], resolved[6])
  return { name: 'resolve', ok, ms: world.monotonicMs() - from, reply: null, error, resolved }
}

export type ResolveStep = Step & Required<Pick<Step, 'resolved'>>

/** A definite answer about the name weighs more than that the other family's answer did not come. */
const tellingFirst: readonly WireError[] = ['cancelled', 'dns-not-found', 'dns-timeout', 'dns-failed', 'dns-no-address']

function errorOf(four: ResolvedFamily, six: ResolvedFamily): WireError {
  return tellingFirst.find((word) => four.error === word || six.error === word) ?? four.error ?? 'dns-failed'
}

async function resolveOne(world: World, host: string, family: Family, signal: AbortSignal): Promise<ResolvedFamily> {
  if (signal.aborted) return { addresses: [], error: 'cancelled' }
  try {
    const addresses = await world.resolve(host, family, signal)
    return { addresses, error: addresses.length > 0 ? null : 'dns-no-address' }
  } catch (error) {
    return { addresses: [], error: wireErrorOf(error) }
  }
}

/** getaddrinfo says "not found" for a family without addresses, too: a name with addresses of the other exists. */
function sameName(own: ResolvedFamily, other: ResolvedFamily): ResolvedFamily {
  const exists = own.error === 'dns-not-found' && (other.addresses.length > 0 || other.error === 'dns-no-address')
  return exists ? { addresses: [], error: 'dns-no-address' } : own
}
