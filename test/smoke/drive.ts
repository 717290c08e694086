/**
 * Starts a program that is a Chromium inside (the packaged Electron app) and drives its window from outside, as it is
 * shipped: Playwright's own way into Electron needs Node's inspector, which the fuses close.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

/** A cold start on a busy machine of a public forge. Milliseconds. */
const patienceMs = 60_000
const attachMs = 5_000

export interface Started {
  /** The window. */
  page: Page
  /** Asks the program to end. @returns its exit status; `null`: it had to be killed */
  close: () => Promise<number | null>
}

/** @param isWindow is this the address of the window's page? */
export async function startWatched(
  program: string,
  args: readonly string[],
  isWindow: (url: string) => boolean,
): Promise<Started> {
  const profile = mkdtempSync(join(tmpdir(), 'mail-check-smoke-'))
  const child = spawn(program, ['--remote-debugging-port=0', `--user-data-dir=${profile}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', (status) => resolve(status)))
  const address = await debuggingAddress(child.stderr)
  const browser = await connected(address)
  const page = await windowOf(browser, isWindow)
  return {
    page,
    async close() {
      const session = await browser.newBrowserCDPSession()
      // The answer may be cut off by what it asks for.
      await session.send('Browser.close').catch(() => {})
      const killing = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      const status = await ended
      clearTimeout(killing)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      return status
    },
  }
}

/** Attaching to a page that is just loading can hang (seen with playwright-core 1.65.1): then it is tried again. */
async function connected(address: string): Promise<Browser> {
  for (let left = 2; left > 0; left--) {
    const attached = await chromium.connectOverCDP(address, { timeout: attachMs }).catch(() => null)
    if (attached) return attached
  }
  return chromium.connectOverCDP(address, { timeout: patienceMs })
}

async function windowOf(browser: Browser, isWindow: (url: string) => boolean): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('the program has no window')
  const isOpen = (page: Page): boolean => isWindow(page.url())
  return context.pages().find(isOpen) ?? context.waitForEvent('page', { predicate: isOpen, timeout: patienceMs })
}

/** Chromium says it on standard error as soon as it listens. */
function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`it did not start: ${said.slice(-2000)}`)), patienceMs)
    stderr.on('data', (text: Buffer) => {
      said += text.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    stderr.once('end', () => {
      clearTimeout(timer)
      reject(new Error(`it ended at once: ${said.slice(-2000)}`))
    })
  })
}

/** From the start screen to the answer of the pretend hotel. @returns the answer's sentence */
export async function practiceInWindow(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Practice/ }).click()
  await page.getByRole('button', { name: /A hotel that drops port 25/ }).click()
  const answer = page.getByRole('heading', { level: 1, name: /^You can/ })
  await answer.waitFor({ timeout: patienceMs })
  return (await answer.textContent()) ?? ''
}
