/**
 * The browser of the window's tests: `CHROMIUM=path`, else the one that comes with `npm ci` (Linux x64), unpacked once
 * below node_modules/.cache.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** What the window's tests keep between runs. */
export const cache = join(root, 'node_modules/.cache/window-tests')

/** No others: the package's own list switches web security off. */
export const chromiumFlags = ['--no-sandbox', '--disable-gpu']

export async function chromiumPath(): Promise<string> {
  const given = process.env['CHROMIUM']
  if (given) return given
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The browser that comes with "npm ci" runs on Linux x64 only: name one with CHROMIUM=path.')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return join(folder, 'chromium')
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const temporary = mkdtempSync(join(cache, 'unpacking-'))
  const before = process.env['TMPDIR']
  // It unpacks into the folder for temporary files, and takes any file of its name there for the browser.
  process.env['TMPDIR'] = temporary
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    renameSync(temporary, folder)
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(folder)) throw error
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(temporary, { recursive: true, force: true })
  }
}
