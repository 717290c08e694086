import { expect, it } from 'vitest'
import { isPrivateAddress } from '../../../electron/wire/private-address.ts'

it.each<[string, boolean]>([
  ['10.0.0.1', true],
  ['172.16.0.1', true],
  ['172.31.255.254', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['100.64.0.1', true],
  ['100.128.0.1', false],
  ['127.0.0.1', true],
  ['0.0.0.0', true],
  ['169.254.1.1', true],
  ['::1', true],
  ['::', true],
  ['fd00::1', true],
  ['fe80::1%eth0', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:198.51.100.1', false],
  // Documentation's own addresses are a pretend internet's public ones.
  ['192.0.2.1', false],
  ['198.51.100.1', false],
  ['203.0.113.1', false],
  ['2001:db8::1', false],
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
  ['mail.example.com', false],
  ['', false],
])('%s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate)
})
