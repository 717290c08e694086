/** SRV, MX, TXT and PTR records by the system's resolver (c-ares, which can be cancelled). Addresses are lookup.ts' affair. */
import { Resolver } from 'node:dns/promises'
import { asciiHostOf } from './host-name.ts'
import { wireFailureOf } from './errors.ts'
import { queryTimes } from './lookup.ts'
import { onAbort } from './run-clock.ts'
import { WireFailure } from './world.ts'
import type { DnsRecords } from './world.ts'

/** As `World.query`. `servers`, for tests: `address:port` of resolvers instead of the system's. */
export async function queryRecords<Type extends keyof DnsRecords>(
  name: string,
  type: Type,
  signal: AbortSignal,
  servers?: readonly string[],
): Promise<DnsRecords[Type]> {
  if (signal.aborted) throw new WireFailure('cancelled', 'the run was cancelled')
  const resolver = new Resolver(queryTimes)
  if (servers !== undefined) resolver.setServers(servers)
  const letGo = onAbort(signal, () => resolver.cancel())
  try {
    const records = await ask[type](resolver, asciiHostOf(name))
    if (records.length === 0) throw new WireFailure('dns-no-address', `no ${type} record for ${name}`)
    return records
  } catch (error) {
    throw wireFailureOf(error)
  } finally {
    letGo()
  }
}

const ask: { [Type in keyof DnsRecords]: (resolver: Resolver, name: string) => Promise<DnsRecords[Type]> } = {
  async SRV(resolver, name) {
    const found = await resolver.resolveSrv(name)
    return found.map((each) => ({
      priority: each.priority,
      weight: each.weight,
      port: each.port,
      target: targetOf(each.name),
    }))
  },
  async MX(resolver, name) {
    const found = await resolver.resolveMx(name)
    return found.map(({ priority, exchange }) => ({ preference: priority, host: targetOf(exchange) }))
  },
  async TXT(resolver, name) {
    const found = await resolver.resolveTxt(name)
    return found.map((strings) => strings.join(''))
  },
  PTR: (resolver, name) => resolver.resolvePtr(name),
}

/** c-ares writes the root, which stands for "none", as an empty text. */
function targetOf(name: string): string {
  const bare = name.replace(/\.$/, '')
  return bare === '' ? '.' : bare
}
