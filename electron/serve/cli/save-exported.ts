/** Writes what was exported to where `--out` says. What is there already is never overwritten; the same again is fine. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Exported } from '../../contract/clients.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { WrongCall } from './wrong-call.ts'

interface ToWrite {
  path: string
  bytes: Buffer
}

/** A folder takes the files under their own names. @returns the paths. @throws WrongCall */
export async function saveExported(exported: Exported, out: string): Promise<string[]> {
  const isFolder =
    /[\\/]$/.test(out) ||
    (await stat(out).then(
      (about) => about.isDirectory(),
      () => false,
    ))
  const files = filesOf(exported, out, isFolder)
  for (const file of files) await mustBeFree(file)
  try {
    if (isFolder) await mkdir(out, { recursive: true })
    for (const each of files) await writeNew(each)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    const why =
      code === 'ENOENT'
        ? 'there is no such folder'
        : `the system says ${code}${code === 'ENOSPC' ? ', no space is left' : ''}`
    throw new WrongCall(`${quoted(out)} cannot be written: ${why}`)
  }
  return files.map(({ path }) => path)
}

/** What is there is the same already (`mustBeFree`). Half a file would do harm in a mail program, and bar the next try. */
async function writeNew({ path, bytes }: ToWrite): Promise<void> {
  if (existsSync(path)) return
  await writeFile(path, bytes, { flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') await rm(path, { force: true }).catch(() => {})
    throw error
  })
}

function filesOf(exported: Exported, out: string, isFolder: boolean): ToWrite[] {
  const { files, content, encoding, fileName, client } = exported
  const [first] = files
  if (!first) {
    const path = isFolder ? join(out, fileName ?? `${client}.txt`) : out
    return [{ path, bytes: Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8') }]
  }
  if (isFolder) return files.map(({ name, content: text }) => ({ path: join(out, name), bytes: Buffer.from(text) }))
  // Evolution's files name each other by their names: one that the user chose becomes the name of all.
  const suffix = '.source'
  const chosen = basename(out, suffix)
  if (!out.endsWith(suffix) || !/^[\w.-]+$/.test(chosen))
    throw new WrongCall(
      `one account takes ${files.length} files for Evolution: give a folder, or a name that ends in .source (letters, digits, . _ -)`,
    )
  const own = first.name.slice(0, -suffix.length)
  return files.map(({ name, content: text }) => ({
    path: join(dirname(out), name.replace(own, chosen)),
    bytes: Buffer.from(text.replaceAll(own, chosen)),
  }))
}

async function mustBeFree({ path, bytes }: ToWrite): Promise<void> {
  const there = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new WrongCall(
      `${quoted(path)} cannot be written: ${error.code === 'EISDIR' ? 'it is a folder' : `the system says ${error.code ?? 'unknown'}`}`,
    )
  })
  if (there !== null && !there.equals(bytes))
    throw new WrongCall(`there is a file ${quoted(path)} already: give another name, or delete it first`)
}
