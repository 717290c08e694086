/** The steps into a mail program: each set fits the window, nothing is asked that stays, all by keyboard, files as the program takes them. */
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { clientNames, clients, formatsOf, type Client } from '../../electron/contract/clients.ts'
import { axeOn } from './axe.ts'
import { openFakePage } from './fake-page/fake-page.ts'
import { waysTo } from './fake-page/ways.ts'
import { engineIn } from './harness/practice-engine.ts'
import { pages } from './harness/pages.ts'

const browser = pages()

const choose = (page: Page, client: Client) => page.getByLabel('Your mail program').selectOption(clientNames[client])
const shown = (page: Page) => page.locator('.where-end, .note').first().waitFor()

it.each([
  ['what the hotel asks for', 'check:hotel-blocks-25'],
  ['every field of both servers', 'all-new'],
])('%s fits 960 × 720 without scrolling, for every program', { timeout: 120_000 }, async (_, state) => {
  const page = await browser.plainPage({ viewport: { width: 960, height: 720 } })
  await openFakePage(page, state)
  await waysTo.steps(page)
  const tall: string[] = []
  for (const client of clients) {
    await choose(page, client)
    await shown(page)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    if (height > 720) tall.push(`${client}: ${height}`)
    const names = await page.getByRole('row').allTextContents()
    if (names.length === 0) tall.push(`${client}: no rows`)
  }
  expect(tall).toEqual([])
})

describe('by keyboard', () => {
  it('gets to a copied value and back', async () => {
    const page = await browser.plainPage({ viewport: { width: 960, height: 720 } })
    await openFakePage(page, 'check:hotel-blocks-25')
    await waysTo.answer(page)
    await page.getByRole('button', { name: 'Show me where' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Where to set this' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    // The account came from Thunderbird: nothing has to be chosen.
    expect(await page.getByLabel('Your mail program').inputValue()).toBe('thunderbird')
    await page.getByRole('button', { name: 'Copy Port: 465' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Port: 465 copied.').waitFor()
    await page.getByRole('button', { name: 'Back to the answer' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Details for your IT department').waitFor()
  })
})

it('says how the program takes the file that was saved', async () => {
  const page = await browser.plainPage({})
  await openFakePage(page, 'check:hotel-blocks-25')
  await waysTo.steps(page)
  await choose(page, 'apple-mail')
  await page.getByRole('button', { name: 'Save profile (.mobileconfig)' }).click()
  await page.getByText('Then remove the old account').waitFor()
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Saved.')
})

it('keeps the choice until the window closes', async () => {
  const page = await browser.plainPage({})
  await openFakePage(page, 'check:hotel-blocks-25')
  await waysTo.steps(page)
  await choose(page, 'geary')
  await page.getByRole('button', { name: 'Back to the answer' }).click()
  await page.getByRole('button', { name: 'Show me where' }).click()
  expect(await page.getByLabel('Your mail program').inputValue()).toBe('geary')
})

it.each(clients.map((client) => [client]))('%s: a button for each file that it takes, and no other', async (client) => {
  const page = await browser.plainPage({})
  await openFakePage(page, 'check:hotel-blocks-25')
  await waysTo.steps(page)
  await choose(page, client)
  await shown(page)
  const buttons = page.locator('.where-files').getByRole('button')
  expect(await buttons.count()).toBe(formatsOf[client].length - 1)
})

describe('on the real engine, in the practice hotel', { timeout: 90_000 }, () => {
  it('a typed account: steps for iPhone, then a profile that is saved', async () => {
    const { page, shell } = await browser.desktopPage({ engine: engineIn('hotel-blocks-25') })
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.getByRole('button', { name: /A hotel that drops port 25/ }).click()
    await page.getByRole('button', { name: 'Show me where' }).click({ timeout: 30_000 })
    // Nobody knows the program: it is asked for, and no steps stand there before.
    expect(await page.getByLabel('Your mail program').inputValue()).toBe('')
    expect(await page.getByRole('row').count()).toBe(0)
    await choose(page, 'ios-mail')
    await page.getByRole('row', { name: /Server Port 465/ }).waitFor()
    expect(await axeOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Copy as text' }).click()
    await expect.poll(() => shell.copied.at(-1)).toContain('Settings > Apps > Mail > Mail Accounts')
    await page.getByRole('button', { name: 'Save profile (.mobileconfig)' }).click()
    await expect.poll(() => shell.saved.length).toBe(1)
    expect(shell.saved[0]?.name).toMatch(/^ann@proseware\.example\.mobileconfig$/)
    expect(shell.saved[0]?.text).toContain('<string>smtp.proseware.example</string>')
    await page.getByRole('button', { name: 'Show code' }).click()
    await page.getByRole('img', { name: 'Code with the settings' }).waitFor()
    expect(await axeOn(page)).toEqual([])
  })

  it('a program that cannot be set that way says so', async () => {
    const { page } = await browser.desktopPage({ engine: engineIn('hotel-blocks-25') })
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.getByRole('button', { name: /A hotel that drops port 25/ }).click()
    await page.getByRole('button', { name: 'Show me where' }).click({ timeout: 30_000 })
    await choose(page, 'outlook-new')
    await page.getByText('Microsoft’s cloud, not from this computer').waitFor()
    await choose(page, 'evolution')
    await expect
      .poll(() => page.getByRole('row', { name: /Encryption method TLS on a dedicated port/ }).count())
      .toBe(1)
  })
})
