/** Every screen by keyboard alone: Tab comes by everything that can be used, and what has the focus is seen to have it. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openFakePage } from './fake-page/fake-page.ts'
import { waysTo, type WayTo } from './fake-page/ways.ts'
import { pages } from './harness/pages.ts'

const browser = pages()

const screens: [WayTo, string][] = [
  ['start', 'handed:home'],
  ['typed', 'full'],
  ['editing', 'full'],
  ['running', 'running:8'],
  ['answer', 'handed:hotel-blocks-sending'],
  ['answer', 'unnamed'],
  ['details', 'sent'],
  ['steps', 'all-new'],
  ['failed', 'fault'],
  ['practice', 'full'],
  ['forgetting', 'full'],
  ['explained', 'full'],
  ['handout', 'full'],
  ['makeHandout', 'check:home'],
  ['madeHandout', 'check:home'],
]

/** Marks what can be used and is there to be seen. @returns how many */
function mark(): number {
  const usable = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
  const there = usable.filter((each) => each.checkVisibility() && !each.matches(':disabled, [tabindex="-1"]'))
  for (const each of there) each.dataset['reach'] = 'not yet'
  return there.length
}

/** What has the focus was come by; a ring of two pixels is seen, round itself or the field around it. */
function comeBy(): void {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused.dataset['reach'] === undefined) return
  const hasRing = (element: Element | null): boolean => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  focused.dataset['reach'] = hasRing(focused) || hasRing(focused.parentElement) ? 'reached' : 'without a ring'
}

async function notReached(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const count = await page.evaluate(mark)
  for (let presses = 0; presses < count + 3; presses += 1) {
    await page.keyboard.press('Tab')
    await page.evaluate(comeBy)
  }
  return page
    .locator('[data-reach]:not([data-reach=reached])')
    .evaluateAll((all) =>
      all.map((each) => `${(each as HTMLElement).dataset['reach']}: ${each.outerHTML.slice(0, 120)}`),
    )
}

it.each(screens)('%s, %s', async (way, state) => {
  const page = await browser.plainPage()
  await openFakePage(page, state)
  await waysTo[way](page)
  expect(await notReached(page)).toEqual([])
})

it('would see what is wrong', async () => {
  const page = await browser.plainPage()
  await openFakePage(page, 'full')
  await page
    .getByRole('button', { name: 'Continue' })
    .evaluate((button) => button.style.setProperty('outline', 'none', 'important'))
  await page.getByRole('button', { name: 'Networks' }).evaluate((button) => button.setAttribute('inert', ''))
  expect(await notReached(page)).toEqual([
    expect.stringContaining('not yet'),
    expect.stringContaining('without a ring'),
  ])
})
