/** Which network is this? Told by its gateway's hardware address, as far as the system gives it without rights. */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { World } from '../../wire/world.ts'

/** What names the network here, to be hashed and never shown; `vpn`: packets leave elsewhere; `null`: not known. */
export type Whereabouts = { gateway: string } | 'vpn' | null

/** What names the gateway, or `null`. Never rejects. */
export async function gatewayOf(world: World): Promise<string | null> {
  const surroundings = await world.surroundings?.()
  return (await surroundings?.gatewayHardware?.()) ?? null
}

/**
 * After a run: the gateway may have become known only by its first packets, and one that changed on the way leaves
 * open which network was judged.
 */
export async function whereaboutsOf(
  world: World,
  before: string | null,
  probes: readonly NetworkProbe[],
): Promise<Whereabouts> {
  if (probes.some(({ kind, inUse }) => kind === 'vpn' && inUse === true)) return 'vpn'
  const after = await gatewayOf(world)
  // Systems forget a gateway that is not talked to.
  const gateway = after ?? before
  if (gateway === null || (before !== null && before !== gateway)) return null
  return { gateway }
}
