/** What this user said yes to: one file each in the user's own data folder, as it was read. */
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HandoutRead } from '../contract/handout.ts'
import { readHandoutText } from '../contract/parse/handout.ts'
import { idOf, readFolder } from './read-folder.ts'

/** Reads it anew: what is kept is what was read. One that speaks for the same domain makes way. @throws where it cannot be written */
export async function keepHandout(folder: string, text: string): Promise<HandoutRead> {
  const read = readHandoutText(text)
  if (!read.ok) return read
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = idOf(text)
  const path = join(folder, `${id}.mailcheck`)
  const temporary = `${path}.${process.pid}.new`
  await writeFile(temporary, text, { mode: 0o600 })
  await chmod(temporary, 0o600)
  await rename(temporary, path)
  const before = await readFolder(folder, 'user')
  for (const other of before.handouts) {
    const isSame = other.handout.domains.some((domain) => read.handout.domains.includes(domain))
    if (other.id !== id && isSame) await forgetHandout(folder, other.id)
  }
  return read
}

/** One that is not there is forgotten already. */
export async function forgetHandout(folder: string, id: string): Promise<void> {
  if (/^[\da-f]{1,64}$/.test(id)) await rm(join(folder, `${id}.mailcheck`), { force: true })
}
