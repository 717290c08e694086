/** Serves the window on a pretend engine to pages of the real browser: built once for all, by the global setup; no shell, no Node. */
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { cache } from '../harness/chromium.ts'

const source = fileURLToPath(new URL('.', import.meta.url))
const built = join(cache, 'fake-page')
const address = 'https://fake.test/'
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export async function buildFakePage(): Promise<void> {
  await build({
    root: source,
    configFile: false,
    logLevel: 'silent',
    base: './',
    plugins: [react()],
    build: { outDir: built, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  })
}

/** @param state a name of test/renderer/fake-states.ts */
export async function openFakePage(page: Page, state: string): Promise<void> {
  await page.route(`${address}**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const file = pathname === '/' ? 'index.html' : pathname.slice(1)
    return route.fulfill({ body: readFileSync(join(built, file)), contentType: types[extname(file)] ?? 'text/plain' })
  })
  await page.goto(`${address}#${encodeURIComponent(state)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
