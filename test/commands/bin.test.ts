/** bin.js in a checkout of its own: builds when it must, and only then; whole, also when two start at once. */
import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const checkout = mkdtempSync(join(tmpdir(), 'mail-check-checkout-'))
const entry = join(checkout, 'out/node/cli.js')

const run = (...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(checkout, 'electron/serve/cli/bin.js'), ...args], { cwd: tmpdir() })
    const ended = { status: null as number | null, stdout: '', stderr: '' }
    child.stdout.on('data', (text) => void (ended.stdout += String(text)))
    child.stderr.on('data', (text) => void (ended.stderr += String(text)))
    child.once('close', (status) => resolve({ ...ended, status }))
  })

beforeAll(() => {
  for (const name of ['electron', 'assets', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'])
    cpSync(join(root, name), join(checkout, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
})
afterAll(() => rmSync(checkout, { recursive: true }))

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const saysVersion = { status: 0, stdout: `${version}\n`, stderr: '' }

it('builds a fresh checkout, two starts at once, with nothing but the answer on standard output', async () => {
  const ended = await Promise.all([run('--version'), run('--version')])
  expect(ended).toEqual([saysVersion, saysVersion])
  expect(readdirSync(join(checkout, 'out'))).toEqual(['node'])
}, 60_000)

it('does not build again while nothing changed', async () => {
  const before = statSync(entry)
  expect(await run('--version')).toEqual(saysVersion)
  expect(statSync(entry).ino).toBe(before.ino)
})

it('builds again when a source is newer', async () => {
  const before = statSync(entry)
  const changed = join(checkout, 'electron/serve/cli/output.ts')
  writeFileSync(changed, `${readFileSync(changed, 'utf8')}\n`)
  expect(await run('--version')).toEqual(saysVersion)
  expect(statSync(entry).ino).not.toBe(before.ino)
}, 60_000)

it('builds again when a source is gone', async () => {
  const extra = join(checkout, 'electron/serve/cli/extra.ts')
  writeFileSync(extra, '')
  await run('--version')
  const before = statSync(entry)
  rmSync(extra)
  await run('--version')
  expect(statSync(entry).ino).not.toBe(before.ino)
}, 60_000)

it('says what to do where it cannot build', async () => {
  rmSync(join(checkout, 'node_modules'))
  utimesSync(join(checkout, 'package.json'), new Date(), new Date())
  const { status, stdout, stderr } = await run('--version')
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
  expect(stderr).toBe('mail-check: the program could not be built: run "npm ci" in the checkout first\n')
})
