/** The gateway's hardware address out of what three systems write. */
import { describe, expect, it } from 'vitest'
import { identityOf, macGatewayOf, neighbourOf, windowsGatewayOf } from '../../../electron/wire/gateway.ts'

const linux = `IP address       HW type     Flags       HW address            Mask     Device
192.168.1.20     0x1         0x0         00:00:00:00:00:00     *        wlan0
192.168.1.1      0x1         0x2         a4:2b:8c:00:01:02     *        wlan0
`
const mac = '? (192.168.1.1) at a4:2b:8c:0:1:2 on en0 ifscope [ethernet]\n'
const windows = `
Schnittstelle: 192.168.1.23 --- 0xb
  Internetadresse       Physische Adresse     Typ
  192.168.1.1           A4-2B-8C-00-01-02     dynamisch
  192.168.1.255         ff-ff-ff-ff-ff-ff     statisch
`

describe('neighbourOf', () => {
  it.each<[string, string, string, string | null]>([
    ['Linux', linux, '192.168.1.1', 'a4:2b:8c:00:01:02'],
    ['Linux, not answered yet', linux, '192.168.1.20', null],
    ['Linux, an address that another begins with', linux, '192.168.1.2', null],
    ['macOS', mac, '192.168.1.1', 'a4:2b:8c:00:01:02'],
    ['macOS, not answered', '? (192.168.1.1) at (incomplete) on en0 ifscope [ethernet]', '192.168.1.1', null],
    ['Windows', windows, '192.168.1.1', 'a4:2b:8c:00:01:02'],
    ['Windows, everybody', windows, '192.168.1.255', null],
    ['no table', '', '192.168.1.1', null],
  ])('%s', (_, table, address, hardware) => {
    expect(neighbourOf(table, address)).toBe(hardware)
  })
})

describe('the default gateway', () => {
  it.each<[string, string, string | null]>([
    [
      'Wi-Fi',
      '   route to: default\ndestination: default\n    gateway: 192.168.1.1\n  interface: en0\n',
      '192.168.1.1',
    ],
    ['a tunnel', '   route to: default\n  interface: utun3\n', null],
    ['a link', '    gateway: link#14\n', null],
    ['no route', '', null],
  ])('on macOS: %s', (_, answer, gateway) => {
    expect(macGatewayOf(answer)).toBe(gateway)
  })

  it.each<[string, string, string | null]>([
    [
      'the one of the lowest metric',
      'Aktive Routen:\n  0.0.0.0  0.0.0.0  192.168.1.1  192.168.1.23  35\n  0.0.0.0  0.0.0.0  10.0.0.1  10.0.0.7  25\n',
      '10.0.0.1',
    ],
    ['a tunnel', '  0.0.0.0  0.0.0.0  On-link  10.8.0.2  5\n', null],
    ['no route', '', null],
  ])('on Windows: %s', (_, answer, gateway) => {
    expect(windowsGatewayOf(answer)).toBe(gateway)
  })
})

it.each([
  ['00:00:5e:00:01:01', '00:00:5e:00:01:01 10.0.0.1'],
  ['00:00:0c:07:ac:0a', '00:00:0c:07:ac:0a 10.0.0.1'],
  ['a4:2b:8c:00:01:02', 'a4:2b:8c:00:01:02'],
])('%s, which others may have, is told apart by more', (hardware, identity) => {
  expect(identityOf(hardware, '10.0.0.1')).toBe(identity)
})
