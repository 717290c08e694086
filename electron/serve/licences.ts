/**
 * The licences of everything that is bundled, in one file (`out/licences.md`): Vite writes one list for each part it
 * builds, people who get the program want one. It runs at the end of `vite build --app`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const head = `# Licences of third parties

Mail Settings Checker itself is under the MIT licence (LICENSE). It contains the work of others under these licences. Electron,
which it runs on, brings its own and Chromium's (LICENSE.electron.txt, LICENSES.chromium.html).
`

/** @param out folder with the built parts @param parts names of the parts, each with Vite's own list in it */
export function writeLicences(out: string, parts: readonly string[]): void {
  const sections = new Map<string, string>()
  for (const part of parts) {
    const file = join(out, part, '.vite/license.md')
    if (!existsSync(file)) continue
    const [, ...found] = readFileSync(file, 'utf8').split(/^(?=## )/m)
    for (const section of found) sections.set(section.slice(0, section.indexOf('\n')), section.trim())
  }
  const sorted = [...sections.keys()].toSorted((one, other) => one.localeCompare(other, 'en'))
  writeFileSync(join(out, 'licences.md'), [head, ...sorted.map((title) => `${sections.get(title)}\n`)].join('\n'))
}
