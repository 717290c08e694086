/** Does a tunnel carry the default route, or the way to the user's servers? The system's own answer; nothing is sent. */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { Surroundings } from '../../wire/surroundings.ts'
import { kindOf } from './interface.ts'

/** Probe `vpn`: `inUse` with `carries` what, or `null` where nothing is known of any way. */
export async function vpnProbe(
  surroundings: Surroundings,
  ways: { default: readonly string[]; servers: readonly string[] },
): Promise<NetworkProbe> {
  const known = new Map(surroundings.interfaces.map((each) => [each.name, each]))
  const isTunnel = (name: string): boolean => {
    const traits = known.get(name)
    return traits !== undefined && kindOf(traits) === 'vpn'
  }
  const toServers = await Promise.all(ways.servers.map((address) => surroundings.wayTo(address)))
  const serverNames = toServers.flatMap((way) => (way === null || way === 'none' ? [] : [way.name]))
  const carrying = ways.default.find(isTunnel)
  const toServer = serverNames.find(isTunnel)
  const inUse = ways.default.length + serverNames.length === 0 ? null : (carrying ?? toServer) !== undefined
  const carries = carrying !== undefined ? 'default' : toServer !== undefined ? 'server' : null
  const name = carrying ?? toServer ?? null
  return { id: 'vpn', kind: 'vpn', ok: true, ms: 0, error: null, inUse, carries, interface: name }
}
