/** Before the window's tests: everything is built, and one browser runs for all of them. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { freshen } from '../../../electron/serve/built.js'
import { buildFakePage } from '../fake-page/fake-page.ts'
import { cache, chromiumFlags, chromiumPath } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the running browser is spoken to. */
    browser: string
  }
}

const barePage = fileURLToPath(new URL('bare-page/', import.meta.url))

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mend = await freshen(['node', 'preload', 'client'])
  if (mend !== null) throw new Error(`The program could not be built: ${mend}`)
  await build({
    root: barePage,
    configFile: false,
    logLevel: 'silent',
    base: './',
    build: { outDir: join(cache, 'bare-page'), emptyOutDir: true, modulePreload: { polyfill: false } },
  })
  await buildFakePage()
  const server = await chromium.launchServer({ executablePath: await chromiumPath(), args: chromiumFlags })
  project.provide('browser', server.wsEndpoint())
  return () => server.close()
}
