import { expect, it } from 'vitest'
import { otherForm } from '../../../electron/plan/user-names.ts'

it.each([
  ['ann@example.com', 'ann'],
  ['Ann@Example.com', 'Ann'],
  ['ann@other.example', 'ann@example.com'],
  ['ann', 'ann@example.com'],
  ['a.n+n', 'a.n+n@example.com'],
  ['EXAMPLE\\ann', null],
  ['@example.com', null],
  ['', null],
])('%j ↔ %j', (username, expected) => {
  expect(otherForm(username, 'ann@example.com')).toBe(expected)
})
