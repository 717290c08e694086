/** The error explainer as it stands on the screen: what goes, what is red, what is read first, where an address breaks. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Explained } from '../../electron/contract/explained.ts'
import { openFakePage } from './fake-page/fake-page.ts'
import { waysTo } from './fake-page/ways.ts'
import { pages } from './harness/pages.ts'

const browser = pages()

async function opened(way: 'explain' | 'explained'): Promise<Page> {
  const page = await browser.plainPage()
  await openFakePage(page, 'full')
  await waysTo[way](page)
  return page
}
const press = (page: Page) => page.getByRole('button', { name: 'Explain', exact: true }).click()

const colour = (place: Locator, part?: string) =>
  place.evaluate((element, of) => getComputedStyle(element, of).color, part)

function explained(title: string, explanation = ''): Explained {
  return {
    ...{ cause: 'temporary-failure', quote: '', protocol: null, code: null, enhanced: null, responseCode: null },
    ...{ server: null, port: null, security: null, email: null, title, explanation, actor: 'provider' },
  }
}

describe('an explanation', () => {
  it.each([
    ['another text', 'quota exceeded'],
    ['none', ''],
  ])('goes when the text becomes %s, and stays away', async (_name, text) => {
    const page = await opened('explained')
    expect(await page.locator('.explanation').count()).toBe(1)
    await page.getByLabel('Error message').fill(text)
    expect(await page.locator('.explanation').count()).toBe(0)
    await page.getByRole('button', { name: 'Networks' }).click()
    await waysTo.explain(page)
    expect(await page.getByLabel('Error message').inputValue()).toBe(text)
    expect(await page.locator('.explanation').count()).toBe(0)
  })

  it('of a text that was changed meanwhile is not shown', async () => {
    let answerFirst: (answer: Explained) => void = () => {}
    const first = new Promise<Explained>((resolve) => (answerFirst = resolve))
    const { page } = await browser.desktopPage({
      engine: { explain: ({ text }) => (text === 'one' ? first : Promise.resolve(explained('The second'))) },
    })
    await waysTo.explain(page)
    await page.getByLabel('Error message').fill('one')
    await press(page)
    await page.getByLabel('Error message').fill('two')
    await press(page)
    await page.getByRole('heading', { name: 'The second' }).waitFor()
    answerFirst(explained('The first'))
    // The way away and back takes longer than the answer does.
    await page.getByRole('button', { name: 'Networks' }).click()
    await waysTo.explain(page)
    expect(await page.locator('.explanation h2').allInnerTexts()).toEqual(['The second'])
  })

  it('says who can mend it no paler and no smaller than the rest', async () => {
    const page = await opened('explained')
    const look = (place: Locator) =>
      place.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).fontSize])
    const actor = page.locator('.explanation').getByText('You can mend this')
    expect(await look(actor)).toEqual(await look(page.locator('.explanation > p').first()))
  })
})

describe('a field with a fault', () => {
  it('is red at its border and in its message alone', async () => {
    const page = await opened('explain')
    const field = page.getByLabel('Error message')
    const before = [await colour(field), await colour(field, '::placeholder')]
    await press(page)
    const message = page.getByText('Paste some text first.')
    expect([await colour(field), await colour(field, '::placeholder')]).toEqual(before)
    const border = await field.evaluate((element) => getComputedStyle(element).borderTopColor)
    expect(border).toBe(await colour(message))
    expect(before).not.toContain(border)
  })

  it('says of what is no text that it is none, and asks nothing', async () => {
    const page = await opened('explain')
    await page.getByLabel('Error message').fill('\u0000\u0001PNG')
    await press(page)
    await page.getByText('What stands here is no text; save the message as text or as .eml.').waitFor()
    expect((await page.evaluate(() => window.seen)).asked.filter(({ name }) => name === 'explain')).toEqual([])
  })
})

describe('the details of an answer', () => {
  it('say how each check ended in plain words', async () => {
    const page = await browser.plainPage()
    await openFakePage(page, 'check:wrong-password')
    await waysTo.details(page)
    expect(await page.locator('.check > p > strong').allInnerTexts()).toEqual([
      'sign-in refused',
      'answers, sign-in not tried',
    ])
  })
})
