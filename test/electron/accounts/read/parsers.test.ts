import { build, parseBinary } from 'plist'
import { buildBinary } from 'plist'
import { describe, expect, it } from 'vitest'
import { parseBinaryPlist } from '../../../../electron/accounts/read/binary-plist.ts'
import { parseKeyFile } from '../../../../electron/accounts/read/key-file.ts'
import { mailUrlOf, withoutUrlPassword } from '../../../../electron/accounts/read/mail-url.ts'
import { parsePlist } from '../../../../electron/accounts/read/plist.ts'
import { parsePrefs } from '../../../../electron/accounts/read/prefs-js.ts'

describe('prefs.js', () => {
  it.each<[name: string, text: string, expected: Record<string, unknown>, faults?: number]>([
    [
      'values',
      'user_pref("a", "x"); user_pref(\'b\', -5);\npref("c",true);sticky_pref("d" , false) ;',
      { a: 'x', b: -5, c: true, d: false },
    ],
    ['escapes', String.raw`user_pref("a", "\"\\\n\x41\u00e9\'");`, { a: '"\\\nAé\'' }],
    ['over several lines', 'user_pref(\n "a",\n /* x */ // y\n # z\n "b"\n);', { a: 'b' }],
    ['later ones win', 'user_pref("a", 1); user_pref("a", 2);', { a: 2 }],
    ['attributes', 'pref("a", 1, sticky, locked);', { a: 1 }],
    [
      'prototype names',
      'user_pref("__proto__", 1); user_pref("constructor", 2);',
      { __proto__x: undefined, constructor: 2 },
    ],
    ['comments only', '# x\n// y\n/* z */', {}],
    ['code', 'user_pref("a", 1 + 1); alert("x"); user_pref("b", 2);', { b: 2 }, 1],
    ['a string without an end', 'user_pref("a", "x);\nuser_pref("b", 2);\nuser_pref(\'c\', 3);', { b: 2, c: 3 }, 1],
    ['a comment without an end', 'user_pref("a", 1); /* user_pref("b", 2);', { a: 1 }, 1],
    ['an end too early', 'user_pref("a", 1); user_pref("b"', { a: 1 }, 1],
  ])('%s', (_, text, expected, faults = 0) => {
    const read = parsePrefs(Buffer.from(text), (name) => name !== '__proto__')
    expect(Object.fromEntries(read.values)).toEqual(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    )
    expect(read.faults).toBe(faults)
  })

  it('reads UTF-8 and Latin-1 side by side', () => {
    const bytes = Buffer.concat([
      Buffer.from('user_pref("a", "zoë à");'),
      Buffer.from('user_pref("b", "zo\xeb");', 'latin1'),
    ])
    expect([...parsePrefs(bytes, () => true).values.values()]).toEqual(['zoë à', 'zoë'])
  })
})

describe('key files', () => {
  const keys = (text: string | Buffer, dialect: 'plain' | 'glib' | 'kde' | 'windows'): string =>
    JSON.stringify(parseKeyFile(Buffer.from(text), dialect, () => true).get('g', 'k') ?? null)

  it.each([
    ['plain', '[g]\nk = a\\nb ', '"a\\\\nb"'],
    ['plain', '\uFEFF[g]\r\nk=1\r\nk=2\r\n', '"2"'],
    ['glib', '[g]\nk=\\sa\\tb\\\\c\\;', '" a\\tb\\\\c\\\\;"'],
    ['kde', '[g]\nk=\\x41\\sb', '"A b"'],
    ['kde', '[g][$i]\nk[$i]=1\nk[de]=2', '"1"'],
    ['kde', '[g]\nk=1\nk[$d]', '"1"'],
    ['kde', '[g]\nk=1\nk[$e]=$HOME', 'null'],
    ['windows', '[G]\nK=1', '"1"'],
    ['plain', '[G]\nK=1', 'null'],
    ['plain', '[g]\nk=ends in à', '"ends in à"'],
    ['plain', `[g]\nk=${'x'.repeat(70_000)}`, 'null'],
  ] as const)('%s %j', (dialect, text, expected) => expect(keys(text, dialect)).toBe(expected))

  it('counts what is no setting', () => {
    expect(parseKeyFile(Buffer.from('x=1\n[g]\njunk\n[broken\n# c\n'), 'plain', () => true).faults).toBe(3)
  })
})

describe('property lists', () => {
  const value = { a: 'é', b: [1, 2.5, true, false, -1, 70_000, 2 ** 40], c: { d: 'x' } }
  const expected = new Map<string, unknown>([
    ['a', 'é'],
    ['b', [1, 2.5, true, false, -1, 70_000, 2 ** 40]],
    ['c', new Map([['d', 'x']])],
  ])

  it('reads both forms', () => {
    expect(parsePlist(Buffer.from(build(value as never)))).toEqual(expected)
    const binary = Buffer.from(buildBinary(value as never))
    expect(parsePlist(binary)).toEqual(expected)
    expect(parseBinary(binary)).toEqual(value)
  })

  it('reads what XML may look like', () => {
    const text =
      '<?xml version="1.0"?>\n<!-- <plist> --><!DOCTYPE plist PUBLIC "x" "y">\n<plist version="1.0"><dict><key>a</key><string>x<![CDATA[<&]]>&#233;&#xe9;&lt;</string><key>b</key><array/><key>c</key><string/><key>myPassword</key><string>CANARY</string></dict></plist>'
    expect(parsePlist(Buffer.from(text))).toEqual(
      new Map<string, unknown>([
        ['a', 'x<&éé<'],
        ['b', []],
        ['c', ''],
        ['myPassword', null],
      ]),
    )
  })

  it('refuses lists that refer to themselves', () => {
    const levels = 40
    const body = [
      Buffer.from('bplist00'),
      ...Array.from({ length: levels }, (_, index) => Buffer.from([0xa2, (index + 1) % levels, (index + 1) % levels])),
    ]
    const trailer = Buffer.alloc(32)
    trailer.set([1, 1], 6)
    trailer.writeBigUInt64BE(BigInt(levels), 8)
    trailer.writeBigUInt64BE(BigInt(8 + levels * 3), 24)
    const table = Buffer.from(Array.from({ length: levels }, (_, index) => 8 + index * 3))
    expect(() => parseBinaryPlist(Buffer.concat([...body, table, trailer]))).toThrow(/refers to itself/)
  })
})

describe('addresses of mailboxes', () => {
  it.each([
    ['imaps://u:p@h.example:1/x', 'imaps://u@h.example:1/x'],
    ['imaps://u:p:@q@h.example', 'imaps://u@h.example'],
    ['imaps://h.example/a@b', 'imaps://h.example/a@b'],
    ['imaps://[::1]:993/a@b', 'imaps://[::1]:993/a@b'],
    ['smtp://u:p/q@h.example', null],
    ['u:p@h.example:1', 'u@h.example:1'],
    ['Ann <a@b.example>', 'Ann <a@b.example>'],
  ])('%s keeps no password', (text, expected) => expect(withoutUrlPassword(text)).toBe(expected))

  it.each([
    ['IMAPS://u%40v@h.example:1/x', { scheme: 'imaps', host: 'h.example', port: 1, user: 'u@v' }],
    ['pop://[::1]:5', { scheme: 'pop', host: '::1', port: 5, user: undefined }],
    ['smtp://h.example', { scheme: 'smtp', host: 'h.example', port: undefined, user: undefined }],
    ['smtp://h.example:x', null],
    ['http://h.example', null],
    ['imap:///x', null],
  ])('%s', (text, expected) => expect(mailUrlOf(text)).toEqual(expected))
})
