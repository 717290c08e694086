/** Ways to a screen, on the window with a pretend engine. */
import type { Page } from 'playwright-core'

const email = 'ann@proseware.example'

export const waysTo = {
  async start() {},
  async account(page: Page) {
    await page.getByRole('button', { name: email }).click()
  },
  async typed(page: Page) {
    await page.getByLabel('Email address').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'settings' }).waitFor()
  },
  async editing(page: Page) {
    await waysTo.account(page)
    await page.getByRole('button', { name: 'Change the settings for sending' }).click()
    await page.getByLabel('Port').fill('none')
    await page.getByLabel('Password', { exact: true }).fill('x')
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('A port is a number').waitFor()
  },
  async check(page: Page) {
    await waysTo.account(page)
    await page.getByLabel('Password', { exact: true }).fill('correct horse')
    await page.getByRole('button', { name: 'Check now' }).click()
  },
  async running(page: Page) {
    await waysTo.check(page)
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
  },
  async answer(page: Page) {
    await waysTo.check(page)
    await page.getByText('Details for your IT department').waitFor()
  },
  async details(page: Page) {
    await waysTo.answer(page)
    await page.getByText('Details for your IT department').click()
  },
  async origins(page: Page) {
    await waysTo.account(page)
    await page.getByText('As set in Thunderbird').click()
  },
  async handout(page: Page) {
    await page.locator('input[type=file]').setInputFiles({
      name: 'proseware.mailcheck',
      mimeType: 'application/json',
      buffer: Buffer.from('{}'),
    })
    await page.getByRole('heading', { level: 1, name: /Use the settings|not used/ }).waitFor()
  },
  async makeHandout(page: Page) {
    await waysTo.details(page)
    await page.getByRole('button', { name: 'Make a hand-out of these settings' }).click()
    await page.getByText('More', { exact: true }).click()
  },
  async madeHandout(page: Page) {
    await waysTo.makeHandout(page)
    await page.getByLabel('Organisation').fill('Proseware University')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Save the hand-out' }).waitFor()
  },
  async steps(page: Page) {
    await waysTo.answer(page)
    await page.getByRole('button', { name: 'Show me where' }).click()
    await page.getByRole('button', { name: 'Copy as text' }).waitFor()
  },
  async phoneCode(page: Page) {
    await waysTo.steps(page)
    await page.getByLabel('Your mail program').selectOption('Thunderbird for Android')
    await page.getByRole('button', { name: 'Show code' }).click()
    await page.getByRole('img', { name: 'Code with the settings' }).waitFor()
  },
  async failed(page: Page) {
    await waysTo.check(page)
    await page.getByText('What the program says about it').click()
  },
  async practice(page: Page) {
    await page.getByRole('button', { name: /^Practice/ }).click()
  },
  async networks(page: Page) {
    await page.getByRole('button', { name: 'Networks' }).click()
  },
  async forgetting(page: Page) {
    await waysTo.networks(page)
    await page.getByRole('button', { name: 'Forget all networks' }).click()
  },
  async explain(page: Page) {
    await page.getByRole('button', { name: 'Explain an error' }).click()
  },
  async explained(page: Page) {
    await waysTo.explain(page)
    await page.getByLabel('Error message').fill('550-Please turn on SMTP Authentication in your mail client')
    await page.getByRole('button', { name: 'Explain', exact: true }).click()
    // Either an explanation or a calm note.
    await page.locator('.explanation, .note').first().waitFor()
  },
} satisfies Record<string, (page: Page) => Promise<void>>

export type WayTo = keyof typeof waysTo
