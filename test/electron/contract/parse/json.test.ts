import { expect, it } from 'vitest'
import { parseJson } from '../../../../electron/contract/parse/json.ts'

it.each([
  ['a list in an object', '{"a":[1,{"b":null}],"c":"\\u00e9"}'],
  ['numbers', '[0,-1.5e+3,2E2]'],
  ['empty ones', '[{},[]]'],
])('reads %s', (_name, text) => {
  expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text), warnings: [] })
})

/** For everything that JSON.parse refuses, the place named is the first character that cannot stand there. */
it.each([
  ['{"a":1', 'ends too early, at line 1, column 7'],
  ['{"a"', 'ends too early, at line 1, column 5'],
  ['{', 'ends too early'],
  ['[1,\n 2,\n]', 'line 3, column 1'],
  ['{"a":01}', 'line 1, column 7'],
  ["{'a':1}", 'line 1, column 2'],
  ['{"a":1,}', 'line 1, column 8'],
  ['{"a":"tab\there"}', 'line 1, column 6'],
  ['{} {}', 'line 1, column 4'],
  ['nul', 'line 1, column 1'],
])('%s', (text, expected) => {
  const read = parseJson(text)
  expect(read).toMatchObject({ ok: false })
  expect(read.ok ? '' : read.message).toContain(expected)
})

it('quotes nothing of the file', () => {
  expect(JSON.stringify(parseJson('{"password": canary-7}'))).not.toContain('canary')
})
