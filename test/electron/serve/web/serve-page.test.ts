/** The web shell from outside: whoever is not its one page is refused, and the shell lives on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../../../electron/api.ts'
import type { Api } from '../../../../electron/contract/api.ts'
import { pagePolicy } from '../../../../electron/serve/page-headers.ts'
import type { PageFiles } from '../../../../electron/serve/page-files.ts'
import { servePage, type WebShell } from '../../../../electron/serve/web/serve-page.ts'
import type { After } from '../../../../electron/serve/web/session.ts'
import { ask, askRaw, hold, originOf, ticketOf, type Asked } from './ask.ts'

const files: PageFiles = new Map([['/', { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<p>') }]])
let shell: WebShell
let engine: Api
let ownUser = true
/** What waits for its time: a test lets it come. */
let waiting: { ms: number; act: () => void }[] = []
const after: After = (ms, act) => {
  const entry = { ms, act }
  waiting.push(entry)
  return () => void (waiting = waiting.filter((each) => each !== entry))
}

beforeEach(async () => {
  waiting = []
  ownUser = true
  engine = { ...api }
  shell = await servePage({
    api: engine,
    files,
    times: { firstPageMs: 600_000, graceMs: 15_000 },
    after,
    isOwnUser: async () => ownUser,
  })
})
afterEach(async () => {
  shell.close()
  await shell.ended
})

async function admit(ticket = ticketOf(shell)): Promise<{ secret: string; ticket: string }> {
  const { status, text } = await ask(shell, { path: '/session', body: JSON.stringify({ ticket }) })
  if (status !== 200) throw new Error(`not admitted: ${status}`)
  return JSON.parse(text) as { secret: string; ticket: string }
}
const as = (secret: string) => ({ Authorization: `Bearer ${secret}` })
const practice = (secret: string, more: Partial<Asked> = {}) =>
  ask(shell, { path: '/call/practice', headers: as(secret), body: '{"id":"a","request":null}', ...more })

describe('the page', () => {
  it('is served with every header, and without an invitation to others', async () => {
    const { status, headers } = await ask(shell, { method: 'GET', path: '/' })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-security-policy': `${pagePolicy}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('listens on loopback with its ticket in the fragment only', () => {
    expect(shell.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}$/)
  })

  it.each([['/../package.json'], ['/%2e%2e/package.json'], ['/index.html/..'], ['/?a'], ['//'], ['/session']])(
    'is all there is: nothing at %s',
    async (path) => {
      expect(await askRaw(shell, `GET ${path} HTTP/1.1\r\nHost: ${new URL(shell.address).host}\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 404 /,
      )
    },
  )
})

describe('refused is', () => {
  const refusals: [string, number, Asked][] = [
    ['another Host', 421, { path: '/session', headers: { Host: 'mail.example.com' } }],
    ['the Host localhost', 421, { method: 'GET', path: '/', headers: { Host: 'localhost' } }],
    ['the Host without its port', 421, { method: 'GET', path: '/', headers: { Host: '127.0.0.1' } }],
    ['another Origin', 403, { path: '/session', headers: { Origin: 'https://example.com' } }],
    ['the Origin of a neighbour', 403, { path: '/session', headers: { Origin: 'http://127.0.0.1:1' } }],
    ['the Origin null', 403, { path: '/session', headers: { Origin: 'null' } }],
    ['no Origin', 403, { path: '/session', headers: { Origin: undefined } }],
    ['what a browser calls cross-site', 403, { path: '/session', headers: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['what a browser calls same-site', 403, { path: '/session', headers: { 'Sec-Fetch-Site': 'same-site' } }],
    ['a form', 415, { path: '/session', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    ['plain text', 415, { path: '/session', headers: { 'Content-Type': 'text/plain' } }],
    ['no type', 415, { path: '/session', headers: { 'Content-Type': undefined } }],
    ['a preflight', 405, { method: 'OPTIONS', path: '/session' }],
    ['PUT', 405, { method: 'PUT', path: '/session' }],
    ['what is no JSON', 400, { path: '/session', body: '{' }],
    ['a list', 400, { path: '/session', body: '[]' }],
    ['a long body', 413, { path: '/session', body: `{"ticket":"${'a'.repeat(64 * 1024)}"}` }],
    ['no ticket', 403, { path: '/session', body: '{}' }],
    ['a wrong ticket', 403, { path: '/session', body: '{"ticket":"AAAA"}' }],
    ['a ticket of another kind', 403, { path: '/session', body: '{"ticket":{"a":1}}' }],
    ['a call without the secret', 401, { path: '/call/practice' }],
    ['a call with a wrong one', 401, { path: '/call/practice', headers: as('AAAA') }],
    ['to be present without it', 401, { path: '/presence' }],
    ['to cancel without it', 401, { path: '/cancel' }],
  ]
  it.each(refusals)('%s: %i, and the page is admitted after it', async (_name, status, asked) => {
    // With the right ticket, unless the message is about that: only what is wrong with it is in its way.
    const answer = await ask(shell, { body: JSON.stringify({ ticket: ticketOf(shell) }), ...asked })
    expect({ status: answer.status, kind: (JSON.parse(answer.text) as { failure: unknown }).failure }).toMatchObject({
      status,
      kind: { kind: 'refused' },
    })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await practice((await admit()).secret)).status).toBe(200)
  })

  it.each([
    ['a file without the secret', '/call/accounts', null, 413],
    ['a file with a wrong one', '/call/accounts', 'AAAA', 413],
    ['as much for a call that takes no file', '/call/practice', 'right', 413],
    ['a file from the page, which is read', '/call/accounts', 'right', 200],
  ])('%s', async (_name, path, given, status) => {
    const { secret } = await admit()
    const file = { name: 'work.prf', base64: Buffer.alloc(100_000).toString('base64') }
    const body = JSON.stringify({ id: 'file', request: { home: null, file } })
    const headers = given === null ? {} : as(given === 'right' ? secret : given)
    const answer = await ask(shell, { path, headers, body })
    expect(answer.status).toBe(status)
  })

  it('a long body without a length, before all of it came', async () => {
    const { host } = new URL(shell.address)
    const head = `POST /session HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\n`
    const chunk = `8000\r\n${'a'.repeat(0x8000)}\r\n`
    expect(await askRaw(shell, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`)).toMatch(
      /^HTTP\/1\.1 413 /,
    )
  })

  it.each([
    ['what is not HTTP', 'EHLO mail.example.com\r\n\r\n'],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: HOST\r\nHost: example.com\r\n\r\n'],
    ['a proxy request', 'GET http://example.com/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
    ['endless headers', `GET / HTTP/1.1\r\nHost: HOST\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('%s, and the page is admitted after it', async (_name, bytes) => {
    expect(await askRaw(shell, bytes.replace('HOST', new URL(shell.address).host))).not.toMatch(/^HTTP\/1\.1 200/)
    expect(await admit()).toHaveProperty('secret')
  })

  it('a ticket that was used', async () => {
    const { secret } = await admit()
    expect((await ask(shell, { path: '/session', body: JSON.stringify({ ticket: ticketOf(shell) }) })).status).toBe(403)
    expect((await practice(secret)).status).toBe(200)
  })

  it('another user of this computer', async () => {
    ownUser = false
    expect((await ask(shell, { path: '/session', body: JSON.stringify({ ticket: ticketOf(shell) }) })).status).toBe(403)
    ownUser = true
    expect(await admit()).toHaveProperty('secret')
  })
})

describe('a call', () => {
  it('is answered in one line', async () => {
    const { status, headers, text } = await practice((await admit()).secret)
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/x-ndjson' })
    expect(text).toBe(`${JSON.stringify({ answer: await api.practice(null, {} as never) })}\n`)
  })

  it('tells its progress before its answer, and never a password', async () => {
    const { secret } = await admit()
    const request = { name: 'home', timeoutMs: 8000, allowClearText: false, recipient: null }
    const { text } = await ask(shell, {
      path: '/call/checkPractice',
      headers: as(secret),
      body: JSON.stringify({ id: 'b', request }),
    })
    const lines = text
      .trim()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object)[0])
    expect(lines.length).toBeGreaterThan(10)
    expect([lines[0], lines.at(-1), new Set(lines.slice(0, -1)).size]).toEqual(['progress', 'answer', 1])
  })

  it.each([
    ['of no name', '/call/', '{"id":"a","request":null}'],
    ['of a name that objects have', '/call/constructor', '{"id":"a","request":null}'],
    ['without an id', '/call/practice', '{"request":null}'],
    ['with an account that is none', '/call/check', '{"id":"a","request":{"account":7}}'],
    ['with one field too many', '/call/practice', '{"id":"a","request":{"__proto__":{}}}'],
  ])('%s is refused, and the next one is answered', async (_name, path, body) => {
    const { secret } = await admit()
    const { status, text } = await ask(shell, { path, headers: as(secret), body })
    expect({ status, text: JSON.parse(text) as unknown }).toMatchObject({
      status: 400,
      text: { failure: { kind: 'refused' } },
    })
    expect((await practice(secret)).status).toBe(200)
  })

  it('that throws ends in a calm sentence, and the next one is answered', async () => {
    const { secret } = await admit()
    engine.practice = async () => {
      throw new TypeError('canary')
    }
    const { text } = await practice(secret)
    expect(JSON.parse(text)).toMatchObject({ failure: { kind: 'fault' } })
    expect(text).not.toContain('canary')
    engine.practice = api.practice
    expect((await practice(secret)).text).toContain('answer')
  })

  describe('that takes its time', () => {
    let aborted: Promise<void>
    let secret: string
    let ticket: string
    let held: Awaited<ReturnType<typeof hold>>
    beforeEach(async () => {
      aborted = new Promise((tell) => {
        engine.practice = (_request, { signal, onProgress }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              tell()
              resolve([])
            })
            onProgress('begun' as never)
          })
      })
      ;({ secret, ticket } = await admit())
      held = await hold(shell, { path: '/call/practice', headers: as(secret), body: '{"id":"c","request":null}' })
    })

    it('answers with what it has when it is cancelled', async () => {
      await ask(shell, { path: '/cancel', headers: as(secret), body: '{"id":"c"}' })
      await aborted
      await expect.poll(() => held.text()).toBe('{"progress":"begun"}\n{"answer":[]}\n')
    })

    it('ends when the page leaves it', async () => {
      held.leave()
      await expect(aborted).resolves.toBe(undefined)
    })

    it('ends when the page is replaced by its reload', async () => {
      await admit(ticket)
      await expect(aborted).resolves.toBe(undefined)
    })

    it('fails when something throws elsewhere', async () => {
      shell.failCalls(new Error('canary'))
      await expect.poll(() => held.text()).toContain('"kind":"fault"')
    })
  })
})

describe('its end', () => {
  const times = () => waiting.map(({ ms }) => ms)
  const timeComes = () => {
    for (const { act } of [...waiting]) act()
  }

  it('comes when nobody opens the address', async () => {
    expect(times()).toEqual([600_000])
    timeComes()
    expect(await shell.ended).toBe('never-opened')
  })

  it('does not come while the page is there, and comes when it has gone', async () => {
    const { secret } = await admit()
    expect(times()).toEqual([15_000])
    const page = await hold(shell, { path: '/presence', headers: as(secret) })
    expect(times()).toEqual([])
    page.leave()
    await expect.poll(times).toEqual([15_000])
    timeComes()
    expect(await shell.ended).toBe('page-gone')
  })

  it('does not come when the page reloads in time, with the ticket that it kept', async () => {
    const first = await admit()
    const page = await hold(shell, { path: '/presence', headers: as(first.secret) })
    page.leave()
    await expect.poll(times).toEqual([15_000])
    const second = await admit(first.ticket)
    await hold(shell, { path: '/presence', headers: as(second.secret) })
    expect(times()).toEqual([])
    expect((await practice(first.secret)).status).toBe(401)
    expect((await practice(second.secret)).status).toBe(200)
  })

  it('does not come through the leaving of a page that was replaced already', async () => {
    const first = await admit()
    const page = await hold(shell, { path: '/presence', headers: as(first.secret) })
    const second = await admit(first.ticket)
    await hold(shell, { path: '/presence', headers: as(second.secret) })
    page.leave()
    expect((await practice(second.secret)).status).toBe(200)
    expect(times()).toEqual([])
  })

  it('leaves nothing listening', async () => {
    shell.close()
    await shell.ended
    await expect(ask(shell, { method: 'GET', path: '/' })).rejects.toThrow(/ECONNREFUSED/)
  })
})

it('has an address of its own each time', async () => {
  const other = await servePage({ api, files, after })
  expect(ticketOf(other)).not.toBe(ticketOf(shell))
  expect(originOf(other)).not.toBe(originOf(shell))
  other.close()
  await other.ended
})
