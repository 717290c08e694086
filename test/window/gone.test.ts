/** A page that is not, or no longer, the window of a running program: what it shows, and what it keeps. */
import { expect, it } from 'vitest'
import { axeOn } from './axe.ts'
import { pages } from './harness/pages.ts'

const { webPage } = pages()
const title = 'This page is not connected'

it('a second tab shows that at once, and nothing else before', async () => {
  const { page, shell } = await webPage()
  await page.getByRole('heading', { level: 1, name: 'Which account' }).waitFor()
  const second = await page.context().newPage()
  await second.addInitScript(() => {
    const titles: string[] = []
    Object.assign(window, { titles })
    new MutationObserver(() => {
      const text = document.querySelector('h1')?.textContent
      if (text && titles.at(-1) !== text) titles.push(text)
    }).observe(document, { childList: true, subtree: true })
  })
  for (const address of [shell.address, new URL(shell.address).origin]) {
    await second.goto('about:blank')
    await second.goto(address)
    await second.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await second.evaluate(() => (window as unknown as { titles: string[] }).titles)).toEqual([title])
    expect(await second.getByRole('button').count()).toBe(0)
    expect(await axeOn(second)).toEqual([])
  }
  await page.getByRole('button', { name: /^Practice/ }).click()
  await page.getByRole('button', { name: /^At home/ }).waitFor()
})

it('a page whose program ends says so by itself', async () => {
  const { page, shell } = await webPage()
  await page.getByRole('heading', { level: 1, name: 'Which account' }).waitFor()
  shell.close()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  expect(await page.locator('.lead').innerText()).toContain('The program behind this page has ended.')
})

it('an answer stays to be read and copied when the program ends, until something else is asked for', async () => {
  const { page, shell } = await webPage()
  await page.getByRole('button', { name: /^Practice/ }).click()
  await page.getByRole('button', { name: /A hotel that drops port 25/ }).click()
  await page.getByRole('button', { name: 'Copy all' }).waitFor()
  shell.close()
  await page.getByText('The program behind this page has ended.').first().waitFor()
  expect(await axeOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Copy Port: 465' }).click()
  await page.getByRole('button', { name: 'Copied Port: 465' }).waitFor()
  await page.getByRole('button', { name: 'Check again' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
})
