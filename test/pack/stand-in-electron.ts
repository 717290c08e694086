/**
 * A folder that stands in for Electron's own program where that cannot be had: what electron-builder copies, names and
 * burns fuses into. It cannot run anything.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How @electron/fuses finds the fuses in the executable: this text, then version, number and one byte each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Of electron 45: as many as FuseV1Options names. All on, as no release has them, so that each has to be set. */
const fuses = '1'.repeat(9)

export function standInElectron(folder: string, version: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const executable = join(folder, 'electron')
  writeFileSync(executable, Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, fuses.length]), Buffer.from(fuses)]))
  chmodSync(executable, 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_crashpad_handler'])
    writeFileSync(join(folder, name), name)
  for (const language of ['en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), language)
  writeFileSync(join(folder, 'version'), version)
  return folder
}
