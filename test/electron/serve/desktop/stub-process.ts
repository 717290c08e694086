/** Runs a built main as built, in a Node process of its own, with a loader hook that gives it the stand-in for `electron`. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformWithOxc } from 'vite'

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

export interface StubProcess {
  /** Starts the main, then does what a test wants with the stand-in (`stub`) and prints what that gives. */
  runMain: (body: string, environment?: Record<string, string>) => Promise<Ended>
  /** Starts the main as the packaged program's command line: its own path comes first there and the arguments follow. */
  runPackaged: (args: readonly string[]) => Promise<Ended>
  remove: () => void
}

/** @param main path of the built main */
export async function stubProcess(main: string): Promise<StubProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-check-main-'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return pathToFileURL(join(folder, name)).href
  }
  const source = new URL('electron-stub.ts', import.meta.url)
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), 'electron-stub.ts')
  const stub = file('electron-stub.mjs', code)
  const hook = file(
    'hook.mjs',
    `export const resolve = (name, context, next) =>
       name === 'electron' ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(name, context)`,
  )
  const register = file('register.mjs', `import { register } from 'node:module'\nregister(${JSON.stringify(hook)})`)

  function run(args: readonly string[], environment: Record<string, string>): Promise<Ended> {
    const child = spawn(process.execPath, ['--import', register, ...args], {
      env: { ...process.env, STUB_USER_DATA: folder, ...environment },
    })
    const ended: Ended = { status: null, stdout: '', stderr: '' }
    child.stdout.on('data', (text) => void (ended.stdout += String(text)))
    child.stderr.on('data', (text) => void (ended.stderr += String(text)))
    return new Promise((resolve) => child.once('close', (status) => resolve({ ...ended, status })))
  }

  return {
    runMain(body, environment = {}) {
      file(
        'driver.mjs',
        `import * as stub from ${JSON.stringify(stub)}
         const until = async (done) => { while (!done()) await new Promise((next) => setImmediate(next)) }
         await import(${JSON.stringify(pathToFileURL(main).href)})
         ${body}`,
      )
      return run([join(folder, 'driver.mjs')], environment)
    },
    runPackaged(args) {
      const argv = file('argv.mjs', `process.argv.splice(1, 1)`)
      return run(['--import', argv, main, ...args], { STUB_PACKAGED: '1' })
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
