/** `--send-test`, `--wait` and `--domain` of `mail-check check` as a child process. */
import { beforeAll, describe, expect, it } from 'vitest'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import type { Report } from '../../electron/contract/report.ts'
import { runCli } from './run-cli.ts'

beforeAll(() => runCli(['--version']), 60_000)

const reportIn = (stdout: string): Report => {
  expect(reportSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined()
  return JSON.parse(stdout) as Report
}

describe('--send-test', () => {
  it('arrives, is deleted, and both are told', async () => {
    const args = ['check', '--practice', 'home', '--send-test', '--json', '--progress']
    const { status, stdout, stderr } = await runCli(args)
    expect(status).toBe(0)
    expect(reportIn(stdout).sendTest).toMatchObject({ accepted: true, arrivedIn: 'inbox', deleted: true })
    expect(stderr).toMatch(/ deliver: ok .*\n.* arrive: ok /)
  })

  it('waits as long as it is told, and 1 where nothing comes', async () => {
    const { status, stdout } = await runCli(['check', '--practice', 'silent-drop', '--send-test', '--wait', '1'])
    expect(status).toBe(1)
    expect(stdout).toContain('A test message was taken, but did not arrive')
    expect(stdout).toContain('within 1 second')
  })

  it('is ended by Ctrl-C, which leaves no message behind and a whole report', async () => {
    let isAsked = false
    const { status, stdout } = await runCli(
      ['check', '--practice', 'silent-drop', '--send-test', '--wait', '600', '--json', '--progress'],
      {
        onProgress(stderr, kill) {
          if (isAsked || !stderr.includes(' deliver: ok')) return
          isAsked = true
          kill('SIGINT')
        },
      },
    )
    expect(status).toBe(130)
    expect(reportIn(stdout).sendTest).toMatchObject({ accepted: true, arrivedIn: null, deleted: false })
    // That it did not come before the user gave up says nothing against the provider.
    expect(reportIn(stdout).findings.map(({ code }) => code)).not.toContain('sent-but-not-delivered')
  })
})

it('--domain asks the domain’s own DNS', async () => {
  const { status, stdout } = await runCli(['check', '--practice', 'home', '--domain', '--json'])
  expect(status).toBe(0)
  expect(reportIn(stdout).probes).toMatchObject([
    { id: 'mx:proseware.example', kind: 'dns', ok: true },
    { id: 'spf:proseware.example', kind: 'dns', ok: true, result: 'pass' },
  ])
})
