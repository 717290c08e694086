import { expect, it } from 'vitest'
import { maximumTextBytes, textFrom } from '../../../../electron/contract/parse/text.ts'

it.each([
  ['UTF-8', Buffer.from('Zoë'), 'Zoë'],
  ['UTF-8 with its mark', Buffer.from('\ufeffZoë'), 'Zoë'],
  ['UTF-16, as PowerShell writes it', Buffer.from('\ufeffZoë', 'utf16le'), 'Zoë'],
])('reads %s', (_name, bytes, expected) => {
  expect(textFrom(bytes)).toEqual({ ok: true, value: expected, warnings: [] })
})

it.each([
  ['binary', Buffer.from([0x89, 0x50, 0xff, 0x00]), 'UTF-8'],
  ['too large', Buffer.alloc(maximumTextBytes + 1, 32), '1 MiB'],
])('refuses what is %s', (_name, bytes, expected) => {
  const read = textFrom(bytes)
  expect(read.ok ? '' : read.message).toContain(expected)
})
