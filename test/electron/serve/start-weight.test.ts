/** What a start loads before anybody has asked for anything: read from the built files, so that it is the same on every machine. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { callNames } from '../../../electron/contract/call-names.ts'
import { builtFile, freshen } from '../../../electron/serve/built.js'
import { importsAtTop } from '../../imports-at-top.ts'

beforeAll(async () => {
  const mend = await freshen(['node', 'preload'])
  if (mend !== null) throw new Error(mend)
}, 60_000)

/** The file and all that it imports statically, by name. */
function loadedWith(name: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(name)) return seen
  const text = readFileSync(builtFile('node', name), 'utf8')
  seen.set(name, text)
  for (const imported of importsAtTop(text)) if (imported.startsWith('./')) loadedWith(imported.slice(2), seen)
  return seen
}

const chunkOf = (text: string, name: string): string =>
  new RegExp(`import\\(["'\`]\\./(${name}-[^"'\`]+)["'\`]\\)`).exec(text)?.[1] ?? ''

/** KiB. Half of it is room to grow; zod alone would be 170, nodemailer and imapflow 1900. */
const limitKib = 48

it.each([
  ['the command line', 'cli.js', [] as string[]],
  ['the web shell', 'web.js', []],
  ['the desktop window', 'main.js', ['desktop', 'api']],
])('%s starts with what it needs', (_name, entry, asked) => {
  const seen = loadedWith(entry)
  // Loaded at once, though not statically.
  for (const chunk of asked) loadedWith(chunkOf([...seen.values()].join(), chunk), seen)
  const kib = [...seen.values()].reduce((sum, text) => sum + text.length, 0) / 1024
  expect(Math.round(kib)).toBeLessThan(entry === 'cli.js' ? 200 : limitKib)
  expect([...seen.values()].join()).not.toMatch(/imapflow|nodemailer|ZodObject/)
})

it('the preload asks for electron alone, in a few lines', () => {
  const text = readFileSync(builtFile('preload'), 'utf8')
  expect([...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron'])
  expect(text).not.toMatch(/^import |import\(/m)
  // One line for the name of each call, beside its own few.
  expect(text.split('\n').length).toBeLessThan(40 + callNames.length)
})
