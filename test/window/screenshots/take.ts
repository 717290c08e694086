/** Takes the pictures of assets/screenshots: the window as built, on a pretend engine with the kept reports. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { openFakePage } from '../fake-page/fake-page.ts'
import { waysTo, type WayTo } from '../fake-page/ways.ts'
import { pages } from '../harness/pages.ts'
import { smallerPng } from './smaller-png.ts'

const browser = pages()
const folder = fileURLToPath(new URL('../../../assets/screenshots/', import.meta.url))
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
}, 60_000)

const wide = { width: 1120, height: 760 }
const tall = { width: 840, height: 1480 }
const narrow = { width: 400, height: 860 }

it.each<[string, WayTo, string, 'light' | 'dark', { width: number; height: number }]>([
  ['start-light', 'start', 'full', 'light', { width: 1120, height: 860 }],
  ['start-narrow-dark', 'start', 'full', 'dark', narrow],
  ['account-light', 'typed', 'full', 'light', { width: 1120, height: 860 }],
  ['checking-light', 'running', 'running:9', 'light', wide],
  ['checking-narrow-dark', 'running', 'running:9', 'dark', narrow],
  ['answer-light', 'answer', 'check:hotel-blocks-25', 'light', tall],
  ['answer-dark', 'answer', 'check:hotel-blocks-25', 'dark', tall],
  ['answer-narrow-light', 'answer', 'check:hotel-blocks-25', 'light', narrow],
  ['blocked-dark', 'answer', 'check:hotel-blocks-sending', 'dark', tall],
  ['steps-light', 'steps', 'check:hotel-blocks-25', 'light', { width: 960, height: 520 }],
  ['networks-light', 'networks', 'full', 'light', wide],
  ['explain-dark', 'explained', 'full', 'dark', { width: 1120, height: 1100 }],
])('%s', async (name, way, state, colorScheme, viewport) => {
  const page = await browser.plainPage({ colorScheme, viewport })
  await openFakePage(page, state)
  await waysTo[way](page)
  await page.waitForLoadState('networkidle')
  await page.mouse.move(0, 0)
  const picture = smallerPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  writeFileSync(`${folder}${name}.png`, picture)
  // They lie in the repository.
  expect(picture.length).toBeLessThan(150_000)
})
