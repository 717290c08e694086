/** The built window on the real engine and the practice networks, in both ways it is carried; axe on every screen it comes by. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Api } from '../../electron/contract/api.ts'
import { email, imapHost, rightPassword, smtpHost } from '../../electron/practice/proseware.ts'
import { axeOn } from './axe.ts'
import { pages } from './harness/pages.ts'
import { engineIn } from './harness/practice-engine.ts'

const { desktopPage, webPage } = pages()

const ways = [
  ['desktop', (engine: Partial<Api> = {}) => desktopPage({ engine })],
  ['web', (engine: Partial<Api> = {}) => webPage({ engine })],
] as const

/** The screen of that heading is there, and axe has nothing to say. */
async function isOn(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await axeOn(page)).toEqual([])
}

/** As the owner of a practice account would: address, then both servers, as an old account has them. */
async function typeAccount(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await isOn(page, 'What are your settings?')
  const receiving = page.getByRole('region', { name: 'Receiving' })
  await receiving.getByLabel('Server', { exact: true }).fill(imapHost)
  const sending = page.getByRole('region', { name: 'Sending' })
  await sending.getByLabel('Server', { exact: true }).fill(smtpHost)
  await sending.getByLabel('Port').fill('25')
  await sending.getByLabel('Encryption').selectOption('None')
  await sending.getByLabel('Sign-in').selectOption('No sign-in')
}

async function checkWith(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByText('Details for your IT department').waitFor()
  expect(await axeOn(page)).toEqual([])
}

/** Whole checks, one after the other, and axe on the largest screens. */
const timeout = 90_000

describe.each(ways)('%s', { timeout }, (_kind, open) => {
  it('gets through the practice check of the hotel to a copied port', async () => {
    const { page } = await open()
    await isOn(page, 'Which account shall we check?')
    await page.getByRole('button', { name: /^Practice/ }).click()
    await isOn(page, 'Practice on a pretend network')
    await page.getByRole('button', { name: /A hotel that drops port 25/ }).click()
    await isOn(page, /^Practice: A hotel/)
    await isOn(page, /^You can receive mail\. To send from this network, change/)
    await page.getByText('Details for your IT department').click()
    expect(await axeOn(page)).toEqual([])
    await page.getByRole('button', { name: 'Copy Port: 465' }).click()
    await page.getByRole('status').getByText('Port: 465 copied.').waitFor()
  })

  it('checks a typed account: a wrong password, then the right one, then again without typing', async () => {
    const { page } = await open(engineIn('relay-denied'))
    await typeAccount(page)
    await checkWith(page, 'not the password')
    await page.getByText('Sign-in refused').first().waitFor()
    await page.getByRole('button', { name: 'Try another password' }).click()
    await isOn(page, 'Are these your settings?')
    await checkWith(page, rightPassword)
    await isOn(page, /^You can receive mail\. To send/)
    expect(await page.content()).not.toContain(rightPassword)
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    await isOn(page, /^You can receive mail\. To send/)
  })

  it('cancels a check in the middle and shows what is known', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.getByRole('button', { name: /drops every port for sending/ }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Details for your IT department').waitFor()
    expect(await axeOn(page)).toEqual([])
  })

  it('shows a handler that throws calmly, with a way on and a report to save', async () => {
    const { page } = await open({
      checkPractice: async () => {
        throw new TypeError('canary')
      },
    })
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.getByRole('button', { name: /^At home/ }).click()
    await isOn(page, 'This check could not be finished')
    expect(await page.locator('body').innerText()).not.toContain('canary')
    await page.getByRole('button', { name: 'Save a report of it' }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await isOn(page, 'Practice on a pretend network')
  })

  it('keeps going after the page is loaded anew', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.reload()
    await page.getByRole('button', { name: /^Practice/ }).click()
    await page.getByRole('button', { name: /^At home/ }).click()
    await isOn(page, /^You can receive and send/)
    expect(await page.getByText('What to change').count()).toBe(0)
  })
})

it('gets through every other practice network to an answer without a fault', { timeout: 2 * timeout }, async () => {
  const { page } = await webPage()
  await page.getByRole('button', { name: /^Practice/ }).click()
  const titles = await page.locator('.cards button').allInnerTexts()
  expect(titles.length).toBeGreaterThan(5)
  for (const title of titles) {
    await page.getByRole('button', { name: title }).click()
    await page.getByRole('heading', { level: 1 }).and(page.locator(':not(:has-text("Practice: "))')).waitFor()
    await page.getByText('Details for your IT department').waitFor()
    expect({ title, faults: await axeOn(page) }).toEqual({ title, faults: [] })
    await page.getByRole('button', { name: 'Another practice network' }).click()
    await page.getByRole('heading', { level: 1, name: 'Practice on a pretend network' }).waitFor()
  }
})

it('sends the message in a practice network whose fault shows in no other way', { timeout }, async () => {
  const { page } = await webPage()
  await page.getByRole('button', { name: /^Practice/ }).click()
  await page.getByRole('button', { name: /drops it/ }).click()
  await page.getByRole('heading', { level: 2, name: 'Your test message' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain('receive and send')
})

it('explains nothing where a text says nothing, and leads to a check', { timeout }, async () => {
  const { page } = await webPage()
  await page.getByRole('button', { name: 'Explain an error' }).click()
  await page.getByLabel('Error message').fill('my dog ate my mail')
  await page.getByRole('button', { name: 'Explain', exact: true }).click()
  await page.getByRole('heading', { name: 'No known reason in this text' }).waitFor()
  expect(await page.locator('.explanation').innerText()).not.toMatch(/my dog|mail-check|You can mend/)
  expect(await axeOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Check an account' }).click()
  await isOn(page, 'Which account shall we check?')
})

it('does not call settings fine that deserve a look', { timeout }, async () => {
  const { page } = await webPage()
  await page.getByRole('button', { name: /^Practice/ }).click()
  await page.getByRole('button', { name: /no encryption at all/ }).click()
  await page.getByRole('button', { name: 'Sign in without protection, once' }).click()
  await page.getByText('Nothing has to change for mail to be received and sent.').waitFor()
  expect(await page.locator('main').innerText()).not.toContain('fine as they are')
})
