/** How heavy the built page is, and that it keeps to the policy of its shells. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { builtFile } from '../../electron/serve/built.js'
import { pagePolicy } from '../../electron/serve/page-headers.ts'

const html = readFileSync(builtFile('client'), 'utf8')

/** The page's scripts and all that they import, also later: left-over files of older builds are not of the page. */
function scripts(names: string[], seen = new Map<string, Buffer>()): Map<string, Buffer> {
  for (const name of names.filter((each) => !seen.has(each))) {
    const bytes = readFileSync(builtFile('client', `assets/${name}`))
    seen.set(name, bytes)
    scripts(
      [...bytes.toString().matchAll(/["'`](?:\.\/|assets\/)([\w-]+\.js)["'`]/g)].map(([, found]) => found ?? ''),
      seen,
    )
  }
  return seen
}

it('has at most 250 KB of JavaScript, compressed', () => {
  const all = scripts([...html.matchAll(/src="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? ''))
  const kilobytes = [...all.values()].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 1000
  expect(all.size).toBeGreaterThan(0)
  expect(Math.round(kilobytes)).toBeLessThanOrEqual(250)
})

it('carries the same policy as the headers', () => {
  expect(/http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1]).toBe(pagePolicy)
})

it('has nothing inline and nothing remote', () => {
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\.\/)|(?:src|href)="(?!\.\/|data:image\/)/)
})
