/** Peak memory of a whole check by the built command line (a practice network, its servers included), beside an empty Node. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { builtFile } from '../../electron/serve/built.js'
import { table } from './measured.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-bench-'))
afterAll(() => rmSync(folder, { recursive: true }))
/** Tells the peak on standard error when the process ends. */
const teller = join(folder, 'tell.mjs')
writeFileSync(teller, "process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))")
const nothing = join(folder, 'nothing.mjs')
writeFileSync(nothing, '')

/** MiB. */
function peakOf(...args: string[]): number {
  const { stderr, status } = spawnSync(process.execPath, ['--import', teller, ...args], { encoding: 'utf8' })
  expect(status).toBe(0)
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024
}

it('a check takes at most 2.5 × the memory of an empty Node', () => {
  const empty = peakOf(nothing)
  const help = peakOf(builtFile('node', 'cli.js'), '--version')
  const whole = peakOf(builtFile('node', 'cli.js'), 'check', '--practice', 'home', '--json')
  const row = (what: string, peak: number): string[] => [
    what,
    `${peak.toFixed(0)} MiB`,
    `${(peak / empty).toFixed(2)} ×`,
  ]
  table(
    ['peak memory', '', 'empty Node'],
    [row('empty Node', empty), row('--version', help), row('a check (practice network, its servers in it)', whole)],
  )
  expect(whole / empty).toBeLessThanOrEqual(2.5)
})
