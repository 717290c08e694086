/** Which network a run was in, and when that is not known. */
import { expect, it } from 'vitest'
import type { NetworkProbe } from '../../../../electron/contract/facts.ts'
import { gatewayOf, whereaboutsOf } from '../../../../electron/probes/network/whereabouts.ts'
import { testWorld } from '../../../servers/test-world.ts'

const world = (gatewayHardware?: () => Promise<string | null>) =>
  testWorld({
    surroundings: {
      interfaces: [],
      routes: null,
      wayTo: () => Promise.resolve(null),
      proxies: [],
      ...(gatewayHardware && { gatewayHardware }),
    },
  })
const vpn = (inUse: boolean | null): NetworkProbe[] => [{ id: 'vpn', kind: 'vpn', ok: true, ms: 0, error: null, inUse }]

it.each<[string, ReturnType<typeof testWorld>, string | null, NetworkProbe[], object | string | null]>([
  ['as before', world(async () => 'a'), 'a', vpn(false), { gateway: 'a' }],
  ['known by the first packets only', world(async () => 'a'), null, vpn(null), { gateway: 'a' }],
  ['forgotten since', world(async () => null), 'a', [], { gateway: 'a' }],
  ['another than before', world(async () => 'a'), 'b', [], null],
  ['a VPN, whatever the gateway', world(async () => 'a'), 'a', vpn(true), 'vpn'],
  ['not told', world(async () => null), null, [], null],
  ['a system that cannot tell', world(), null, [], null],
  ['a pretend world', testWorld({}), null, [], null],
])('%s', async (_, given, before, probes, here) => {
  expect(await whereaboutsOf(given, before, probes)).toEqual(here)
  expect(await gatewayOf(testWorld({}))).toBeNull()
})
