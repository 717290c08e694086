/** Every screen in every state, on a pretend engine: axe finds nothing, nothing is cut off, the policy is kept. */
import { beforeAll, expect, it } from 'vitest'
import { keptNames } from '../renderer/kept-answers.ts'
import { axeOn, enlargeText, sidewaysBy, textSizeOf } from './axe.ts'
import { buildFakePage, openFakePage } from './fake-page/fake-page.ts'
import { waysTo, type WayTo } from './fake-page/ways.ts'
import { pages } from './harness/pages.ts'

const browser = pages()
beforeAll(buildFakePage, 60_000)

const everyState: [WayTo, string][] = [
  ['start', 'full'],
  ['start', 'empty'],
  ['start', 'missing'],
  ['start', 'loading'],
  ['start', 'broken'],
  ['account', 'full'],
  ['typed', 'full'],
  ['typed', 'missing'],
  ['typed', 'loading'],
  ['editing', 'full'],
  ['running', 'running:0'],
  ['running', 'running:1'],
  ['running', 'running:8'],
  ['running', 'running:99'],
  ...keptNames.map((name): [WayTo, string] => ['answer', `check:${name}`]),
  ['answer', 'unnamed'],
  ['answer', 'sent'],
  ['origins', 'full'],
  ['details', 'check:hotel-blocks-25'],
  ['details', 'check:old-server'],
  ['details', 'sent'],
  ['steps', 'check:hotel-blocks-25'],
  ['steps', 'all-new'],
  ['phoneCode', 'all-new'],
  ['failed', 'fault'],
  ['practice', 'full'],
  ['practice', 'empty'],
  ['practice', 'loading'],
  ['practice', 'broken'],
  ['networks', 'full'],
  ['networks', 'empty'],
  ['networks', 'missing'],
  ['networks', 'loading'],
  ['networks', 'broken'],
  ['forgetting', 'full'],
  ['explain', 'full'],
  ['explained', 'full'],
  ['explained', 'missing'],
  ['explained', 'broken'],
  ['start', 'handed:home'],
  ['typed', 'handed:home'],
  ['answer', 'handed:hotel-blocks-sending'],
  ['handout', 'full'],
  ['handout', 'refused-handout'],
  ['makeHandout', 'check:home'],
  ['madeHandout', 'check:home'],
]

/** What differs by how the window looks: one of each kind. */
const oneOfEach: [WayTo, string][] = [
  ['start', 'full'],
  ['typed', 'missing'],
  ['editing', 'full'],
  ['running', 'running:8'],
  ['answer', 'check:home'],
  ['answer', 'check:hotel-blocks-sending'],
  ['answer', 'check:clear-text-only'],
  ['answer', 'unnamed'],
  ['origins', 'full'],
  ['details', 'check:hotel-blocks-25'],
  ['steps', 'all-new'],
  ['phoneCode', 'check:hotel-blocks-25'],
  ['failed', 'fault'],
  ['networks', 'full'],
  ['explained', 'full'],
  ['start', 'handed:home'],
  ['answer', 'handed:hotel-blocks-sending'],
  ['handout', 'full'],
  ['makeHandout', 'check:home'],
]

const laptop = { width: 1180, height: 800 }
const looks = [
  ['light', everyState, { colorScheme: 'light', viewport: laptop }],
  ['dark', oneOfEach, { colorScheme: 'dark', viewport: laptop }],
  ['400 px wide', oneOfEach, { colorScheme: 'light', viewport: { width: 400, height: 800 } }],
  ['high contrast', oneOfEach, { forcedColors: 'active', viewport: laptop }],
  // What 200 % zoom leaves of a 13-inch laptop, in CSS pixels.
  ['zoomed', oneOfEach, { colorScheme: 'dark', viewport: { width: 640, height: 400 } }],
  ['200 % text', oneOfEach, { colorScheme: 'light', viewport: laptop }],
] as const

it.each(looks)('%s', { timeout: 240_000 }, async (name, states, look) => {
  // One page for a look: what differs is the state in its address.
  const page = await browser.plainPage(look)
  const textSize = name === '200 % text' ? await enlargeText(page) : 16
  const wrong: string[] = []
  for (const [way, state] of states) {
    await page.goto('about:blank')
    await openFakePage(page, state)
    await waysTo[way](page)
    expect(await textSizeOf(page)).toBe(textSize)
    const found = [...(await axeOn(page)), ...((await sidewaysBy(page)) > 0 ? ['wider than the window'] : [])]
    wrong.push(...found.map((text) => `${way}, ${state}: ${text}`))
  }
  expect(wrong).toEqual([])
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
