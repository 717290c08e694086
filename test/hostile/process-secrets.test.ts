/**
 * The canary and the program as a process: files (home, temporary folder, working folder), standard output and error, its
 * arguments and title, its environment, and what is left of its heap once a check is over. Servers on loopback; the child is
 * shut in (shut-in.js).
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import { createCanary, filesWith } from '../lab/canary.ts'
import { bin, runCli } from '../commands/run-cli.ts'
import { certificateFor, testAuthority } from '../servers/certificates.ts'
import { close, send, serve, stall, startServerTls, type Script, type ScriptStep } from '../servers/script.ts'
import { scriptedServer, type ScriptedServer } from '../servers/scripted-server.ts'

const canary = createCanary()
const email = 'ann@example.com'
const password = canary.passwordFor('ann')
const work = mkdtempSync(join(tmpdir(), 'mail-check-secrets-'))
const shutIn = fileURLToPath(new URL('shut-in.js', import.meta.url))
const sasl = Buffer.from(`\0${email}\0${password}`).toString('base64')

const address = '127.0.0.1'
const key = await certificateFor(address)
const imap = (...last: ScriptStep[]): Script => [
  startServerTls(key),
  send('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hi'),
  serve([/ AUTHENTICATE PLAIN /, ...last], [/ LOGOUT$/, close()]),
]
const smtp: Script = [
  startServerTls(key),
  send('220 hi'),
  serve(
    [/^EHLO/, send('250-hi', '250 AUTH PLAIN')],
    [/^AUTH PLAIN /, send('235 in')],
    [/^(?:MAIL|RCPT|RSET)/, send('250 Ok')],
    ['QUIT', close()],
  ),
]
const servers: ScriptedServer[] = []

beforeAll(async () => {
  writeFileSync(join(work, 'ca.pem'), await testAuthority())
  // Builds the program where it is missing.
  await runCli(['--version'])
}, 120_000)
afterAll(async () => {
  for (const server of servers) await server.close()
  rmSync(work, { recursive: true })
})

interface Ended {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  /** /proc/PID/cmdline and comm, and environ, read while it ran; `null` where there is no /proc. */
  seen: { arguments: string; environment: string } | null
  folder: string
}

interface Given {
  name: string
  incoming: ScriptStep[]
  way: 'stdin' | 'environment'
  args?: string[]
  /** When the server has the password. */
  then?: NodeJS.Signals
  /** Standard output is a disk without room. */
  fullDisk?: boolean
  status: number | null
}

async function runWith(given: Given, heap?: string): Promise<Ended> {
  const folder = mkdtempSync(join(work, 'run-'))
  for (const name of ['home', 'tmp', 'cwd']) mkdirSync(join(folder, name))
  const [receiving, sending] = [await scriptedServer(imap(...given.incoming)), await scriptedServer(smtp)]
  servers.push(receiving, sending)
  const settings = { host: address, security: 'tls', authentication: 'password', username: email }
  const account = {
    email,
    incoming: { protocol: 'imap', port: receiving.port, ...settings },
    outgoing: { port: sending.port, ...settings },
  }
  const accountFile = join(folder, 'account.json')
  writeFileSync(accountFile, JSON.stringify(account))
  const full = given.fullDisk ? openSync('/dev/full', 'w') : null
  const args = [
    'check',
    '--account',
    accountFile,
    '--ca',
    join(work, 'ca.pem'),
    '--timeout',
    '2',
    '--progress',
    ...(given.args ?? []),
  ]
  const child = spawn(
    process.execPath,
    ['--import', shutIn, bin, ...args, ...(given.way === 'stdin' ? ['--password-stdin'] : [])],
    {
      cwd: join(folder, 'cwd'),
      stdio: ['pipe', full ?? 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: join(folder, 'home'),
        TMPDIR: join(folder, 'tmp'),
        NO_COLOR: '1',
        ...(heap === undefined ? {} : { MAIL_CHECK_TEST_HEAP: heap }),
        ...(given.way === 'environment' ? { MAIL_CHECK_PASSWORD: password } : {}),
      },
    },
  )
  const ended: Ended = { status: null, signal: null, stdout: '', stderr: '', seen: null, folder }
  child.stdout?.on('data', (data) => (ended.stdout += String(data)))
  let isSeen = false
  child.stderr?.on('data', (data) => {
    ended.stderr += String(data)
    // The first line of progress: the plan is made, the password is known to the program.
    if (isSeen) return
    isSeen = true
    ended.seen = seenOf(child.pid ?? 0)
  })
  child.stdin?.on('error', () => {})
  child.stdin?.end(given.way === 'stdin' ? `${password}\n` : '')
  if (given.then) {
    const signal = given.then
    const timer = setInterval(() => {
      if (!receiving.lines().join().includes(sasl)) return
      clearInterval(timer)
      child.kill(signal)
    }, 5)
  }
  await new Promise<void>((resolve) =>
    child.once('close', (status, signal) => {
      Object.assign(ended, { status, signal })
      resolve()
    }),
  )
  if (full !== null) closeSync(full)
  expect(receiving.lines().join()).toContain(sasl)
  for (const server of [receiving, sending])
    expect(
      server.received().filter(({ line, encrypted }) => !encrypted && canary.formsIn(Buffer.from(line)).length > 0),
    ).toEqual([])
  return ended
}

function seenOf(pid: number): Ended['seen'] {
  try {
    const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'latin1')
    return { arguments: read('cmdline') + read('comm'), environment: read('environ') }
  } catch {
    return null
  }
}

const rows: Given[] = [
  { name: 'right, from standard input', incoming: [send('{tag} OK in')], way: 'stdin', args: ['--json'], status: 0 },
  { name: 'right, from the environment', incoming: [send('{tag} OK in')], way: 'environment', status: 0 },
  {
    name: 'wrong, and said back in all forms',
    incoming: [send(`{tag} NO ${password} ${sasl}`)],
    way: 'stdin',
    status: 1,
  },
  {
    name: 'right, standard output on a full disk',
    incoming: [send('{tag} OK in')],
    way: 'stdin',
    fullDisk: true,
    status: 3,
  },
  { name: 'interrupted (SIGINT)', incoming: [stall()], way: 'stdin', args: ['--json'], then: 'SIGINT', status: 130 },
  { name: 'killed (SIGKILL)', incoming: [stall()], way: 'stdin', then: 'SIGKILL', status: null },
  { name: 'ended (SIGTERM)', incoming: [stall()], way: 'environment', then: 'SIGTERM', status: null },
]

describe('the program as a process', () => {
  it.each(rows)(
    '$name',
    async (given) => {
      const { status, stdout, stderr, seen, folder } = await runWith(given)
      const isIn = (text: string): string[] => canary.formsIn(Buffer.from(text))
      expect({ stdout: isIn(stdout), stderr: isIn(stderr), files: filesWith(canary, [folder]) }).toEqual({
        stdout: [],
        stderr: [],
        files: [],
      })
      expect(seen?.arguments ?? (process.platform === 'linux' ? '' : 'check')).toContain('check')
      expect(isIn(seen?.arguments ?? '')).toEqual([])
      // What a process was started with, Linux shows to its own user for ever; what children get is another matter (password.test.ts).
      expect(given.way === 'stdin' ? isIn(seen?.environment ?? '') : []).toEqual([])
      expect(status).toBe(given.status)
      const isReport = given.args?.includes('--json') ? reportSchema.safeParse(JSON.parse(stdout)).success : true
      expect(isReport).toBe(true)
    },
    60_000,
  )
})

it('nothing of it is left in the heap once the check is over', async () => {
  const file = join(work, 'left.heapsnapshot')
  const { status } = await runWith({ name: 'heap', incoming: [send('{tag} OK in')], way: 'stdin', status: 0 }, file)
  expect(status).toBe(0)
  const snapshot = readFileSync(file)
  // It is one of the program: the address stands in it.
  expect(snapshot.includes(email)).toBe(true)
  expect(canary.formsIn(snapshot)).toEqual([])
}, 120_000)
