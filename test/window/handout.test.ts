/** Hand-outs in the window: opened in every way, used after a yes only, carried into the check, made from one. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { Api } from '../../electron/contract/api.ts'
import { parseHandout } from '../../electron/contract/parse/handout.ts'
import { heldHandouts } from '../../electron/handouts/held.ts'
import { keepHandout } from '../../electron/handouts/kept.ts'
import { startPractice } from '../../electron/practice/world.ts'
import { goodFile } from '../electron/contract/handout-file.ts'
import { openFakePage } from './fake-page/fake-page.ts'
import { waysTo } from './fake-page/ways.ts'
import { pages } from './harness/pages.ts'

const browser = pages()
const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const email = 'ann@proseware.example'
const choose = (page: Page, text: string) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'proseware.mailcheck',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
const seen = (page: Page) => page.evaluate(() => window.seen)
const headline = (page: Page) => page.getByRole('heading', { level: 1 })

describe('a hand-out that was dropped', () => {
  const drop = (page: Page, name: string) =>
    page.evaluate((fileName) => {
      const data = new DataTransfer()
      data.items.add(new File(['{"schema":1}'], fileName))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
    }, name)

  it('is shown, and nothing is kept before a yes', async () => {
    const page = await browser.plainPage()
    await openFakePage(page, 'full')
    await drop(page, 'proseware.mailcheck')
    await page.getByRole('heading', { name: 'Use the settings of Proseware University?' }).waitFor()
    await page.getByText('in plain letters: xn--pple-43d.example').waitFor()
    await page.getByText('outside the domains above').waitFor()
    const names = async () => (await seen(page)).asked.map(({ name }) => name)
    expect(await names()).not.toContain('keepHandout')
    await page.getByRole('button', { name: 'Do not use them' }).click()
    expect(await names()).not.toContain('keepHandout')
  })

  it('that is too large is not even read', async () => {
    const page = await browser.plainPage()
    await openFakePage(page, 'full')
    await choose(page, 'x'.repeat(40_000))
    await page.getByText('larger than 32 KiB').waitFor()
    expect((await seen(page)).asked.map(({ name }) => name)).not.toContain('readHandout')
  })
})

describe('with a hand-out', () => {
  it('a check carries it, and its servers count as shown', async () => {
    const page = await browser.plainPage()
    await openFakePage(page, 'handed:home')
    await waysTo.answer(page)
    const asked = (await seen(page)).asked.find(({ name }) => name === 'check')
    expect(asked?.request).toMatchObject({
      handout: { organisation: 'Proseware University' },
      acceptDomains: ['imap.proseware.example', 'smtp.hoster.example'],
    })
  })

  it('an answer says whom to write to, and only begins the message', async () => {
    const page = await browser.plainPage()
    await openFakePage(page, 'handed:hotel-blocks-sending')
    await waysTo.answer(page)
    await page.getByRole('button', { name: 'Write to the help desk' }).click()
    await page.getByRole('button', { name: 'Copy what to tell them' }).click()
    const { opened, copied } = await seen(page)
    expect(opened).toEqual([expect.stringMatching(/^mailto:help@proseware\.example\?subject=[^&]+&body=[^&]+$/)])
    expect(copied[0]).toContain('Can this port be opened here?')
  })

  it('staff type address and password only', async () => {
    const practice = await startPractice('home')
    if (!practice) throw new Error('no practice network')
    const user = mkdtempSync(join(tmpdir(), 'mail-check-held-'))
    ends.push(
      () => practice.close(),
      () => rmSync(user, { recursive: true }),
    )
    const engine: Partial<Api> = {
      check: (request, context) => check({ ...request, timeoutMs: 2000 }, practice.world, context),
      keepHandout: ({ text }) => keepHandout(user, text),
      handouts: () => heldHandouts({ system: join(user, 'none'), user }),
    }
    const { page } = await browser.webPage({ engine })
    await choose(page, JSON.stringify({ ...goodFile, controlHosts: [] }))
    await page.getByRole('button', { name: 'Use these settings' }).click()
    await page.getByText('Settings of Proseware', { exact: true }).waitFor()
    expect(readdirSync(user)).toHaveLength(1)
    await page.getByLabel('Email address').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Handed out by your organisation').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(practice.password.reveal())
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect
      .poll(() => headline(page).textContent(), { timeout: 15_000 })
      .toContain('You can receive and send mail')
    await page.getByRole('heading', { name: 'From Proseware' }).waitFor()
  })
})

describe('the phone’s hotspot', () => {
  it('is a second check, compared with the first', async () => {
    const page = await browser.plainPage()
    await openFakePage(page, 'handed:hotel-blocks-sending')
    await waysTo.answer(page)
    await page.getByRole('button', { name: 'I am on the hotspot now' }).click()
    await page.getByText('It is the same here.').waitFor()
    expect((await seen(page)).asked.filter(({ name }) => name === 'check')).toHaveLength(2)
  })
})

describe('a hand-out made in the window', () => {
  it('is a file that can be read, and names nobody’s own user name', async () => {
    const { page, shell } = await browser.desktopPage()
    await waysTo.practice(page)
    await page.getByRole('button', { name: 'At home: all is well' }).click()
    await page.getByText('Details for your IT department').click({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Make a hand-out of these settings' }).click()
    await page.getByLabel('Organisation').fill('Proseware Ltd')
    await page.getByLabel('Their address').fill('help@proseware.example')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('contact.name is empty').waitFor()
    await page.getByLabel('Who helps: name').fill('Help desk')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Save the hand-out' }).click()
    await expect.poll(() => shell.saved.length).toBe(1)
    const [{ name, text } = { name: '', text: '' }] = shell.saved
    expect(name).toBe('proseware-ltd.mailcheck')
    expect(parseHandout(text)).toMatchObject({
      ok: true,
      value: {
        organisation: 'Proseware Ltd',
        domains: ['proseware.example'],
        incoming: { host: 'imap.proseware.example', username: expect.stringMatching(/^%EMAIL/) },
        contact: { name: 'Help desk', email: 'help@proseware.example' },
      },
    })
    expect(text).not.toMatch(/\bann\b/)
  })
})
