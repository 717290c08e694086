/**
 * What the best MX tells about the provider: our table by its name, then what is published for its domain. An inference
 * from DNS, not the domain's word. A filter in front of the mailbox tells nothing.
 */
import { WireFailure } from '../../wire/world.ts'
import type { MxRecord, World } from '../../wire/world.ts'
import { runSignal } from '../../wire/run-clock.ts'
import { baseDomainOf, isPublicSuffix, isWithin, plainHost, type Address } from './address.ts'
import { autoconfigQuestions } from './autoconfig.ts'
import { firstOf, gather, type Ask } from './gather.ts'
import { ispdbQuestion } from './ispdb.ts'
import { isMailFilter } from './mail-filters.ts'
import { providerByMx, serversFor, type Provider } from './provider-table.ts'
import { isEmpty, nothingTold } from './published.ts'
import type { Asking } from './source.ts'

export interface MxKnown {
  /** Who our table says it is. */
  provider: Provider | null
  /** The domain takes no mail at all (RFC 7505). */
  isNull: boolean
}

/** `known`: filled once the answer is there. */
export function mxQuestion(asking: Asking): { ask: Ask; known: MxKnown } {
  const known: MxKnown = { provider: null, isNull: false }
  const ask: Ask = async (signal) => {
    const clock = runSignal(signal, asking.requestMs)
    const best = await bestHosts(asking.world, asking.address, clock.signal).finally(() => clock.end())
    known.isNull = best.length === 1 && best[0] === '.'
    if (best.length === 0 || best.some((host) => host === '.' || isMailFilter(host))) return nothingTold
    const provider = agreed(best.map(providerByMx))
    if (provider) {
      known.provider = provider
      const servers = serversFor(provider, asking.address)
      if (!isEmpty(servers)) return { found: { source: 'mx', ...servers, isGiven: false, toldBy: [] }, refused: [] }
    }
    const [first = [], ...others] = best.map((host) => domainsOf(host, asking.address))
    const questions = first
      .filter((domain) => others.every((domains) => domains.includes(domain)))
      .flatMap((domain) => [...autoconfigQuestions(asking, domain), ispdbQuestion(asking, domain)])
    const { patienceMs } = asking
    const answers = await gather(questions, { signal, patienceMs, lingerMs: 0, boundMs: 2 * asking.requestMs })
    const { found } = firstOf(answers)
    // That an MX's host publishes nothing usable is nothing against this domain.
    return { found: found && { ...found, source: 'mx' }, refused: [] }
  }
  return { ask, known }
}

/** Who our table says takes the domain's mail; `null`: not known, or a filter before somebody else's mailbox. */
export async function providerBehind(world: World, address: Address, signal: AbortSignal): Promise<Provider | null> {
  const best = await bestHosts(world, address, signal)
  return best.some(isMailFilter) ? null : agreed(best.map(providerByMx))
}

async function bestHosts(world: World, { ascii }: Address, signal: AbortSignal): Promise<string[]> {
  try {
    return bestOf(await world.query(ascii, 'MX', signal))
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return []
  }
}

/** Only the lowest preference counts. */
export function bestOf(records: readonly MxRecord[]): string[] {
  const lowest = Math.min(...records.map(({ preference }) => preference))
  return records
    .filter(({ preference }) => preference === lowest)
    .map(({ host }) => (host === '.' ? host : plainHost(host)))
}

/** Several equal ones must agree. */
function agreed<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/** The name less its first label, then its base domain; never a suffix, never the address's own domain or a parent of it. */
export function domainsOf(mxHost: string, { ascii }: Address): string[] {
  const shorter = mxHost.slice(mxHost.indexOf('.') + 1)
  return [...new Set([shorter, baseDomainOf(mxHost)])].filter(
    (domain) => domain.includes('.') && !isPublicSuffix(domain) && !isWithin(ascii, domain),
  )
}
