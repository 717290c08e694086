/** Every screen in every state, on a pretend engine: axe finds nothing, nothing is cut off, the policy is kept. */
import { expect, it } from 'vitest'
import { axeOn, sidewaysBy } from './axe.ts'
import { openFakePage } from './fake-page/fake-page.ts'
import { pages } from './harness/pages.ts'
import { lookThrough } from './look-through.ts'
import { everyState, laptop } from './states.ts'

const browser = pages()

it('light, every state', { timeout: 240_000 }, async () => {
  expect(await lookThrough(browser, everyState, { colorScheme: 'light', viewport: laptop })).toEqual([])
})

it('would see what is wrong', async () => {
  const page = await browser.plainPage({ viewport: { width: 400, height: 800 } })
  await openFakePage(page, 'full')
  await page.evaluate(() => {
    const wide = document.createElement('p')
    wide.textContent = 'unbreakable'.repeat(20)
    wide.setAttribute('aria-label', 'x')
    wide.style.cssText = 'white-space: nowrap; overflow-wrap: normal; color: #ddd; background: #eee'
    document.querySelector('.page')?.append(wide)
  })
  expect(await sidewaysBy(page)).toBeGreaterThan(0)
  expect((await axeOn(page)).join('\n')).toContain('color-contrast')
})
