/** What the window shows of networks, out of a real history: the start screen's line, the list, a new name, forgetting. */
import { afterAll, describe, expect, it } from 'vitest'
import { api } from '../../electron/api.ts'
import type { Api } from '../../electron/contract/api.ts'
import { add, asked, goodRun, homeGateway, hotelGateway, newHistory, removeHistories } from '../electron/history/kit.ts'
import { pages } from './harness/pages.ts'

const { desktopPage, webPage } = pages()
afterAll(removeHistories)

/** The engine's own call, on a history of this test. */
const engineOn = (file: string): Partial<Api> => ({
  history: (request, context) => api.history({ ...request, history: { file } }, context),
})

describe.each([
  ['desktop', (engine: Partial<Api>) => desktopPage({ engine })],
  ['web', (engine: Partial<Api>) => webPage({ engine })],
] as const)('%s', { timeout: 60_000 }, (_kind, open) => {
  it('shows the last check, names a network, forgets one and all', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    await add(file, hotelGateway, null, { ...goodRun(), startedAt: '2026-11-20T08:00:00Z' })
    const { page } = await open(engineOn(file))
    await page.getByRole('button', { name: /^Last check: Home/ }).click()
    await page.getByRole('rowheader', { name: /^Home/ }).waitFor()
    await page.getByRole('button', { name: 'Network 2', exact: true }).click()
    await page.getByLabel('Name of this network').fill('Hotel')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('rowheader', { name: /^Hotel/ }).waitFor()
    await page.getByRole('button', { name: 'Forget Home' }).click()
    await page.getByRole('rowheader', { name: /^Home/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Forget all networks' }).click()
    await page.getByRole('button', { name: 'Forget all', exact: true }).click()
    await page.getByRole('heading', { name: 'No networks yet' }).waitFor()
    expect(await asked(file)).toEqual([])
  })
})
