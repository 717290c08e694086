/**
 * What drives the packaged program on public machines (test/smoke), driven here against the nearest thing there is: a
 * Chromium of its own, showing the same window. That it drives Electron is not shown here.
 */
import { afterEach, expect, it } from 'vitest'
import { api } from '../../electron/api.ts'
import { builtFile } from '../../electron/serve/built.js'
import { readPage } from '../../electron/serve/page-files.ts'
import { servePage, type WebShell } from '../../electron/serve/web/serve-page.ts'
import { practiceInWindow, startWatched } from '../smoke/drive.ts'
import { chromiumFlags, chromiumPath } from './harness/chromium.ts'

let shell: WebShell | null = null
afterEach(() => shell?.close())

it('finds the window, runs a practice check in it, and ends the program', { timeout: 60_000 }, async () => {
  const served = await servePage({ api, files: await readPage(builtFile('client', '')) })
  shell = served
  const { origin } = new URL(served.address)
  const args = ['--headless', ...chromiumFlags, served.address]
  const started = await startWatched(await chromiumPath(), args, (url) => url.startsWith(origin))
  try {
    expect(await practiceInWindow(started.page)).toContain('To send from this network, change')
  } finally {
    expect(await started.close()).toBe(0)
  }
})

it('says what a program said that ends at once', async () => {
  await expect(startWatched(process.execPath, ['--no-such-option'], () => true)).rejects.toThrow(
    /it ended at once: .*bad option/s,
  )
})
