import { expect, it } from 'vitest'
import { helloName } from '../../../../../electron/probes/dialogues/commands/smtp-hello-name.ts'

it.each([
  ['192.0.2.1', '[192.0.2.1]'],
  ['::ffff:192.0.2.1', '[192.0.2.1]'],
  ['2001:db8::1', '[IPv6:2001:db8::1]'],
  ['fe80::1%eth0', '[IPv6:fe80::1]'],
  [null, '[127.0.0.1]'],
  ['', '[127.0.0.1]'],
])('%j → %s', (address, expected) => {
  expect(helloName(address)).toBe(expected)
})
