/** Is there a way out of this computer, by family, and through which interface? The system's own answer; nothing is sent. */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { Surroundings } from '../../wire/surroundings.ts'
import type { Family } from '../../wire/world.ts'

/** Addresses that lie outside of every local network: two of a.root-servers.net. No packet goes there. */
const outside: Record<Family, string> = { 4: '198.41.0.4', 6: '2001:503:ba3e::2:30' }

/** Probe `route:FAMILY`; `ok` false: packets of that family cannot leave; `null`: not known. */
export async function routeProbe(surroundings: Surroundings, family: Family): Promise<NetworkProbe> {
  const way = await surroundings.wayTo(outside[family])
  const gateway = surroundings.routes?.[family]?.gateway ?? null
  const ok = way === null ? null : way !== 'none'
  const name = way === null || way === 'none' ? null : way.name
  return { id: `route:${family}`, kind: 'route', ok, ms: 0, error: null, family, interface: name, gateway }
}
