/**
 * The built main as built, in a Node process of its own, with a loader hook that gives it the stand-in for `electron`.
 * That it runs in Electron itself is not shown here: Electron's program does not come with `npm ci`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformWithOxc } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFile, freshen, root } from '../../../../electron/serve/built.js'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-main-'))
const url = (name: string): string => pathToFileURL(join(folder, name)).href

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

function run(args: string[], environment: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', url('register.mjs'), ...args], {
    env: { ...process.env, STUB_USER_DATA: folder, ...environment },
  })
  const ended: Ended = { status: null, stdout: '', stderr: '' }
  child.stdout.on('data', (text) => void (ended.stdout += String(text)))
  child.stderr.on('data', (text) => void (ended.stderr += String(text)))
  return new Promise((resolve) => child.once('close', (status) => resolve({ ...ended, status })))
}

/** Starts the built main, then does what a test wants with the stand-in, and prints what that gives as JSON. */
function runMain(body: string, environment: Record<string, string> = {}): Promise<Ended> {
  writeFileSync(
    join(folder, 'driver.mjs'),
    `import * as stub from ${JSON.stringify(url('electron-stub.mjs'))}
     const until = async (done) => { while (!done()) await new Promise((next) => setImmediate(next)) }
     await import(${JSON.stringify(pathToFileURL(builtFile('node', 'main.js')).href)})
     ${body}`,
  )
  return run([join(folder, 'driver.mjs')], environment)
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

beforeAll(async () => {
  const mend = await freshen(['node', 'client'])
  if (mend !== null) throw new Error(mend)
  const source = new URL('electron-stub.ts', import.meta.url)
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), 'electron-stub.ts')
  writeFileSync(join(folder, 'electron-stub.mjs'), code)
  writeFileSync(
    join(folder, 'hook.mjs'),
    `export const resolve = (name, context, next) =>
       name === 'electron' ? { url: ${JSON.stringify(url('electron-stub.mjs'))}, shortCircuit: true } : next(name, context)`,
  )
  writeFileSync(
    join(folder, 'register.mjs'),
    `import { register } from 'node:module'\nregister(${JSON.stringify(url('hook.mjs'))})`,
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the built main', () => {
  it('opens its sandboxed window on its own page and answers it', async () => {
    const { status, stdout, stderr } = await runMain(`
      await until(() => stub.windows[0]?.did.length === 2)
      const [window] = stub.windows
      const { webPreferences } = window.options
      const page = await stub.seen.served.get('mail-settings-checker')(new Request('mail-settings-checker://window/'))
      const { answer } = await stub.invoke('call:practice', ['a', null])
      const { sandboxed, schemes } = stub.seen
      console.log(JSON.stringify({ did: window.did, sandboxed, schemes, page: page.status, answer: answer.length > 5,
        preload: webPreferences.preload.replace(/.*out./, ''), sandbox: webPreferences.sandbox }))
      process.exit(0)`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      did: ['load mail-settings-checker://window/', 'show'],
      sandboxed: true,
      schemes: [
        {
          scheme: 'mail-settings-checker',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ],
      page: 200,
      answer: true,
      preload: expect.stringMatching(/^preload.preload\.cjs$/),
      sandbox: true,
    })
  })

  it('hands its page the files it is opened with, before and after it is ready', async () => {
    writeFileSync(join(folder, 'school.mailcheck'), 'x')
    const path = JSON.stringify(join(folder, 'school.mailcheck'))
    const { status, stdout, stderr } = await runMain(`
      let prevented = false
      stub.app.emit('open-file', { preventDefault: () => (prevented = true) }, ${path})
      await until(() => stub.windows[0]?.did.length === 2)
      stub.send('shell:takes-files', [])
      const { sent } = stub.windows[0].webContents
      await until(() => sent.length === 1)
      stub.app.emit('open-file', { preventDefault: () => {} }, ${path})
      await until(() => sent.length === 2)
      console.log(JSON.stringify({ prevented, sent: sent.map(({ channel, args }) => [channel, args[0].name]) }))
      process.exit(0)`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const given = ['shell:file', 'school.mailcheck']
    expect(JSON.parse(stdout)).toEqual({ prevented: true, sent: [given, given] })
  })

  it('gives way to the one that is open already', async () => {
    const { stdout } = await runMain(
      `console.log(JSON.stringify([stub.seen.exits, stub.windows.length, stub.seen.schemes.length]))`,
      { STUB_RUNNING: '1' },
    )
    expect(JSON.parse(stdout)).toEqual([[0], 0, 0])
  })

  it.each([
    ['--version', { status: 0, stdout: `${version}\n`, stderr: '' }],
    ['chekc', { status: 2, stdout: '', stderr: expect.stringContaining('chekc') as unknown }],
  ])('is the command line in the packaged program: %s', async (arg, expected) => {
    // There the program's own path comes first and the arguments follow; here Node's stands before them.
    writeFileSync(join(folder, 'argv.mjs'), `process.argv.splice(1, 1)`)
    const args = ['--import', url('argv.mjs'), builtFile('node', 'main.js'), arg]
    expect(await run(args, { STUB_PACKAGED: '1' })).toEqual(expected)
  })
})
