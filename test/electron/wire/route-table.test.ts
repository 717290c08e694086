import { expect, it } from 'vitest'
import { defaultRoute6Of, defaultRouteOf } from '../../../electron/wire/route-table.ts'

const head = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT'
const none = '0'.repeat(32)
const six = (gateway: string, metric: string, flags: string, name: string) =>
  `${none} 00 ${none} 00 ${gateway} ${metric} 00000001 00000000 ${flags} ${name}`

it.each<[string, string[], ReturnType<typeof defaultRouteOf>]>([
  ['one', ['eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0'], { interface: 'eth0', gateway: '192.0.2.1' }],
  [
    'the nearer of two',
    [
      'wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0',
      'eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0',
    ],
    { interface: 'eth0', gateway: '192.0.2.1' },
  ],
  [
    'straight into a tunnel',
    ['wg0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0'],
    { interface: 'wg0', gateway: null },
  ],
  ['only the local network', ['eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0'], null],
  ['one that rejects', ['eth0\t00000000\t010200C0\t0203\t0\t0\t0\t00000000\t0\t0\t0'], null],
  [
    'half of the internet is no default (OpenVPN’s 0.0.0.0/1)',
    ['tun0\t00000000\t01020AC0\t0003\t0\t0\t0\t00000080\t0\t0\t0'],
    null,
  ],
  ['nothing', [], null],
  ['nonsense', ['x', ''], null],
])('IPv4: %s', (_, rows, expected) => {
  expect(defaultRouteOf([head, ...rows].join('\n'))).toEqual(expected)
})

it.each<[string, string[], ReturnType<typeof defaultRoute6Of>]>([
  [
    'one',
    [six('fe800000000000000000000000000001', '00000400', '00000003', 'eth0')],
    { interface: 'eth0', gateway: 'fe80::1' },
  ],
  ['the kernel’s own that rejects', [six(none, 'ffffffff', '00200200', 'lo')], null],
  ['nothing', [''], null],
])('IPv6: %s', (_, rows, expected) => {
  expect(defaultRoute6Of(rows.join('\n'))).toEqual(expected)
})
