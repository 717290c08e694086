/** The command line as a child process, as a user's shell would start it. Asserts nothing. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const bin = fileURLToPath(new URL('../../electron/serve/cli/bin.js', import.meta.url))

/** Where its history lies, and nobody's own. */
export const dataHome = mkdtempSync(join(tmpdir(), 'mail-check-data-'))
process.once('exit', () => rmSync(dataHome, { recursive: true, force: true }))
/** Whatever the system: the folder in which programs keep their data for this user. */
export const ownHome = { HOME: dataHome, XDG_DATA_HOME: dataHome, APPDATA: dataHome }
const nobody = 65_534

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

interface Given {
  /** Written to standard input, which is then closed. */
  input?: string | Buffer
  environment?: Record<string, string>
  cwd?: string
  /** As somebody whom the permissions of files hold for: where the tests run as root, another user. */
  isOrdinaryUser?: boolean
  /** Called with what stands on standard error so far, to act on a running program. */
  onProgress?: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void
}

export function runCli(args: readonly string[], given: Given = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: given.cwd,
      ...(given.isOrdinaryUser && process.getuid?.() === 0 && { uid: nobody, gid: nobody }),
      env: { ...process.env, NO_COLOR: '1', MAIL_CHECK_PASSWORD: '', ...ownHome, ...given.environment },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      given.onProgress?.(stderr, (signal) => child.kill(signal))
    })
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, stdout, stderr }))
    // The program may end without having read everything.
    child.stdin.on('error', () => {})
    child.stdin.end(given.input ?? '')
  })
}
