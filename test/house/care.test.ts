import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './imports.ts'

const run = (tool: string, ...args: string[]) => {
  const ended = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return { status: ended.status, output: `${ended.stdout}${ended.stderr}` }
}

describe('care of the sources', () => {
  it.each([
    ['types', 'tsc', ['--noEmit']],
    ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
    ['format', 'prettier', ['--check', '.']],
    ['nothing unused', 'knip', ['--no-progress']],
  ])('%s', { timeout: 120_000 }, (_, tool, args) => {
    const { status, output } = run(tool, ...args)
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' })
  })

  it('lint fails on a promise that nobody waits for', () => {
    // Not among the sources: other tests read those at the same time.
    const folder = mkdtempSync(join(tmpdir(), 'mail-check-lint-'))
    try {
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ include: ['bad.ts'], compilerOptions: { types: [] } }),
      )
      writeFileSync(join(folder, 'bad.ts'), 'async function act() {\n  await Promise.resolve()\n}\nact()\n')
      const { status, output } = run('oxlint', '-c', '.oxlintrc.json', '--type-aware', '--deny-warnings', folder)
      expect({ status, rule: /no-floating-promises/.exec(output)?.[0] }).toEqual({
        status: 1,
        rule: 'no-floating-promises',
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
