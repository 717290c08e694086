/** What the page weighs: all of its JavaScript, compressed as a browser would get it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const built = fileURLToPath(new URL('../../out/client/', import.meta.url))

/** The page's scripts, and those that they load: chunks of earlier builds may still lie beside them. */
function reachable(): string[] {
  const all = readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.js'))
  const read = (path: string): string => readFileSync(join(built, path), 'utf8')
  const namedIn = (text: string): string[] => all.filter((name) => text.includes(name))
  const found = new Set(namedIn(read('index.html')))
  for (const name of found) for (const further of namedIn(read(`assets/${name}`))) found.add(further)
  return [...found]
}

it('is at most 250 KB of JavaScript, compressed', () => {
  const scripts = reachable()
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, 'assets', name))).length, 0)
  // The entry, and what prints a report.
  expect(scripts.length).toBeGreaterThanOrEqual(3)
  expect(bytes).toBeLessThanOrEqual(250_000)
})
