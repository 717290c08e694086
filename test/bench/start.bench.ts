/** How long the shells take to start, beside a Node process that does nothing. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { builtFile } from '../../electron/serve/built.js'
import { medians, tell } from './measured.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-bench-'))
afterAll(() => rmSync(folder, { recursive: true }))
const nothing = join(folder, 'nothing.mjs')
writeFileSync(nothing, 'process.stdout.write("\\n")')

/** Milliseconds until the first byte on standard output. */
function untilItSpeaks(...args: string[]): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    let ms = 0
    child.stdout.once('data', () => {
      ms = performance.now() - started
      child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', () => resolve(ms))
  })
}

it('the shells start like an empty Node process', async () => {
  const measured = await medians(15, {
    nothing: () => untilItSpeaks(nothing),
    web: () => untilItSpeaks(builtFile('node', 'web.js'), '--no-open'),
    cli: () => untilItSpeaks(builtFile('node', 'cli.js'), '--version'),
  })
  tell('the web shell listens', measured.web, measured.nothing)
  tell('the command line says its version', measured.cli, measured.nothing)
  expect(measured.web / measured.nothing).toBeLessThan(2.5)
  expect(measured.cli / measured.nothing).toBeLessThan(2.5)
})
