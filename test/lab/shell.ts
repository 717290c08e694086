/** How the lab runs other programs, inside and outside namespaces. Knows nothing of mail. */
import { spawn, type ChildProcess } from 'node:child_process'

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
  ms: number
}

interface RunOptions {
  input?: string
  env?: Record<string, string>
  cwd?: string
  /** Milliseconds until it is killed. */
  boundMs?: number
}

/** The environment every program of the lab gets: nothing of the caller's but where programs are found. */
export const plainEnvironment: Record<string, string> = {
  PATH: `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`,
  LANG: 'C.UTF-8',
}

/** Runs to the end, whatever the status; rejects only where the program cannot be started. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(command, args, {
      env: options.env ?? plainEnvironment,
      cwd: options.cwd,
      stdio: 'pipe',
      timeout: options.boundMs ?? 60_000,
      killSignal: 'SIGKILL',
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout, stderr, ms: performance.now() - startedAt }))
  })
}

/** Runs to the end; rejects with what it said where the status is not 0. */
export async function must(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ran = await run(command, args, options)
  if (ran.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${ran.status}: ${ran.stderr || ran.stdout}`)
  }
  return ran.stdout
}

/** `command args` as it runs inside a namespace, with that namespace's own resolv.conf and hosts file. */
export function inside(namespace: string, command: string, args: readonly string[]): [string, string[]] {
  return ['ip', ['netns', 'exec', namespace, command, ...args]]
}

/** Starts a server that stays in the foreground; `said` collects what it prints, for the error when it ends early. */
export function startInside(
  namespace: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = plainEnvironment,
): { child: ChildProcess; said: () => string } {
  const [program, all] = inside(namespace, command, args)
  const child = spawn(program, all, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const keep = (text: Buffer) => (said = (said + text.toString('utf8')).slice(-4000))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return { child, said: () => said }
}

/** Asks again every 50 ms until it is so; rejects with `what` after the bound. */
export async function until(what: () => string, isSo: () => boolean | Promise<boolean>, boundMs = 15_000) {
  const endAt = performance.now() + boundMs
  while (!(await isSo())) {
    if (performance.now() > endAt) throw new Error(what())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
