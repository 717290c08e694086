/** `npm start` on this machine: what it opens where Electron's program is there, is another version, or is not there at all. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freshen, root } from '../../electron/serve/built.js'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-start-'))
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
  version: string
}
let running: ChildProcess[] = []

beforeAll(async () => {
  const mend = await freshen(['node', 'preload', 'client'])
  if (mend !== null) throw new Error(mend)
}, 60_000)
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Started {
  stdout: () => string
  stderr: () => string
  ended: Promise<number | null>
  interrupt: () => void
}

/** No display unless a test gives one. */
function start(environment: Record<string, string> = {}, ...args: string[]): Started {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const child = spawn(process.execPath, [join(root, 'electron/serve/start.js'), ...args], {
    env: { ...rest, ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nothing'), ...environment },
  })
  running.push(child)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text) => void (stdout += String(text)))
  child.stderr.on('data', (text) => void (stderr += String(text)))
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    ended: new Promise((resolve) => child.once('close', resolve)),
    interrupt: () => void child.kill('SIGINT'),
  }
}

/** A program in Electron's place: a script that notes what it was called with. */
function pretendElectron(ofVersion: string, script: string): Record<string, string> {
  const program = join(folder, 'electron')
  writeFileSync(join(folder, 'version'), ofVersion)
  writeFileSync(program, `#!/bin/sh\n${script}\n`)
  chmodSync(program, 0o755)
  return { ELECTRON_OVERRIDE_DIST_PATH: folder, DISPLAY: ':99', PATH: folder }
}

const address = /http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}\n/

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('without Electron and without a display says so in one line and prints the address; Ctrl-C ends it', async () => {
    const started = start()
    await expect.poll(started.stdout, { timeout: 15_000 }).toMatch(/Ctrl-C\.\n$/)
    const lines = started.stdout().trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('"npx install-electron"')
    expect(`${lines[1]}\n`).toMatch(address)
    started.interrupt()
    expect(await started.ended).toBe(0)
    expect(started.stderr()).toBe('')
  })

  it('opens the window of Electron where its program is there', async () => {
    const called = join(folder, 'called')
    const started = start({
      ...pretendElectron(`v${version}`, `echo "$@$ELECTRON_RUN_AS_NODE" >${called}`),
      ELECTRON_RUN_AS_NODE: '1',
    })
    expect(await started.ended).toBe(0)
    expect([readFileSync(called, 'utf8').trim(), started.stdout()]).toEqual([root, ''])
    expect(existsSync(join(root, 'out/node/main.js'))).toBe(true)
  })

  it.each([
    ['is of another version', '1.0.0', 'exit 0', {}, '"npx install-electron"'],
    ['misses a library of the system', version, 'exit 127', {}, 'Electron could not start (127)'],
    ['ends at once by a signal', version, 'kill -TRAP $$', {}, 'Electron could not start (SIGTRAP)'],
    ['has no display', version, 'exit 0', { DISPLAY: '' }, 'There is no display here'],
  ])('opens the same for a browser where it %s', async (_name, ofVersion, script, environment, expected) => {
    const started = start({ ...pretendElectron(ofVersion, script), ...environment })
    await expect.poll(started.stdout, { timeout: 15_000 }).toMatch(address)
    expect(started.stdout()).toContain(expected)
  })

  it('prints only, where that is asked for', async () => {
    const started = start(pretendElectron(version, 'exit 0'), '--no-open')
    await expect.poll(started.stdout, { timeout: 15_000 }).toMatch(/^Open in a browser on this computer: http/)
  })
})
