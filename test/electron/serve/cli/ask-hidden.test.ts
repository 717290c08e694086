import { PassThrough, Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { askHidden } from '../../../../electron/serve/cli/ask-hidden.ts'

/** A terminal that notes what was done to it, in order. */
function terminal() {
  const happened: string[] = []
  const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => happened.push(on ? 'hide' : 'show') })
  const output = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      happened.push(text)
      done()
    },
  })
  return { input, output, happened }
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
  const { input, output, happened } = terminal()
  const asked = askHidden('Password: ', { input, output })
  for (const keys of typed) input.write(keys)
  expect(await asked).toEqual(expected)
  expect(happened).toEqual(['hide', 'Password: ', 'show', '\n'])
})
