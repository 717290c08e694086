import { expect, it } from 'vitest'
import { Contacted } from '../../../electron/wire/contacted.ts'

it('lists each host and port once, in order', () => {
  const contacted = new Contacted()
  contacted.add('b.example', 25)
  contacted.add('a.example', 25)
  contacted.add('b.example', 25)
  contacted.add('2001:db8::1', 993)
  expect(contacted.list()).toEqual(['b.example:25', 'a.example:25', '[2001:db8::1]:993'])
})
