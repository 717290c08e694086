import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from './imports.ts'

interface Locked {
  version?: string
  dev?: boolean
  optional?: boolean
  license?: string
  dependencies?: Record<string, string>
}

const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
]

/** True for an allowed licence, or a choice (`A OR B`) that includes one. */
const allows = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/i)
    .some((choice) => allowed.includes(choice.trim()))

describe('dependencies', () => {
  const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as { packages: Record<string, Locked> }
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Record<string, Record<string, string>>

  it('that are shipped carry a licence that lets us ship them', () => {
    const shipped = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.dev)
    expect(shipped.length).toBeGreaterThan(5)
    expect(
      shipped
        .filter(([, entry]) => !allows(entry.license ?? 'none stated'))
        .map(([path, entry]) => `${path}: ${entry.license}`),
    ).toEqual([])
  })

  it('that are shipped are each defended in docs/dependencies.md', () => {
    const defended = readFileSync(`${root}docs/dependencies.md`, 'utf8')
    const rows = [...defended.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, names]) =>
      [...(names ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
    )
    expect(rows.toSorted()).toEqual(Object.keys(manifest['dependencies'] ?? {}).toSorted())
  })

  it('are pinned to one exact version', () => {
    const ranges = ['dependencies', 'devDependencies']
      .flatMap((group) => Object.entries(manifest[group] ?? {}))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    expect(ranges).toEqual([])
  })

  it.each([
    ['MIT', true],
    ['(GPL-3.0 OR MIT)', true],
    ['GPL-3.0', false],
    ['none stated', false],
  ])('%s: %s', (licence, expected) => expect(allows(licence)).toBe(expected))
})
