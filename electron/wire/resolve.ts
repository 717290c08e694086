/** The addresses of a name, IPv4 and IPv6 asked side by side and kept apart; a family that stays silent delays nothing. */
import type { ResolvedFamily } from '../contract/facts.ts'
import { wireErrorOf } from './errors.ts'
import { runSignal } from './run-clock.ts'
import type { Clocked } from './run-clock.ts'
import type { Family, World } from './world.ts'

export interface ResolveOptions {
  clock: Clocked
  /** Milliseconds until the bound. */
  boundMs: number
  /** Milliseconds that the slower family is waited for once the other gave addresses. */
  waitMs: number
}

/** Never rejects. A family that gave no answer in time has the error `dns-timeout`. */
export async function resolveBoth(
  world: World,
  host: string,
  { clock, boundMs, waitMs }: ResolveOptions,
): Promise<Record<Family, ResolvedFamily>> {
  const clocks: Record<Family, Clocked> = { 4: runSignal(clock.signal, boundMs), 6: runSignal(clock.signal, boundMs) }
  let timer: NodeJS.Timeout | undefined
  const ask = async (family: Family): Promise<ResolvedFamily> => {
    const answer = await resolveOne(world, host, family, clocks[family].signal)
    clocks[family].end()
    if (answer.addresses.length > 0) timer ??= setTimeout(clocks[family === 4 ? 6 : 4].giveUp, waitMs)
    const isLate = answer.error === 'cancelled' && (clocks[family].timeIsUp() || clock.timeIsUp())
    return isLate ? { addresses: [], error: 'dns-timeout' } : answer
  }
  const [four, six] = await Promise.all([ask(4), ask(6)])
  clearTimeout(timer)
  return { 4: sameName(four, six), 6: sameName(six, four) }
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
