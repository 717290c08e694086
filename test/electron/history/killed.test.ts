/** Whatever ends a writer, whenever: the next reader finds the old or the new state, and nobody waits for the dead. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { add, asked, homeGateway, hotelGateway, names, newHistory, removeHistories } from './kit.ts'

const built = mkdtempSync(join(tmpdir(), 'mail-check-writer-'))
const writer = join(built, 'writer.mjs')

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    build: {
      ssr: fileURLToPath(new URL('writer.ts', import.meta.url)),
      outDir: built,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs', chunkFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  })
}, 60_000)
afterAll(() => {
  removeHistories()
  rmSync(built, { recursive: true, force: true })
})

interface Written {
  signal: NodeJS.Signals | null
  stdout: string
}

/** `killAfterMs`: from when it begins to write. */
function write(file: string, rest: readonly string[], killAfterMs: number | null = null): Promise<Written> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, file, ...rest], { stdio: ['ignore', 'pipe', 'inherit'] })
    let stdout = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (killAfterMs !== null) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    })
    child.once('error', reject)
    child.once('close', (_, signal) => {
      clearTimeout(timer)
      resolve({ signal, stdout })
    })
  })
}

const operationsIn = ({ stdout }: Written): number => Number(/^operations (\d+)$/m.exec(stdout)?.[1])
/** What an attempt may leave behind is gone after the next one. */
const leftIn = (file: string): string[] => readdirSync(dirname(file)).toSorted()

describe('killed before each of its file operations', { timeout: 120_000 }, () => {
  it.each([
    ['where nothing was', []],
    ['where something was', [homeGateway]],
  ])('%s', async (_, before) => {
    const whole = newHistory()
    for (const gateway of before) await add(whole, gateway, 'Old')
    const operations = operationsIn(await write(whole, [hotelGateway, 'New']))
    expect(operations).toBeGreaterThan(8)
    const olds = before.map(() => 'Old')
    let [sawOld, sawNew] = [0, 0]
    for (let dieAt = 1; dieAt <= operations; dieAt += 1) {
      const file = newHistory()
      for (const gateway of before) await add(file, gateway, 'Old')
      expect((await write(file, [hotelGateway, 'New', '1', String(dieAt)])).signal).toBe('SIGKILL')
      const lines: string[] = []
      const found = (await asked(file, {}, lines)).map(({ network }) => network)
      expect(lines).toEqual([])
      expect([olds, ['New', ...olds].toSorted()]).toContainEqual(found.toSorted())
      if (found.includes('New')) sawNew += 1
      else sawOld += 1
      expect(await add(file, homeGateway, 'Next')).toEqual([])
      expect(await names(file)).toContain('Next')
      expect(leftIn(file)).toEqual(['history.json', 'history.json.key'])
    }
    expect(Math.min(sawOld, sawNew)).toBeGreaterThan(0)
  })
})

it('killed at any moment of writing again and again', { timeout: 120_000 }, async () => {
  const file = newHistory()
  await add(file, homeGateway, 'Old')
  await add(file, hotelGateway, 'Round')
  for (let round = 0; round < 20; round += 1) {
    const { signal } = await write(file, [hotelGateway, `Round ${round} `, '100000'], ((round * 37) % 60) + round / 7)
    expect(signal).toBe('SIGKILL')
    const lines: string[] = []
    expect((await asked(file, {}, lines)).length).toBe(2)
    expect(lines).toEqual([])
  }
  expect(await add(file, homeGateway, 'Next')).toEqual([])
  expect(leftIn(file)).toEqual(['history.json', 'history.json.key'])
})

it('several processes at once lose nothing', { timeout: 60_000 }, async () => {
  const file = newHistory()
  const each = 6
  const gateways = Array.from({ length: 5 }, (_, at) => `a4:2b:8c:00:00:0${at}`)
  const written = await Promise.all(gateways.map((gateway, at) => write(file, [gateway, `P${at} `, String(each)])))
  expect(written.map(({ stdout }) => stdout.replace(/^(?:begun|operations.*)\n/gm, ''))).toEqual(gateways.map(() => ''))
  expect((await names(file)).toSorted()).toEqual(gateways.map((_, at) => `P${at} ${each - 1}`))
  const numbers = JSON.parse(readFileSync(file, 'utf8')).networks.map(({ number }: { number: number }) => number)
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5])
})

describe('a disk that is full', () => {
  const { open } = fs.promises

  it.each(['writeFile', 'sync', 'open'] as const)(
    'at %s: the old state, one warning, nothing left over',
    async (at) => {
      const file = newHistory()
      await add(file, homeGateway, 'Old')
      const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
      fs.promises.open = async (...args: Parameters<typeof open>) => {
        const isNew = args[1] === 'wx'
        if (isNew && at === 'open') throw full
        const handle = await open(...args)
        if (isNew && at !== 'open') Object.assign(handle, { [at]: () => Promise.reject(full) })
        return handle
      }
      syncBuiltinESMExports()
      try {
        expect(await add(file, hotelGateway, 'New')).toEqual([expect.stringContaining('no space is left')])
      } finally {
        fs.promises.open = open
        syncBuiltinESMExports()
      }
      expect(await names(file)).toEqual(['Old'])
      expect(leftIn(file)).toEqual(['history.json', 'history.json.key'])
    },
  )
})
