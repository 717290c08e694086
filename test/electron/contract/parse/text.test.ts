import { describe, expect, it } from 'vitest'
import { maximumTextBytes, savedTextFrom, textFrom } from '../../../../electron/contract/parse/text.ts'

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

describe('a text that somebody saved', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('Gruß'), 'Gruß'],
    ['UTF-16, as Notepad writes it', Buffer.from('\ufeffGruß', 'utf16le'), 'Gruß'],
    ['Windows-1252', Buffer.from([0x93, 0x47, 0x72, 0x75, 0xdf, 0x94]), '“Gruß”'],
    [
      'the encoding it names',
      Buffer.concat([Buffer.from('Content-Type: text/plain; charset="koi8-r"\n\n'), Buffer.from([0xd0, 0xc1])]),
      'Content-Type: text/plain; charset="koi8-r"\n\nпа',
    ],
    [
      'an encoding that nobody knows',
      Buffer.concat([Buffer.from('charset=x-none-such\n'), Buffer.from([0xdf])]),
      'charset=x-none-such\nß',
    ],
  ])('is read in %s', (_name, bytes, expected) => {
    expect(savedTextFrom(bytes)).toEqual({ ok: true, value: expected, warnings: [] })
  })

  it.each<[string, Buffer, string]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]), 'is binary'],
    ['control characters', Buffer.from([0xff, 0x01, 0x02, 0x03, 0x41]), 'is binary'],
    ['too large', Buffer.alloc(maximumTextBytes + 1, 0xdf), '1 MiB'],
  ])('is refused as %s', (_name, bytes, expected) => {
    const read = savedTextFrom(bytes)
    expect(read.ok ? '' : read.message).toContain(expected)
  })
})
