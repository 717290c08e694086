/** The two ways between page and engine in a real browser: what passes, what is refused, and that the page reaches nothing else. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../electron/api.ts'
import type { Api } from '../../electron/contract/api.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import { pages } from './harness/pages.ts'

const { desktopPage, webPage, plainPage, faults } = pages()

const ways = [
  ['desktop', (engine?: Partial<Api>) => desktopPage({ shows: 'bare', engine })],
  ['web', (engine?: Partial<Api>) => webPage({ shows: 'bare', engine })],
] as const

const practice = (page: Page) => page.evaluate(() => window.bare.call('practice', null))
/** How a call ends that has no answer. */
const failureOf = (page: Page, name: string, request: unknown) =>
  page.evaluate(
    ([called, asked]) =>
      window.bare.call(called as 'practice', asked as null).then(
        () => null,
        (error: { name: string; kind: string; message: string }) => [error.name, error.kind, error.message].join('|'),
      ),
    [name, request] as const,
  )

describe.each(ways)('%s', (kind, open) => {
  it('carries a practice check through: progress, then the answer', async () => {
    const { page } = await open()
    const seen = await page.evaluate(async () => {
      const kinds: string[] = []
      const request = { name: 'hotel-blocks-25', timeoutMs: 2000, allowClearText: false, recipient: null }
      const answer = await window.bare.call('checkPractice', request, {
        onProgress: ({ kind: one }) => kinds.push(one),
      })
      return { kinds, headline: answer.words.headline, shell: window.bare.shell.kind }
    })
    expect(seen.kinds[0]).toBe('plan')
    expect(new Set(seen.kinds)).toEqual(new Set(['plan', 'step', 'check-done', 'probe']))
    expect(seen).toMatchObject({ headline: expect.stringContaining('You can receive mail'), shell: kind })
  })

  it('carries a password to the handler as a secret, and never back', async () => {
    let got = ''
    const { page } = await open({
      check: async ({ password, ...request }) => {
        got = password?.reveal() ?? ''
        return { password, request } as never
      },
    })
    const request = {
      ...plainCheck,
      account: { email: 'ann@example.com' },
      password: 'canary' as never,
      timeoutMs: 8000,
    }
    const answer = await page.evaluate((asked) => window.bare.call('check', asked), request)
    expect(got).toBe('canary')
    expect(JSON.stringify(answer)).not.toContain('canary')
  })

  it('cancels a call, which answers with what it has', async () => {
    const { page } = await open({
      practice: (_request, { signal, onProgress }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve([{ name: 'cancelled', title: '' }]))
          onProgress('begun' as never)
        }),
    })
    const answer = await page.evaluate(() => {
      const controller = new AbortController()
      return window.bare.call('practice', null, { signal: controller.signal, onProgress: () => controller.abort() })
    })
    expect(answer).toEqual([{ name: 'cancelled', title: '' }])
  })

  it.each([
    ['a name that is none', 'nonsense', null],
    ['a request that is none', 'practice', { a: 1 }],
    ['an account that is none', 'check', { account: 7 }],
  ])('refuses %s and lives on', async (_name, name, request) => {
    const { page } = await open()
    expect(await failureOf(page, name, request)).toMatch(
      /^CallFailure\|refused\|The program (does not know this call|could not read)/,
    )
    expect(await practice(page)).toHaveLength((await api.practice(null, {} as never)).length)
  })

  it('tells a handler that throws calmly and lives on', async () => {
    const engine: Partial<Api> = {
      check: async () => {
        throw new TypeError('canary')
      },
    }
    const { page } = await open(engine)
    const request = { ...plainCheck, account: { email: 'a@example.com' }, password: null, timeoutMs: 8000 }
    const failure = await failureOf(page, 'check', request)
    expect(failure).toBe(
      'CallFailure|fault|The program itself failed, so your settings were not judged. Nothing else is lost: you can try again.',
    )
    expect(await practice(page)).not.toHaveLength(0)
  })

  describe('its page', () => {
    const outside = createServer((_request, response) => {
      reached += 1
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.end('outside')
    })
    let reached = 0
    let address = ''
    beforeAll(async () => {
      await new Promise<void>((resolve) => void outside.listen(0, '127.0.0.1', resolve))
      address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`
    })
    afterAll(() => void outside.close())

    it('cannot reach the network, the file system or Node', async () => {
      const { page } = await open()
      const tried = await page.evaluate(async (url) => {
        const outcome = async (act: () => Promise<unknown>): Promise<string> => {
          try {
            return `reached: ${String(await act())}`
          } catch (error) {
            return (error as Error).name
          }
        }
        const loads = (tag: 'img' | 'script' | 'iframe' | 'link', source: string) =>
          new Promise((resolve, reject) => {
            const element = document.createElement(tag)
            element.setAttribute(tag === 'link' ? 'href' : 'src', source)
            if (tag === 'link') element.setAttribute('rel', 'stylesheet')
            element.addEventListener('error', () => reject(new TypeError('blocked')))
            element.addEventListener('load', () => {
              // A frame that was refused still loads something empty of another origin.
              const text = tag === 'iframe' && (element as HTMLIFrameElement).contentDocument === null ? null : tag
              if (text === null) reject(new TypeError('blocked'))
              else resolve(text)
            })
            document.body.append(element)
          })
        const globals = ['require', 'process', 'Buffer', 'module', 'global', '__dirname'].filter(
          (name) => name in window,
        )
        return {
          globals,
          fetch: await outcome(() => fetch(url)),
          file: await outcome(() => fetch('file:///etc/passwd')),
          beacon: navigator.sendBeacon(url, 'x'),
          socket: await outcome(
            () =>
              new Promise((resolve, reject) => {
                const socket = new WebSocket(url.replace('http', 'ws'))
                socket.addEventListener('open', resolve)
                socket.addEventListener('error', () => reject(new TypeError('blocked')))
              }),
          ),
          image: await outcome(() => loads('img', url)),
          script: await outcome(() => loads('script', url)),
          style: await outcome(() => loads('link', url)),
          frame: await outcome(() => loads('iframe', url)),
          evaluated: await outcome(async () => String(Reflect.construct(Function, ['return 1'])())),
          worker: await outcome(
            () =>
              new Promise((resolve, reject) => {
                const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
                worker.addEventListener('message', resolve)
                worker.addEventListener('error', () => reject(new TypeError('blocked')))
              }),
          ),
        }
      }, address)
      expect(tried.globals).toEqual([])
      expect(Object.values(tried).filter((value) => String(value).startsWith('reached'))).toEqual([])
      // Each of them was the policy's doing; that is what the harness calls a fault.
      const broken = faults.splice(0)
      expect(broken.filter((fault) => fault.startsWith('policy:')).length).toBeGreaterThanOrEqual(10)
      expect(broken.filter((fault) => !fault.startsWith('policy:'))).toEqual([])
      expect(reached).toBe(0)
    })
  })
})

describe('web', () => {
  it('takes the ticket out of the address and keeps the secret in memory', async () => {
    const { page, shell } = await webPage({ shows: 'bare' })
    await practice(page)
    expect(page.url()).toBe(`${new URL(shell.address).origin}/`)
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie])).toEqual([0, 0, ''])
  })

  it('finds the program again after a reload', async () => {
    const { page } = await webPage({ shows: 'bare' })
    await practice(page)
    await page.reload()
    expect(await practice(page)).not.toHaveLength(0)
    await page.reload()
    expect(await practice(page)).not.toHaveLength(0)
  })

  it('refuses a second tab, with the used address or without a ticket; the first one lives on', async () => {
    const { page, shell } = await webPage({ shows: 'bare' })
    await practice(page)
    const second = await page.context().newPage()
    for (const address of [shell.address, new URL(shell.address).origin]) {
      await second.goto(address)
      expect(await failureOf(second, 'practice', null)).toMatch(
        /^CallFailure\|gone\|The program shows itself in one page/,
      )
    }
    expect(await practice(page)).not.toHaveLength(0)
  })

  it('says so when the program behind it has ended', async () => {
    const { page, shell } = await webPage({ shows: 'bare' })
    await practice(page)
    shell.close()
    await shell.ended
    expect(await failureOf(page, 'practice', null)).toMatch(
      /^CallFailure\|gone\|The program behind this page has ended/,
    )
  })

  it('says so when it ends in the middle of a call', async () => {
    let begun: () => void = () => {}
    const running = new Promise<void>((resolve) => (begun = resolve))
    const { page, shell } = await webPage({
      shows: 'bare',
      engine: {
        practice: () => {
          begun()
          return new Promise(() => {})
        },
      },
    })
    const failure = failureOf(page, 'practice', null)
    await running
    shell.close()
    expect(await failure).toMatch(/^CallFailure\|gone\|The program behind this page has ended/)
  })

  it('cancels what a page had begun that closes', async () => {
    let begun: () => void = () => {}
    let ended: () => void = () => {}
    const running = new Promise<void>((resolve) => (begun = resolve))
    const cancelled = new Promise<void>((resolve) => (ended = resolve))
    const { page } = await webPage({
      shows: 'bare',
      engine: {
        practice: (_request, { signal }) => {
          begun()
          return new Promise(() => signal.addEventListener('abort', () => ended()))
        },
      },
    })
    void failureOf(page, 'practice', null).catch(() => {})
    await running
    await page.close()
    await expect(cancelled).resolves.toBe(undefined)
  })

  it('is not spoken to by a page of another origin', async () => {
    const { page, shell } = await webPage({ shows: 'bare' })
    await practice(page)
    const stranger = await plainPage()
    const elsewhere = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('<p>'))
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve))
    await stranger.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
    const outcomes = await stranger.evaluate(async (origin) => {
      const tries: [string, RequestInit][] = [
        ['/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }],
        ['/session', { method: 'POST', mode: 'no-cors', body: '{}' }],
        ['/', {}],
      ]
      return Promise.all(
        tries.map(([path, init]) =>
          fetch(origin + path, init).then(
            (response) => response.type,
            () => 'refused',
          ),
        ),
      )
    }, new URL(shell.address).origin)
    // What may be sent without asking first (no-cors) is kept from it on the way back by the resource policy.
    expect(outcomes).toEqual(['refused', 'refused', 'refused'])
    expect(await practice(page)).not.toHaveLength(0)
    elsewhere.close()
  })

  it('saves by download and copies', async () => {
    const { page } = await webPage({ shows: 'bare' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => window.bare.shell.saveFile('report.txt', 'text/plain', 'the report')),
    ])
    expect(download.suggestedFilename()).toBe('report.txt')
    expect(await page.evaluate(() => window.bare.shell.copy('465').then(() => navigator.clipboard.readText()))).toBe(
      '465',
    )
  })
})

it('desktop: saves, copies and opens through its messages', async () => {
  const { page, shell } = await desktopPage({ shows: 'bare' })
  await page.evaluate(async () => {
    await window.bare.shell.copy('465')
    await window.bare.shell.saveFile('report.txt', 'text/plain', 'the report')
    window.bare.shell.openExternal?.('https://example.com/help')
    window.bare.shell.openExternal?.('file:///etc/passwd')
  })
  await expect
    .poll(() => shell)
    .toMatchObject({
      copied: ['465'],
      saved: [{ name: 'report.txt', text: 'the report' }],
      opened: ['https://example.com/help'],
    })
})
