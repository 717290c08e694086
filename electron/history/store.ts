/**
 * Reads and changes the history on disk: one writer at a time, whole or not at all, never over a file from a newer
 * version, and a file that cannot be read is kept aside. What stands in it is for record.ts and recall.ts.
 */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { HistoryFailure } from '../contract/history.ts'
import { bounded, nothingStored, understand, type Stored } from './format.ts'
import type { HistoryFiles } from './files.ts'
import { withLock } from './lock.ts'
import { marksOf, type Marks } from './marks.ts'
import { isSystemError, troubleOf } from './trouble.ts'
import { removeLeftOvers, writeWhole } from './write-whole.ts'

/** More than the bounds of the format ever make of it. */
const mostBytes = 16 * 1024 * 1024

export type ReadState =
  | { is: 'absent' | 'broken'; stored: Stored }
  | { is: 'ours' | 'newer'; stored: Stored }
  | { is: 'unreadable'; stored: Stored; why: string }

/** Never rejects for what the system does. */
export async function readHistory({ file }: HistoryFiles): Promise<ReadState> {
  const text = await textOf(file).catch((error: unknown) => {
    if (!isSystemError(error)) throw error
    return { why: troubleOf(error) }
  })
  if (text === null) return { is: 'absent', stored: nothingStored }
  if (typeof text !== 'string') return { is: 'unreadable', stored: nothingStored, why: text.why }
  const understood = understand(text)
  return understood.is === 'broken' ? { is: 'broken', stored: nothingStored } : understood
}

/** `null`: there is none, or it is not one of ours; nothing can be recognised then. */
export async function readMarks({ key }: HistoryFiles): Promise<Marks | null> {
  const text = await readFile(key, 'utf8').catch(() => '')
  const isKey = /^[0-9a-f]{64}\n?$/.test(text)
  return isKey ? marksOf(Buffer.from(text.trim(), 'hex')) : null
}

/**
 * Carries out a change on what stands there at that moment, whoever else writes.
 * @returns what was worth saying, one line each
 * @throws HistoryFailure where nothing was changed, with the reason as half a sentence
 */
export async function changeHistory(
  files: HistoryFiles,
  change: (stored: Stored, marks: Marks) => Stored,
): Promise<string[]> {
  return guarded(files, async () => {
    const read = await readHistory(files)
    const said = await keptAside(files, read)
    const marks = (await readMarks(files)) ?? (await newMarks(files))
    await writeWhole(files.file, `${JSON.stringify(bounded(change(read.stored, marks)), null, 1)}\n`)
    return said
  })
}

/** Nothing is left of it, the key included: what is written from now on cannot be linked to what was. */
export async function eraseHistory(files: HistoryFiles): Promise<void> {
  await guarded(files, async () => {
    const read = await readHistory(files)
    mustBeWritable(read)
    // A file that the user named, that is no history and has no key beside it: a slip, and it is somebody's file.
    if (read.is === 'broken' && files.ownFolder === null && (await readMarks(files)) === null)
      throw new HistoryFailure('it is no history of networks, and is left alone')
    for (const path of [files.file, files.broken, files.key]) await rm(path, { force: true })
  })
}

/** @throws HistoryFailure */
async function guarded<Value>(files: HistoryFiles, act: () => Promise<Value>): Promise<Value> {
  try {
    if (files.ownFolder !== null) await mkdir(files.ownFolder, { recursive: true, mode: 0o700 })
    return await withLock(files.lock, async () => {
      await Promise.all([files.file, files.key].map(removeLeftOvers))
      return act()
    })
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new HistoryFailure(troubleOf(error))
  }
}

function mustBeWritable(read: ReadState): void {
  if (read.is === 'newer') throw new HistoryFailure('a newer version of this program wrote it, and it is left alone')
  if (read.is === 'unreadable') throw new HistoryFailure(read.why)
}

async function keptAside({ file, broken }: HistoryFiles, read: ReadState): Promise<string[]> {
  mustBeWritable(read)
  if (read.is !== 'broken') return []
  await rename(file, broken)
  return [`the history of networks could not be read: it is kept as ${broken}, and begun anew`]
}

/** Written before anything is marked with it. A key of no use is replaced: nothing can be recognised by it anyway. */
async function newMarks({ key }: HistoryFiles): Promise<Marks> {
  const fresh = randomBytes(32)
  await writeWhole(key, `${fresh.toString('hex')}\n`)
  await chmod(key, 0o600)
  return marksOf(fresh)
}

/**
 * `null`: there is no such file. Of one that is too large, nothing is read, which is broken. A pipe or a device is not
 * opened (a pipe would wait for its writer) and so never moved aside or written over.
 */
async function textOf(file: string): Promise<string | null> {
  const there = await stat(file).catch(() => null)
  if (there !== null && !there.isFile() && !there.isDirectory())
    throw Object.assign(new Error('a pipe or a device'), { code: 'ENOTREG' })
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return null
    throw error
  })
  if (handle === null) return null
  try {
    const about = await handle.stat()
    return about.size > mostBytes ? '' : await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}
