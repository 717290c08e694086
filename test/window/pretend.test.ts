/** What the window does with answers that only a pretend engine gives: found accounts, pasted errors, networks. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildFakePage, openFakePage } from './fake-page/fake-page.ts'
import { waysTo } from './fake-page/ways.ts'
import { pages } from './harness/pages.ts'

const browser = pages()
beforeAll(buildFakePage, 60_000)

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
    await page.getByRole('button', { name: 'Check without a password' }).click()
    await page.getByText('Details for your IT department').waitFor()
    expect(await asked(page, 'check')).toMatchObject([
      { account: { outgoing: { host: 'smtp.proseware.example', port: 25 } }, password: null },
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
