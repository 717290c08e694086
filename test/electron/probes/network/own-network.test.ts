import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../../electron/probes/network/interface.ts'
import { probeOwnNetwork } from '../../../../electron/probes/network/own-network.ts'
import type { InterfaceTraits, Surroundings } from '../../../../electron/wire/surroundings.ts'
import { testWorld } from '../../../servers/test-world.ts'

const linux = { isWireless: false, isTunnel: false, deviceType: null }
const elsewhere = { isWireless: null, isTunnel: null, deviceType: null }

describe('kindOf', () => {
  it.each<[string, Partial<InterfaceTraits>, ReturnType<typeof kindOf>]>([
    ['eth0', linux, 'ethernet'],
    ['enp3s0', linux, 'ethernet'],
    ['wlp2s0', { ...linux, isWireless: true }, 'wifi'],
    ['wlp2s0', elsewhere, 'wifi'],
    ['mystery', { ...linux, isWireless: true }, 'wifi'],
    ['tun0', { ...linux, isTunnel: true }, 'vpn'],
    ['corp', { ...linux, isTunnel: true }, 'vpn'],
    ['wg0', { ...linux, deviceType: 'wireguard', isTunnel: true }, 'vpn'],
    ['wwan0', { ...linux, deviceType: 'wwan', isTunnel: true }, 'mobile'],
    ['ppp0', { ...linux, isTunnel: false }, 'mobile'],
    ['br0', linux, 'other'],
    // macOS calls both so: it cannot be told.
    ['en0', elsewhere, null],
    ['utun4', elsewhere, 'vpn'],
    ['Wi-Fi', elsewhere, 'wifi'],
    ['WLAN 2', elsewhere, 'wifi'],
    ['Ethernet', elsewhere, 'ethernet'],
    ['Mullvad VPN', elsewhere, 'vpn'],
  ])('%s %o: %s', (name, traits, kind) => {
    expect(kindOf({ name, ...elsewhere, ...traits })).toBe(kind)
  })
})

const eth0: InterfaceTraits = { name: 'eth0', addresses: ['198.51.100.7'], ...linux }
const tun0: InterfaceTraits = { name: 'tun0', addresses: ['10.8.0.2'], ...linux, isTunnel: true }

function surroundings(ways: Record<string, string>, more: Partial<Surroundings> = {}): Surroundings {
  return {
    interfaces: [eth0, tun0],
    routes: { 4: { interface: 'eth0', gateway: '198.51.100.1' }, 6: null },
    wayTo: (address) => {
      const name = ways[address] ?? ways['*']
      return Promise.resolve(address.includes(':') || name === undefined ? 'none' : { name })
    },
    proxies: [],
    ...more,
  }
}

async function told(known: Surroundings | undefined, servers: string[] = ['192.0.2.1']) {
  const probes = await probeOwnNetwork(testWorld({ ...(known && { surroundings: known }) }), servers)
  return Object.fromEntries(probes.map((probe) => [probe.id, probe]))
}

describe('probeOwnNetwork', () => {
  it('says nothing where nothing is known', async () => {
    expect(await told(undefined)).toEqual({})
  })

  it('tells the interface that leads out, and no other; the gateway; no way by IPv6', async () => {
    expect(await told(surroundings({ '*': 'eth0' }))).toMatchObject({
      'interface:eth0': { type: 'ethernet' },
      'route:4': { ok: true, interface: 'eth0', gateway: '198.51.100.1' },
      'route:6': { ok: false, interface: null },
      vpn: { inUse: false, carries: null },
    })
  })

  it.each([
    ['carries everything', { '*': 'tun0' }, { inUse: true, carries: 'default', interface: 'tun0' }],
    ['carries the way to the server alone', { '*': 'eth0', '192.0.2.1': 'tun0' }, { inUse: true, carries: 'server' }],
    ['is there and carries neither', { '*': 'eth0' }, { inUse: false, carries: null }],
    ['no way at all', {}, { inUse: null }],
  ])('a tunnel that %s', async (_, ways, expected) => {
    expect((await told(surroundings(ways)))['vpn']).toMatchObject(expected)
  })

  it('names proxies only where some are set', async () => {
    expect((await told(surroundings({ '*': 'eth0' })))['proxy']).toBeUndefined()
    const set = surroundings({ '*': 'eth0' }, { proxies: ['http://proxy.example:3128'] })
    expect((await told(set))['proxy']).toMatchObject({ kind: 'proxy', proxies: ['http://proxy.example:3128'] })
  })
})
