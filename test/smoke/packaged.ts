/** The packaged program in real Electron: its window runs a practice check and closes; it is the command line, too. */
import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { practiceInWindow, startWatched } from './drive.ts'

const program = process.env['MAIL_CHECK_PROGRAM']
if (!program) throw new Error('name the packaged program: MAIL_CHECK_PROGRAM=dist/linux-unpacked/mail-settings-checker')

it('starts, runs a practice check in its window, and closes', async () => {
  const started = await startWatched(program, [], (url) => url.startsWith('mail-settings-checker://'))
  try {
    expect(await practiceInWindow(started.page)).toContain('To send from this network, change')
  } finally {
    expect(await started.close()).toBe(0)
  }
})

it('is the command line, too', () => {
  const ended = spawnSync(program, ['check', '--practice', 'home', '--json'], { encoding: 'utf8', timeout: 60_000 })
  expect(ended.status).toBe(0)
  expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: { overall: 'works' } })
})

it('does not turn into a Node for whoever asks it to', () => {
  const environment = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const ended = spawnSync(program, ['--version'], { encoding: 'utf8', env: environment, timeout: 60_000 })
  expect(ended.stdout).not.toMatch(/^v\d/)
})
