/** What the window does with answers that only a pretend engine gives: found accounts, pasted errors, networks. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openFakePage } from './fake-page/fake-page.ts'
import { waysTo } from './fake-page/ways.ts'
import { pages } from './harness/pages.ts'

const browser = pages()

async function opened(state: string): Promise<Page> {
  const page = await browser.plainPage()
  await openFakePage(page, state)
  return page
}
const seen = (page: Page) => page.evaluate(() => window.seen)
const asked = async (page: Page, name: string) =>
  (await seen(page)).asked.filter((call) => call.name === name).map(({ request }) => request)

describe('from the start to a copied, proven setting', () => {
  it('three clicks after typing address and password', async () => {
    const page = await opened('full')
    await page.getByLabel('Email address').fill('ann@proseware.example')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Password', { exact: true }).fill('correct horse')
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByRole('button', { name: 'Copy all' }).click()
    await expect.poll(async () => (await seen(page)).copied.length).toBe(1)
    expect((await seen(page)).copied[0]).toContain('Sending, Port: 465')
  })

  it('with an account of a mail program, as that program has it', async () => {
    const page = await opened('full')
    await waysTo.check(page)
    await page.getByRole('button', { name: 'Copy all' }).waitFor()
    expect(await asked(page, 'check')).toMatchObject([
      { account: { email: 'ann@proseware.example', outgoing: { port: 25, security: 'none', authentication: 'none' } } },
    ])
  })
})

describe('every first sentence', () => {
  it.each(['home', 'hotel-blocks-25', 'wrong-password', 'clear-text-only', 'old-server'])('%s', async (name) => {
    const page = await opened(`check:${name}`)
    await waysTo.answer(page)
    const sentence = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(20)
    expect(await page.title()).toContain(sentence)
  })
})

describe('a pasted error', () => {
  it('is explained, and its account can be checked', async () => {
    const page = await opened('full')
    await waysTo.explained(page)
    await page.getByRole('heading', { name: 'Signing in for sending is switched off' }).waitFor()
    await page.getByRole('button', { name: 'Check this account' }).click()
    await page.getByText('smtp.proseware.example').waitFor()
    // Whose address stands in the text is not sure.
    expect(await page.getByLabel('Email address').inputValue()).toBe('')
    await page.getByLabel('Email address').fill('ann@proseware.example')
    await page.getByRole('button', { name: 'Check without a password' }).click()
    await page.getByText('Details for your IT department').waitFor()
    expect(await asked(page, 'check')).toMatchObject([
      {
        account: { email: 'ann@proseware.example', outgoing: { host: 'smtp.proseware.example', port: 25 } },
        password: null,
      },
    ])
  })

  it('is asked for where the field is empty', async () => {
    const page = await opened('full')
    await waysTo.explain(page)
    await page.getByRole('button', { name: 'Explain', exact: true }).click()
    await page.getByText('Paste some text first.').waitFor()
    expect(await asked(page, 'explain')).toEqual([])
  })
})

describe('a test message', () => {
  it.each([
    ['is not sent unless it is asked for', false, null],
    ['is sent when it is', true, { waitMs: 30_000 }],
  ])('%s', async (_name, isTicked, sendTest) => {
    const page = await opened('sent')
    await waysTo.account(page)
    await page.getByRole('checkbox', { name: 'Also send one message to myself' }).setChecked(isTicked)
    await page.getByLabel('Password', { exact: true }).fill('x')
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('Your message arrived in the inbox').waitFor()
    expect(await asked(page, 'check')).toMatchObject([{ sendTest }])
  })

  it('is not sent without a password', async () => {
    const page = await opened('full')
    await waysTo.account(page)
    await page.getByRole('checkbox', { name: 'Also send one message to myself' }).check()
    await page.getByRole('button', { name: 'Check without a password' }).click()
    await page.getByText('Details for your IT department').waitFor()
    expect(await asked(page, 'check')).toMatchObject([{ sendTest: null, password: null }])
  })
})

describe('a network without a name', () => {
  it('can be named below the answer', async () => {
    const page = await opened('unnamed')
    await waysTo.answer(page)
    await page.getByLabel('Which network is this?').fill(' Hotel Adler 2 ')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('This network is called Hotel Adler 2 from now on.').first().waitFor()
    expect(await asked(page, 'history')).toContainEqual({
      history: 'default',
      forget: null,
      rename: { from: 'Network 4', to: 'Hotel Adler 2' },
    })
  })

  it.each([
    ['the network of the check has a name', 'full'],
    ['there is no list', 'missing-history'],
  ])('is not asked for where %s', async (_name, state) => {
    const page = await opened(state)
    await waysTo.answer(page)
    await expect.poll(async () => (await asked(page, 'history')).length).toBeGreaterThan(1)
    expect(await page.getByLabel('Which network is this?').count()).toBe(0)
  })
})

describe('a copied value', () => {
  it('is said by the button itself, as long as it shows it', async () => {
    const page = await opened('full')
    await waysTo.answer(page)
    await page.getByRole('button', { name: 'Copy Port: 465' }).click()
    const button = page.getByRole('button', { name: 'Copied Port: 465' })
    expect(await button.textContent()).toBe('Copied')
    await page.getByRole('status').getByText('Port: 465 copied.').waitFor()
  })
})

describe('networks', () => {
  it('are forgotten one by one, and all only after a question', async () => {
    const page = await opened('full')
    await waysTo.networks(page)
    await page.getByRole('button', { name: 'Forget Hotel Adler' }).click()
    await page.getByRole('button', { name: 'Forget all networks' }).click()
    await page.getByRole('button', { name: 'Keep them' }).click()
    await page.getByRole('button', { name: 'Forget all networks' }).click()
    await page.getByRole('button', { name: 'Forget all', exact: true }).click()
    await expect
      .poll(async () => (await asked(page, 'history')).map((request) => (request as { forget: unknown }).forget))
      .toEqual(expect.arrayContaining(['Hotel Adler', 'all']))
  })
})

describe('what was typed', () => {
  it('into the explainer is still there when one comes back, with its explanation', async () => {
    const page = await opened('full')
    await waysTo.explained(page)
    await page.getByRole('button', { name: 'Networks' }).click()
    await waysTo.explain(page)
    expect(await page.getByLabel('Error message').inputValue()).toContain('turn on SMTP Authentication')
    await page.getByRole('heading', { name: 'Signing in for sending is switched off' }).waitFor()
  })

  it('does not take the other settings away that were found', async () => {
    const page = await opened('check:wrong-password')
    await waysTo.typed(page)
    await page.getByLabel('Which settings').selectOption({ index: 1 })
    await page.getByLabel('Password', { exact: true }).fill('x')
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByRole('button', { name: 'Change settings' }).click()
    const choice = page.getByLabel('Which settings')
    expect(await choice.inputValue()).toBe('1')
    await choice.selectOption({ index: 0 })
    await page.getByText('imap.proseware.example').first().waitFor()
  })

  it('is told from what was found, value by value', async () => {
    const page = await opened('full')
    await waysTo.account(page)
    await page.getByRole('button', { name: 'Change the settings for sending' }).click()
    await page.getByLabel('Port').fill('2525')
    await page.getByText('As set in Thunderbird (default); 1 value changed by you').click()
    expect(await page.locator('.origin dd').allInnerTexts()).toEqual([
      'Kind of server, Server, Port, Encryption, Sign-in, User name\n/home/ann/.thunderbird/abcd1234.default/prefs.js',
      'Server, Encryption, Sign-in\n/home/ann/.thunderbird/abcd1234.default/prefs.js',
      'Port\nAs typed by you',
    ])
  })

  it('is still there on the way back from an answer, the password too', async () => {
    const page = await opened('check:wrong-password')
    await waysTo.answer(page)
    await page.getByRole('button', { name: 'Try another password' }).click()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('correct horse')
    await page.getByRole('button', { name: 'Show the password' }).click()
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text')
  })

  it('says where a server lies outside of the domain, and asks', async () => {
    const page = await opened('full')
    await waysTo.typed(page)
    await page.getByLabel('Which settings').selectOption({ index: 1 })
    await page.getByRole('checkbox', { name: 'hoster.example does not belong to proseware.example' }).check()
    expect(await page.getByText('mail.hoster.example').first().isVisible()).toBe(true)
  })
})

it('what went wrong beside the check stands in the details alone, and not where names are shortened', async () => {
  const page = await opened('sent')
  await waysTo.answer(page)
  const warning = page.getByText('the history of networks could not be read')
  expect(await warning.isVisible()).toBe(false)
  await page.getByText('Details for your IT department').click()
  expect(await warning.isVisible()).toBe(true)
  await page.getByLabel('Shorten addresses').check()
  expect(await warning.isVisible()).toBe(false)
})
