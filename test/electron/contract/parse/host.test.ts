/** Whether a name is for everybody; what is wrong with a host is told by the tests of accounts. */
import { expect, it } from 'vitest'
import { isPublicName } from '../../../../electron/contract/parse/host.ts'

it.each([
  ['imap.example.com', true],
  ['IMAP.Example.COM.', true],
  ['local.example.com', true],
  ['mailhost', false],
  ['mailhost.', false],
  ['localhost.localdomain', false],
  ['mail.localhost', false],
  ['Mail.LOCAL.', false],
  ['nas.home.arpa', false],
  ['192.0.2.9', false],
  ['::ffff:192.0.2.9', false],
])('%s: %s', (host, expected) => {
  expect(isPublicName(host)).toBe(expected)
})
