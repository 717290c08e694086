import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { askHidden } from '../../../../electron/serve/cli/ask-hidden.ts'

/** A terminal that notes whether it was put back. */
function terminal() {
  const raw: boolean[] = []
  const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => raw.push(on) })
  const output = new PassThrough()
  return { input, output, raw, shown: () => String(output.read() ?? '') }
}

it.each([
  ['a line', ['hunter2\r'], { line: 'hunter2' }],
  ['one key at a time', ['a', 'b', '\n'], { line: 'ab' }],
  ['an empty line', ['\r'], { line: '' }],
  ['a slip mended', ['ax\u007fb\r'], { line: 'ab' }],
  ['a fresh start', ['wrong\u0015right\r'], { line: 'right' }],
  ['other scripts', ['pässwörd😀\u007f\r'], { line: 'pässwörd' }],
  ['an arrow key', ['a', '\u001b[D', 'b\r'], { line: 'ab' }],
  ['the end of input', ['ab\u0004'], { line: 'ab' }],
  ['Ctrl-C', ['ab\u0003'], 'interrupted'],
])('reads %s, shows nothing of it and puts the terminal back', async (_name, typed, expected) => {
  const { input, output, raw, shown } = terminal()
  const asked = askHidden('Password: ', { input, output })
  for (const keys of typed) input.write(keys)
  expect(await asked).toEqual(expected)
  expect(shown()).toBe('Password: \n')
  expect(raw).toEqual([true, false])
})
