import { expect, it } from 'vitest'
import { commandLineArguments } from '../../../../electron/serve/desktop/arguments.ts'

it.each([
  ['a plain start', [], null],
  ['a command', ['check', '--json'], ['check', '--json']],
  ['a word that is no command', ['chekc'], ['chekc']],
  ['help', ['--help'], ['--help']],
  ['the version', ['--version'], ['--version']],
  ["a switch of Chromium's", ['--ozone-platform=wayland'], null],
  ['what macOS adds', ['-psn_0_12345'], null],
  ['a hand-out file', ['/home/ann/Adatum.mailcheck'], null],
])('%s', (_name, args, expected) => {
  expect(commandLineArguments(['/opt/program', ...args], true)).toEqual(expected)
  expect(commandLineArguments(['/opt/electron', '/checkout', ...args], false)).toBe(null)
})
