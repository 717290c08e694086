/** All that this computer knows of its own network, gathered for nothing: no packet is sent for it. */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { World } from '../../wire/world.ts'
import { interfaceProbe } from './interface.ts'
import { proxyProbe } from './proxy.ts'
import { routeProbe } from './route.ts'
import { vpnProbe } from './vpn.ts'

/** `addresses`: the user's servers'. No probes where the world knows nothing of a computer. */
export async function probeOwnNetwork(world: World, addresses: readonly string[]): Promise<NetworkProbe[]> {
  const surroundings = await world.surroundings?.()
  if (!surroundings) return []
  const routes = await Promise.all([routeProbe(surroundings, 4), routeProbe(surroundings, 6)])
  const ways = [
    ...new Set(routes.flatMap((route) => (typeof route['interface'] === 'string' ? route['interface'] : []))),
  ]
  const used = surroundings.interfaces.filter(({ name }) => ways.includes(name))
  const vpn = await vpnProbe(surroundings, { default: ways, servers: addresses })
  const proxy = proxyProbe(surroundings)
  return [...used.map(interfaceProbe), ...routes, vpn, ...(proxy ? [proxy] : [])]
}
