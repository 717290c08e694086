/** Writes a file so that whoever reads it next, after whatever happened, finds the old or the new one, whole. */
import { randomBytes } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const ownOnly = 0o600

/** Rejects with the system's error; nothing is left of the attempt then, as far as the system lets it be removed. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(temporary, 'wx', ownOnly)
    try {
      await handle.writeFile(text)
      // Before the name: a name that leads to nothing would be worse than the old file.
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(file))
}

/** What writers left that were killed. Only while nobody else may write. */
export async function removeLeftOvers(file: string): Promise<void> {
  const folder = dirname(file)
  const names = await readdir(folder).catch(() => [])
  const own = names.filter((name) => name.startsWith(`${basename(file)}.`) && /\.[0-9a-f]{12}\.tmp$/.test(name))
  await Promise.all(own.map((name) => rm(join(folder, name), { force: true }).catch(() => {})))
}

/** The new name outlives a power cut, too. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close().catch(() => {})
}
