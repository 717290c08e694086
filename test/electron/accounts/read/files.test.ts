import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isNetworkPath, maximumFileBytes, openFiles } from '../../../../electron/accounts/read/files.ts'
import { networkDrivesIn } from '../../../../electron/accounts/read/network-drives.ts'

const base = mkdtempSync(join(tmpdir(), 'mail-check-files-'))
const home = join(base, 'home')
mkdirSync(home)
writeFileSync(join(base, 'outside'), 'x')
afterAll(() => rmSync(base, { recursive: true }))

async function reading(path: string, root = home): Promise<{ text: string | null; said: string[] }> {
  const said: string[] = []
  const files = openFiles({ roots: [root], warn: (_, text) => said.push(text) })
  return { text: (await files.bytes(path))?.toString() ?? null, said }
}

describe('reading a file', () => {
  it.each<[name: string, prepare: (path: string) => void, text: string | null, said?: RegExp]>([
    ['a file', (path) => writeFileSync(path, 'abc'), 'abc'],
    ['an empty file', (path) => writeFileSync(path, ''), ''],
    ['nothing there', () => {}, null],
    ['a link inside', (path) => (writeFileSync(`${path}2`, 'abc'), symlinkSync(`${path}2`, path)), 'abc'],
    [
      'a relative link',
      (path) => (
        mkdirSync(`${path}3`),
        writeFileSync(`${path}3/f`, 'abc'),
        symlinkSync(`${path.split('/').at(-1)}3/f`, path)
      ),
      'abc',
    ],
    ['a link outside', (path) => symlinkSync('../outside', path), null, /outside the home/],
    ['a link to nothing', (path) => symlinkSync('none', path), null, /leads nowhere/],
    ['a link to itself', (path) => symlinkSync(path, path), null, /in a circle/],
    ['a folder', (path) => mkdirSync(path), null, /it is a folder/],
    ['a pipe', (path) => execFileSync('mkfifo', [path]), null, /it is a pipe/],
    ['a device', (path) => symlinkSync('/dev/zero', path), null, /outside the home/],
    [
      '16 MiB',
      (path) => (writeFileSync(path, ''), truncateSync(path, maximumFileBytes)),
      '\0'.repeat(maximumFileBytes),
    ],
    [
      'more than 16 MiB',
      (path) => (writeFileSync(path, ''), truncateSync(path, maximumFileBytes + 1)),
      null,
      /larger than 16 MiB/,
    ],
  ])('%s', async (name, prepare, text, said) => {
    const path = join(home, name.replaceAll(' ', '-'))
    prepare(path)
    const read = await reading(path)
    expect(read.text === text).toBe(true)
    expect(read.said.join('\n')).toMatch(said ?? /^$/)
  })

  it('works in a home that is a link itself', async () => {
    const linked = join(base, 'linked')
    symlinkSync(home, linked)
    writeFileSync(join(home, 'plain'), 'abc')
    expect(await reading(join(linked, 'plain'), linked)).toEqual({ text: 'abc', said: [] })
  })

  it('does not ask about what lies outside', async () => {
    const far = join(home, 'far')
    symlinkSync('//server.invalid/share', far)
    expect((await reading(join(far, 'x'))).said).toEqual([expect.stringContaining('outside the home')])
    expect((await reading('\\\\server\\share\\x')).said).toEqual([expect.stringContaining('on the network')])
  })

  it('lists names in byte order', async () => {
    const folder = join(home, 'names')
    mkdirSync(folder)
    for (const name of ['b', 'é', 'B', 'a']) writeFileSync(join(folder, name), '')
    const files = openFiles({ roots: [home], warn: () => {} })
    expect(await files.names(folder)).toEqual(['B', 'a', 'b', 'é'])
    expect(await files.names(join(folder, 'a'))).toEqual([])
  })
})

describe('a drive of the network', () => {
  it('is passed over, others are not', async () => {
    const said: string[] = []
    const files = openFiles({
      roots: ['Z:\\profile', 'C:\\profile'],
      networkDrives: new Set(['Z']),
      warn: (file, text) => said.push(`${file}: ${text}`),
    })
    for (const path of ['Z:\\profile\\prefs.js', 'z:/profile/prefs.js', '\\\\?\\Z:\\profile\\prefs.js']) {
      expect(await files.bytes(path)).toBeNull()
      expect(await files.isThere(path)).toBe(false)
      expect(said.pop()).toBe(`${path}: it lies on the network; such places are not read`)
    }
    expect(await files.bytes('C:\\profile\\prefs.js')).toBeNull()
    expect(said.join()).not.toContain('on the network')
  })

  it('is known by the registry', () => {
    const exported =
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Network]\r\n\r\n[HKEY_CURRENT_USER\\Network\\z]\r\n' +
      '"RemotePath"="\\\\\\\\server\\\\share"\r\n\r\n[HKEY_CURRENT_USER\\Network\\z\\x]\r\n[HKEY_CURRENT_USER\\Other\\Y]\r\n'
    expect(networkDrivesIn(Buffer.from(`\uFEFF${exported}`, 'utf16le'))).toEqual(new Set(['Z']))
  })
})

describe('a path on the network', () => {
  it.each([
    ['\\\\server\\share', true],
    ['//server/share', true],
    ['\\\\?\\UNC\\server\\share', true],
    ['\\\\?\\C:\\x', false],
    ['C:\\x', false],
    ['/home/ann', false],
  ])('%s: %s', (path, expected) => expect(isNetworkPath(path)).toBe(expected))
})
