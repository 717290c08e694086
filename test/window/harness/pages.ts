/**
 * Pages of the real browser for tests, in the two ways the window is carried: `desktopPage` (built page + built preload
 * + the desktop's real messages) and `webPage` (the real web shell over loopback). A violation of the
 * Content-Security-Policy, an uncaught error or a request to anywhere else fails the test that caused it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { api } from '../../../electron/api.ts'
import type { Api } from '../../../electron/contract/api.ts'
import { answerMessages } from '../../../electron/serve/desktop/messages.ts'
import { openedFiles } from '../../../electron/serve/desktop/opened-files.ts'
import type { WindowPart } from '../../../electron/serve/desktop/parts.ts'
import { pageAddress } from '../../../electron/serve/desktop/page-scheme.ts'
import { pageHeaders } from '../../../electron/serve/page-headers.ts'
import { readPage } from '../../../electron/serve/page-files.ts'
import { runningCalls } from '../../../electron/serve/running-calls.ts'
import { servePage, type WebShell } from '../../../electron/serve/web/serve-page.ts'
import { cache } from './chromium.ts'
import { preloadInPage } from './preload-in-page.ts'

const out = fileURLToPath(new URL('../../../out/', import.meta.url))
/** What is shown: the built window, or the page that only has the engine. */
const folders = { window: join(out, 'client'), bare: join(cache, 'bare-page') }

/** The browser cannot be taught a scheme of its own: the desktop's page stands at an https address that exists nowhere. */
const standIn = 'https://window.test/'

export interface PageOptions extends BrowserContextOptions {
  shows?: keyof typeof folders
  /** Handlers in place of the real ones. */
  engine?: Partial<Api>
}

/** What the shell was asked to do beside calls. */
export interface ShellSeen {
  copied: string[]
  opened: string[]
  saved: { name: string; text: string }[]
  /** The system opens a file with the program. */
  openFile: (path: string) => void
}

export interface Pages {
  desktopPage: (options?: PageOptions) => Promise<{ page: Page; shell: ShellSeen }>
  webPage: (options?: PageOptions) => Promise<{ page: Page; shell: WebShell }>
  /** A page without any shell, watched like the others. */
  plainPage: (options?: BrowserContextOptions) => Promise<Page>
  /** What went wrong in the pages so far. A test that provokes something takes it out: `splice(0)`. */
  faults: string[]
}

/** To be called once at the top of a test file. */
export function pages(): Pages {
  const faults: string[] = []
  let browser: Browser
  let closing: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'))
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    for (const close of closing.toReversed()) await close()
    closing = []
    expect(faults.splice(0)).toEqual([])
  })

  const watched = async (options: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    closing.push(() => context.close())
    await context.exposeBinding('tellViolation', (_source, text: string) => void faults.push(text))
    await context.addInitScript(watchPolicy)
    context.on('weberror', (event) => void faults.push(`uncaught: ${event.error().message}`))
    return { context, page: await context.newPage() }
  }

  return {
    faults,
    async plainPage(options = {}) {
      return (await watched(options)).page
    },
    async desktopPage({ shows = 'window', engine = {}, ...options } = {}) {
      const { context, page } = await watched(options)
      const files = await readPage(folders[shows])
      await context.route('**', (route) => {
        const url = route.request().url()
        const file = url.startsWith(standIn) ? files.get(new URL(url).pathname) : undefined
        if (file)
          return route.fulfill({
            headers: { ...pageHeaders, 'Content-Type': file.type },
            body: Buffer.from(file.bytes),
          })
        faults.push(`asked for ${url}`)
        return route.abort()
      })
      const shell = await carryMessages(page, { ...api, ...engine })
      await page.goto(standIn)
      return { page, shell }
    },
    async webPage({ shows = 'window', engine = {}, ...options } = {}) {
      const { context, page } = await watched({ permissions: ['clipboard-read', 'clipboard-write'], ...options })
      const shell = await servePage({ api: { ...api, ...engine }, files: await readPage(folders[shows]) })
      closing.push(async () => {
        shell.close()
        await shell.ended
      })
      const { origin } = new URL(shell.address)
      // What the policy stops is seen there; here, what got through.
      context.on('response', (response) => {
        if (!response.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(response.url()))
          faults.push(`was answered by ${response.url()}`)
      })
      await page.goto(shell.address)
      return { page, shell }
    },
  }
}

/** Runs in the page, before anything of it. */
function watchPolicy(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const tell = (window as unknown as { tellViolation: (text: string) => void }).tellViolation
    tell(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`)
  })
}

/** The built preload in the page, the desktop's own message room on this side of it. */
async function carryMessages(page: Page, engine: Api): Promise<ShellSeen> {
  const opened = openedFiles()
  const shell: ShellSeen = { copied: [], opened: [], saved: [], openFile: (path) => opened.add(path) }
  const handlers = new Map<string, (...args: unknown[]) => unknown>()
  const add = (channel: string, handler: unknown): void =>
    void handlers.set(channel, handler as (...args: unknown[]) => unknown)
  const mainFrame = { url: pageAddress }
  const window = {
    isDestroyed: () => false,
    webContents: {
      mainFrame,
      isDestroyed: () => page.isClosed(),
      send: (channel: string, ...args: unknown[]) => {
        const call = `fromMain(${JSON.stringify([channel, ...args])})`
        page.evaluate(call).catch(() => {})
      },
    },
  }
  answerMessages(
    {
      ipcMain: { handle: add, on: add },
      clipboard: { writeText: async (text) => void shell.copied.push(text) },
      shell: { openExternal: async (url) => void shell.opened.push(url) },
      dialog: { showSaveDialog: async () => ({ canceled: true, filePath: '' }) },
    },
    runningCalls(engine),
    () => window as unknown as WindowPart,
    opened,
  )
  await page.exposeBinding('toMain', async (_source, channel: string, args: unknown[]) => {
    if (channel === 'shell:save-file') shell.saved.push({ name: String(args[0]), text: String(args[2]) })
    return structuredClone(await handlers.get(channel)?.({ senderFrame: mainFrame }, ...args))
  })
  await page.addInitScript(preloadInPage(readFileSync(join(out, 'preload/preload.cjs'), 'utf8')))
  return shell
}
