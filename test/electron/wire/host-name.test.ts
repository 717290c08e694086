import { expect, it } from 'vitest'
import { asciiHostOf } from '../../../electron/wire/host-name.ts'

it.each([
  ['mail.example.com', 'mail.example.com'],
  ['Mail.Example.COM', 'mail.example.com'],
  ['mail.example.com.', 'mail.example.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['not a host', 'not a host'],
])('%s → %s', (given, expected) => expect(asciiHostOf(given)).toBe(expected))
