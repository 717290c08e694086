import { expect, it } from 'vitest'
import { failureLine } from '../../../electron/serve/failure.ts'

const thrown = (error: Error, stack: string): Error => Object.assign(error, { stack })

it.each([
  [
    'the place',
    thrown(
      new TypeError('canary'),
      'TypeError: canary\n    at async verdictOf (file:///home/canary/out/check-A_b.js:31:7)\n',
    ),
    '(TypeError in verdictOf at check-A_b.js:31)',
  ],
  [
    'a nameless place',
    thrown(new RangeError('canary'), 'RangeError: canary\n    at file:///canary/cli.js:3:1'),
    '(RangeError at cli.js:3)',
  ],
  ['a code of the system', Object.assign(thrown(new Error('canary'), ''), { code: 'ENOSPC' }), '(Error ENOSPC)'],
  ['what is no error', 'canary', '(no error object)'],
])('names %s in one line, and nothing that the error says', (_name, error, expected) => {
  const line = failureLine(error)
  expect(line).toContain(expected)
  expect(line).not.toMatch(/canary|\n/)
})
