/** Damage to honest input, drawn by fast-check: what bit rot, cut-off downloads and ill will do to a file. */
import fc from 'fast-check'

/** Texts that have broken parsers. */
const splinters = [
  '\0',
  '"',
  "'",
  '\\',
  '<',
  '>',
  '&',
  '&amp;',
  '&#0;',
  '&#x10ffff;',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '__proto__',
  'constructor',
  '1e999',
  '-0',
  '99999999999999999999',
  '\u2028',
  '\ud800',
  '\ufeff',
  '\r',
  '\n\n',
  '\x1b[31m',
  '=?utf-8?B?',
  '=\r\n',
  'boundary=',
  '-----BEGIN CERTIFICATE-----',
  '<'.repeat(3000),
  '['.repeat(5000),
  '{"a":'.repeat(3000),
]

interface Change {
  kind: 'cut' | 'flip' | 'insert' | 'repeat' | 'remove'
  /** 0 to 1: where. */
  at: number
  /** 0 to 1: how much. */
  length: number
  text: string
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('cut' as const, 'flip' as const, 'insert' as const, 'repeat' as const, 'remove' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 0.3, noNaN: true }),
  text: fc.oneof(fc.constantFrom(...splinters), fc.string({ maxLength: 40, unit: 'binary' })),
})

/** One of the originals, damaged up to four times. */
export function damaged(originals: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(change, { maxLength: 4 }))
    .map(([original, changes]) => changes.reduce(applied, original))
}

function applied(text: string, { kind, at, length, text: further }: Change): string {
  const from = Math.floor(at * text.length)
  const to = Math.min(text.length, from + 1 + Math.floor(length * text.length))
  switch (kind) {
    case 'cut':
      return text.slice(0, from)
    case 'flip':
      return `${text.slice(0, from)}${String.fromCharCode(text.charCodeAt(from) ^ 21 || 0)}${text.slice(from + 1)}`
    case 'insert':
      return text.slice(0, from) + further + text.slice(from)
    case 'repeat':
      return text.slice(0, to) + text.slice(from, to).repeat(3) + text.slice(to)
    case 'remove':
      return text.slice(0, from) + text.slice(to)
    default: {
      const never: never = kind
      return never
    }
  }
}
