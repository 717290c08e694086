/** The desktop window over the stand-in of Electron: what it allows, what it refuses, and that it lives on. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../../../electron/api.ts'
import type { Api } from '../../../../electron/contract/api.ts'
import { channels } from '../../../../electron/contract/bridge.ts'
import { callNames } from '../../../../electron/contract/call-names.ts'
import { pagePolicy } from '../../../../electron/serve/page-headers.ts'
import { startDesktop } from '../../../../electron/serve/desktop/desktop.ts'
import { openedFiles } from '../../../../electron/serve/desktop/opened-files.ts'
import { pageAddress, schemeName } from '../../../../electron/serve/desktop/page-scheme.ts'
import type { ElectronParts } from '../../../../electron/serve/desktop/parts.ts'
import * as stub from './electron-stub.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-desktop-'))
const { seen } = stub

const electron: ElectronParts = {
  ...stub,
  newWindow: (options) => new stub.BrowserWindow(options),
  menu: stub.Menu,
  session: () => stub.session.defaultSession,
}

let opened = openedFiles()
/** Handlers that do as a test wants. */
const engine: Api = { ...api }

async function start(): Promise<stub.BrowserWindow> {
  opened = openedFiles()
  await startDesktop(electron, engine, { client: folder, preload: '/preload.cjs' }, opened)
  const window = stub.windows.at(-1)
  if (!window) throw new Error('no window')
  return window
}

let window: stub.BrowserWindow

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'app.js'), 'void 0')
  writeFileSync(join(folder, 'notes.md'), 'not served')
  seen.userData = folder
  window = await start()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  process.removeAllListeners('uncaughtException')
})
beforeEach(() => Object.assign(engine, api))

describe('the window', () => {
  it('has a sandboxed page without Node, shown once it has painted', () => {
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(window.options.show).toBe(false)
    expect(window.did).toEqual([`load ${pageAddress}`, 'show'])
  })

  it('refuses every permission, device and address but its own', () => {
    expect(seen.permissions).toEqual([false, false, false])
    expect(
      ['https://example.com/', 'file:///etc/passwd', 'http://127.0.0.1:1/', 'ws://example.com', pageAddress].map(
        seen.cancelled,
      ),
    ).toEqual([true, true, true, true, false])
  })

  it.each([
    ['will-navigate', 'https://example.com/', true],
    ['will-navigate', `${pageAddress}../other`, true],
    ['will-navigate', pageAddress, false],
    ['will-frame-navigate', 'https://example.com/', true],
    ['will-redirect', pageAddress, true],
    ['will-attach-webview', '', true],
  ])('%s to %s: prevented %s', (name, url, expected) => {
    let prevented = false
    window.webContents.emit(name, { url, preventDefault: () => void (prevented = true) })
    expect(prevented).toBe(expected)
  })

  it('opens no further window', () => {
    expect(window.webContents.openHandler?.({} as never)).toEqual({ action: 'deny' })
  })

  it('has the usual menu', () => {
    expect(seen.menu.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['editMenu', 'viewMenu', 'windowMenu'] as const),
    )
  })

  it('comes to the front when the program is started again', () => {
    stub.app.emit('second-instance', {}, ['program'], folder)
    expect(window.did.slice(-2)).toEqual(['restore', 'focus'])
  })

  it('loads its page again after a crash of it', () => {
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(window.webContents.reloads).toBe(1)
  })

  it('remembers its place', async () => {
    window.bounds = { x: 300, y: 200, width: 820, height: 640 }
    window.emit('close')
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({ x: 300, width: 820 })
    stub.forgetChannels()
    window = await start()
    expect(window.options).toMatchObject({ x: 300, y: 200, width: 820, height: 640 })
  })
})

describe('its scheme', () => {
  const get = async (address: string, method = 'GET') => {
    const answer = await seen.served.get(schemeName)?.(new Request(address, { method }))
    return { status: answer?.status, type: answer?.headers.get('content-type'), text: await answer?.text(), answer }
  }

  it('serves the page with the strict policy', async () => {
    const { status, type, answer } = await get(pageAddress)
    expect({ status, type }).toEqual({ status: 200, type: 'text/html; charset=utf-8' })
    expect(answer?.headers.get('content-security-policy')).toContain(pagePolicy)
  })

  it.each([
    [`${pageAddress}notes.md`],
    [`${pageAddress}../../../etc/passwd`],
    [`${pageAddress}..%2f..%2fetc/passwd`],
    [`${schemeName}://elsewhere/app.js`],
    [`${pageAddress}window.json`],
  ])('has nothing at %s', async (address) => expect((await get(address)).status).toBe(404))

  it('answers to GET only', async () => expect((await get(pageAddress, 'POST')).status).toBe(404))
})

describe('messages', () => {
  const practice = (id: unknown, request: unknown = null, frame?: unknown) =>
    stub.invoke(channels.call('practice'), [id, request], frame)

  it('have a channel per call of the table, and five more', () => {
    expect(stub.channelsOpen().toSorted()).toEqual(
      [
        ...callNames.map(channels.call),
        'cancel',
        'shell:copy',
        'shell:open-external',
        'shell:save-file',
        'shell:takes-files',
      ].toSorted(),
    )
  })

  it('reach the handlers', async () => {
    expect(await practice('a')).toEqual({ answer: await api.practice(null, {} as never) })
  })

  it.each([
    ['no frame any more', null],
    ['a frame inside the page', { url: pageAddress }],
    ['a page that was led away', 'led away'],
  ])('from %s are refused', async (_name, given) => {
    const { mainFrame } = window.webContents
    if (given === 'led away') mainFrame.url = 'https://example.com/'
    const frame = given === 'led away' ? mainFrame : given
    expect(await practice('b', null, frame)).toMatchObject({ failure: { kind: 'refused' } })
    await stub.invoke(channels.copy, ['stolen'], frame)
    stub.send(channels.openExternal, ['https://example.com/stolen'], frame)
    seen.saveTo = join(folder, 'stolen')
    expect(await stub.invoke(channels.saveFile, ['a', 'text/plain', 'stolen'], frame)).toBe(false)
    expect([seen.copied, seen.opened]).toEqual([[], []])
    mainFrame.url = pageAddress
  })

  it.each([
    ['an id that is none', 7, null],
    ['an empty id', '', null],
    ['a request where there is none', 'c', { a: 1 }],
  ])('with %s are refused, and the next one is answered', async (_name, id, request) => {
    expect(await practice(id, request)).toMatchObject({ failure: { kind: 'refused' } })
    expect(await practice('d')).toHaveProperty('answer')
  })

  it('whose handler throws end in a calm sentence, and the next one is answered', async () => {
    engine.practice = async () => {
      throw new TypeError('canary')
    }
    const answered = await practice('e')
    expect(answered).toMatchObject({ failure: { kind: 'fault', place: expect.stringContaining('TypeError') } })
    expect(JSON.stringify(answered)).not.toContain('canary')
    engine.practice = api.practice
    expect(await practice('f')).toHaveProperty('answer')
  })

  it('under way when something throws elsewhere fail, and the next one is answered', async () => {
    engine.practice = () => new Promise(() => {})
    const waiting = practice('g')
    process.emit('uncaughtException', new RangeError('canary'))
    expect(await waiting).toMatchObject({ failure: { kind: 'fault' } })
    engine.practice = api.practice
    expect(await practice('h')).toHaveProperty('answer')
  })

  it.each([
    ['cancelled', 'i', () => stub.send(channels.cancel, ['i'])],
    ['left by a page that loads anew', 'j', () => window.webContents.emit('did-navigate')],
  ])('%s end with what they have', async (_name, id, cancel) => {
    engine.practice = (_request, { signal, onProgress }) =>
      new Promise((resolve) => {
        onProgress('begun' as never)
        signal.addEventListener('abort', () => resolve([]))
      })
    const waiting = practice(id)
    await expect.poll(() => window.webContents.sent.at(-1)).toEqual({ channel: 'progress', args: [id, 'begun'] })
    cancel()
    expect(await waiting).toEqual({ answer: [] })
  })

  it('copy text, open web addresses and begun messages only, and save where the user says', async () => {
    await stub.invoke(channels.copy, ['465'])
    await stub.invoke(channels.copy, [{ text: 'no' }])
    const mail = 'mailto:help@example.com?subject=a%26cc%3Db&body=c'
    const refused = ['file:///etc/passwd', 'javascript:alert(1)', 'nonsense', 3]
    const strangeMail = [`${mail}&attach=/etc/passwd`, `${mail}&cc=x@example.com`, `${mail}${'x'.repeat(2000)}`]
    for (const url of ['https://example.com/help', ...refused, mail, ...strangeMail])
      stub.send(channels.openExternal, [url])
    expect([seen.copied, seen.opened]).toEqual([['465'], ['https://example.com/help', mail]])

    seen.saveTo = null
    expect(await stub.invoke(channels.saveFile, ['report.txt', 'text/plain', 'text'])).toBe(false)
    seen.saveTo = join(folder, 'saved.txt')
    expect(await stub.invoke(channels.saveFile, ['../../.bashrc\u0000', 'text/plain', 'text'])).toBe(true)
    expect(readFileSync(seen.saveTo, 'utf8')).toBe('text')
    expect(seen.proposed.at(-1)).toBe('bashrc-')
  })
})

describe('a hand-out file that is opened with the program', () => {
  const contents = () => window.webContents
  const given = () => contents().sent.filter(({ channel }) => channel === channels.file)
  const base64 = Buffer.from('{"schema":1}').toString('base64')

  it('waits for the page, and goes to it as content, without its folder', async () => {
    writeFileSync(join(folder, 'school.mailcheck'), '{"schema":1}')
    stub.app.emit('second-instance', {}, ['program', '--flag', 'school.mailcheck', 'notes.md'], folder)
    stub.send(channels.takesFiles, [], { url: pageAddress })
    expect(given()).toEqual([])
    stub.send(channels.takesFiles, [])
    await expect.poll(given).toEqual([{ channel: channels.file, args: [{ name: 'school.mailcheck', base64 }] }])
  })

  it('waits again while the page is loaded anew', async () => {
    contents().emit('did-navigate')
    contents().sent.length = 0
    opened.add(join(folder, 'missing.mailcheck'))
    stub.send(channels.takesFiles, [])
    await expect.poll(given).toEqual([{ channel: channels.file, args: [{ name: 'missing.mailcheck', base64: null }] }])
  })
})
