/** First paint of the built window over loopback, beside an empty page from the same shell. */
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { api } from '../../electron/api.ts'
import { builtFile } from '../../electron/serve/built.js'
import { readPage, type PageFiles } from '../../electron/serve/page-files.ts'
import { servePage } from '../../electron/serve/web/serve-page.ts'
import { medians, tell } from './measured.ts'

const limitMs = 300
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

const empty: PageFiles = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<!doctype html><title>-</title><p>-') }],
])

/** Milliseconds from the navigation's start to the first content, by the browser's own clock. */
async function firstPaint(files: PageFiles): Promise<number> {
  const shell = await servePage({ api, files })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(shell.address)
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [painted] = list.getEntriesByName('first-contentful-paint')
          if (painted) resolve(painted.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await context.close()
  shell.close()
  await shell.ended
  return ms
}

it(`the window paints within ${limitMs} ms`, async () => {
  const built = await readPage(builtFile('client', '.'))
  const { window, nothing } = await medians(9, { window: () => firstPaint(built), nothing: () => firstPaint(empty) })
  tell('first paint of the window', window, nothing)
  expect(window).toBeLessThan(limitMs)
})
