/** Goes through screens in one look: axe finds nothing, nothing is cut off. */
import type { BrowserContextOptions } from 'playwright-core'
import { axeOn, enlargeText, sidewaysBy, textSizeOf } from './axe.ts'
import { openFakePage } from './fake-page/fake-page.ts'
import { waysTo, type WayTo } from './fake-page/ways.ts'
import type { Pages } from './harness/pages.ts'

/** @returns what is wrong, by screen and state; empty is right */
export async function lookThrough(
  browser: Pages,
  states: readonly (readonly [WayTo, string])[],
  look: BrowserContextOptions,
  hasLargeText = false,
): Promise<string[]> {
  // One page for a look: what differs is the state in its address.
  const page = await browser.plainPage(look)
  const textSize = hasLargeText ? await enlargeText(page) : 16
  const wrong: string[] = []
  for (const [way, state] of states) {
    await page.goto('about:blank')
    await openFakePage(page, state)
    await waysTo[way](page)
    const found = [
      ...((await textSizeOf(page)) === textSize ? [] : ['its text has another size']),
      ...(await axeOn(page)),
      ...((await sidewaysBy(page)) > 0 ? ['wider than the window'] : []),
    ]
    wrong.push(...found.map((text) => `${way}, ${state}: ${text}`))
  }
  return wrong
}
