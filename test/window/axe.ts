/** What axe-core finds wrong on a page, in short lines; empty is what a screen has to show. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

export async function axeOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const page = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
    return (await page.axe.run()).violations
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** As somebody has it who set the browser's own text size to twice the usual one. */
export async function enlargeText(page: Page): Promise<number> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  return 32
}

/** Pixels that a rem has on this page. */
export function textSizeOf(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
}

/** Wider than the window: something is cut off or makes the page scroll sideways. */
export function sidewaysBy(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
