/** Further ways through the window on the real engine (real-engine.test.ts has the main ones): copying all, no password, keyboard alone. */
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { Api } from '../../electron/contract/api.ts'
import { startPractice } from '../../electron/practice/world.ts'
import { pages } from './harness/pages.ts'

const browser = pages()
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The real check, in a pretend network. */
async function engineIn(network: string): Promise<{ engine: Partial<Api>; password: string }> {
  const practice = await startPractice(network)
  if (!practice) throw new Error(`no practice network ${network}`)
  closing.push(() => practice.close())
  const password = practice.password.reveal()
  return {
    password,
    engine: { check: (request, context) => check({ ...request, timeoutMs: 2000 }, practice.world, context) },
  }
}

const email = 'ann@proseware.example'

/** As somebody fills it in who reads the settings from a mail program. */
async function typeAccount(page: Page, sending: { port: string; encryption: string; signIn: string }): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  const receiving = page.getByRole('region', { name: 'Receiving' })
  await receiving.getByLabel('Server', { exact: true }).fill('imap.proseware.example')
  const out = page.getByRole('region', { name: 'Sending' })
  await out.getByLabel('Server', { exact: true }).fill('smtp.proseware.example')
  await out.getByLabel('Encryption').selectOption(sending.encryption)
  await out.getByLabel('Port').fill(sending.port)
  await out.getByLabel('Sign-in').selectOption(sending.signIn)
}

const old = { port: '25', encryption: 'None', signIn: 'No sign-in' }
const healthy = { port: '465', encryption: 'SSL/TLS', signIn: 'Normal password' }
const headline = (page: Page) => page.getByRole('heading', { level: 1 })

describe('an account, typed', () => {
  it('is checked, and the new port is copied', async () => {
    const { engine, password } = await engineIn('hotel-blocks-25')
    const { page, shell } = await browser.desktopPage({ engine })
    await typeAccount(page, old)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect.poll(() => headline(page).textContent(), { timeout: 15_000 }).toContain('To send from this network')
    await page.getByRole('button', { name: 'Copy Port: 465' }).click()
    await expect.poll(() => shell.copied).toEqual(['465'])
    await expect.poll(() => page.getByRole('status').textContent()).toContain('Port: 465 copied')
    await page.getByRole('button', { name: 'Copy all' }).click()
    await expect.poll(() => shell.copied.at(-1)).toContain('Sending, Encryption: SSL/TLS')
    await page.getByText('Details for your IT department').click()
    await page.getByRole('button', { name: 'Save as web page' }).click()
    await expect.poll(() => shell.saved.at(-1)?.text).toContain('<svg')
    expect(JSON.stringify(shell)).not.toContain(password)
  })

  it('without a password: the way is tested, and the key can be added', async () => {
    const { engine } = await engineIn('home')
    const { page } = await browser.desktopPage({ engine })
    await typeAccount(page, healthy)
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('Type the password, or check without one.').waitFor()
    await page.getByRole('button', { name: 'Check without a password' }).click()
    await expect.poll(() => headline(page).textContent(), { timeout: 15_000 }).toContain('no password was given')
    await page.getByRole('button', { name: 'Check with the password' }).click()
    await page.getByRole('heading', { name: 'Are these your settings?' }).waitFor()
  })
})

describe('a running check', () => {
  it('is cancelled in the middle, and tells what is known', async () => {
    const { engine, password } = await engineIn('hotel-blocks-sending')
    const { page } = await browser.webPage({ engine })
    await typeAccount(page, healthy)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Check now' }).click()
    // The first certain fact comes before the end.
    await page.getByText('Receiving works: imap.proseware.example accepted the password.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Check again' }).waitFor()
    expect(await headline(page).textContent()).toMatch(/cancelled|receive mail/)
  })
})

describe('practice', () => {
  it('runs through by keyboard alone, with the focus always to be seen', async () => {
    const { page } = await browser.webPage()
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    /** Presses Tab until `text` has the focus. @returns the width of the ring around it, px */
    const tabTo = async (text: string): Promise<number> => {
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press('Tab')
        if ((await focused()).includes(text)) {
          // A width has a ring that is not drawn, too.
          return page.evaluate(() => {
            const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
            return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth)
          })
        }
      }
      throw new Error(`Tab does not lead to "${text}"`)
    }
    expect(await tabTo('Watch a check')).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Practice on a pretend network' }).waitFor()
    expect(await focused()).toBe('Practice on a pretend network')
    await page.getByRole('button', { name: 'drops port 25' }).waitFor()
    expect(await tabTo('drops port 25')).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Enter')
    await expect.poll(() => headline(page).textContent(), { timeout: 15_000 }).toContain('To send from this network')
    // The answer is where the focus is, and is announced.
    await expect.poll(focused).toContain('To send from this network')
    await expect.poll(() => page.getByRole('status').textContent()).toContain('To send from this network')
    expect(await tabTo('Details for your IT department')).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Copy report' }).waitFor()
  })
})
