/** One screen of each kind in every other look of the window (screens.test.ts has every state in the usual one). */
import { expect, it } from 'vitest'
import { pages } from './harness/pages.ts'
import { lookThrough } from './look-through.ts'
import { laptop, oneOfEach } from './states.ts'

const browser = pages()

it.each([
  ['dark', { colorScheme: 'dark', viewport: laptop }],
  ['400 px wide', { colorScheme: 'light', viewport: { width: 400, height: 800 } }],
  ['high contrast', { forcedColors: 'active', viewport: laptop }],
  // What 200 % zoom leaves of a 13-inch laptop, in CSS pixels.
  ['zoomed', { colorScheme: 'dark', viewport: { width: 640, height: 400 } }],
  ['200 % text', { colorScheme: 'light', viewport: laptop }],
] as const)('%s', { timeout: 240_000 }, async (name, look) => {
  expect(await lookThrough(browser, oneOfEach, look, name === '200 % text')).toEqual([])
})
