/** `mail-check check` as a child process: documents, exit statuses, the password's ways in, Ctrl-C. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import type { Report } from '../../electron/contract/report.ts'
import { bin, ownHome, runCli } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-test-'))
/** No servers, and a provider of which our table says that it has none: the whole way of a real check, and nobody to ask. */
const account = join(folder, 'account.json')
const canary = 'canary-7-Zoë'

beforeAll(() => {
  writeFileSync(account, '\ufeff{ "email": "ann@tuta.com", "comment": "ours" }')
  return runCli(['--version'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const reportIn = (stdout: string): Report => {
  expect(reportSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined()
  return JSON.parse(stdout) as Report
}

describe('exit status and documents', () => {
  it('0 and one JSON document where the settings work', async () => {
    const { status, stdout, stderr } = await runCli(['check', '--practice', 'home', '--json'])
    expect(reportIn(stdout).verdict).toMatchObject({ overall: 'works', reason: null })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('1 where they do not, with proven settings', async () => {
    const { status, stdout, stderr } = await runCli(['check', '--practice', 'hotel-blocks-25', '--json'])
    const report = reportIn(stdout)
    expect(report.verdict.outgoing).toBe('works-with-changes')
    expect(report.recommended.outgoing).toMatchObject({ proven: true, relay: 'accepted', authentication: 'password' })
    expect([465, 587]).toContain(report.recommended.outgoing?.port)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  }, 30_000)

  it('words for people without --json, without colours in a pipe', async () => {
    const { status, stdout } = await runCli(['check', '--practice', 'relay-denied'])
    expect(status).toBe(1)
    expect(stdout).toContain('465')
    expect(stdout).not.toContain('\u001b')
  })

  it('progress on standard error, and only when asked for', async () => {
    const { stdout, stderr } = await runCli(['check', '--practice', 'home', '--json', '--progress'])
    reportIn(stdout)
    expect(stderr).toContain('imap:imap.proseware.example:993:tls:password sign-in: ok')
  })

  it('a reader that goes away is no failure', async () => {
    const status = await new Promise((resolve) => {
      const child = spawn(process.execPath, [bin, 'check', '--practice', 'home', '--json'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...ownHome },
      })
      let stderr = ''
      child.stderr.on('data', (text) => void (stderr += String(text)))
      child.stdout.destroy()
      child.once('close', (code) => resolve({ code, stderr }))
    })
    expect(status).toEqual({ code: 0, stderr: '' })
  })
})

describe('an account without servers', () => {
  it.each<[name: string, args: string[], given: Parameters<typeof runCli>[1]]>([
    ['no password', ['--account', account], {}],
    ['a password from the environment', ['--account', account], { environment: { MAIL_CHECK_PASSWORD: canary } }],
    ['a password line', ['--account', account, '--password-stdin'], { input: `${canary}\r\nrest\n` }],
    ['a password line without an end', ['--account', account, '--password-stdin'], { input: canary }],
    ['the account on standard input', ['--account', '-'], { input: '{"email":"ann@tuta.com","comment":1}' }],
    ['its address beside it', ['Ann@Tuta.com', '--account', account], {}],
    [
      'every option',
      ['--account', account, '--allow-clear-text', '--recipient', 'b@c.example', '--timeout', '2.5'],
      {},
    ],
  ])('%s: cannot-tell, exit 1, no word about a field that is not ours', async (_name, args, given) => {
    const { status, stdout, stderr } = await runCli(['check', ...args, '--json'], given)
    const report = reportIn(stdout)
    expect(report.account).toEqual({ email: 'ann@tuta.com' })
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'no-settings' })
    expect(report.contacted).toEqual([])
    expect(stderr).toBe('')
    expect(stdout + stderr).not.toContain('canary')
    expect(status).toBe(1)
  })
})

describe('Ctrl-C', () => {
  it('prints what it has, cancelled, and exits with 130', async () => {
    const { status, stdout } = await runCli(['check', '--practice', 'hotel-blocks-sending', '--json', '--progress'], {
      // The greeting of the receiving server: the sending ports are being waited for.
      onProgress: (stderr, kill) => {
        if (/sign-in: ok/.test(stderr)) kill('SIGINT')
      },
    })
    const report = reportIn(stdout)
    expect(report.verdict).toMatchObject({ overall: 'cannot-tell', reason: 'cancelled' })
    expect(status).toBe(130)
  })
})
