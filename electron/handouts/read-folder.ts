/** The hand-outs in one folder, read and bounded; what lies there and cannot be used becomes a warning. */
import { createHash } from 'node:crypto'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { longestHandoutBytes, type HeldHandout } from '../contract/handout.ts'
import { readHandoutText } from '../contract/parse/handout.ts'
import { quoted } from '../contract/parse/parsed.ts'
import { textFrom } from '../contract/parse/text.ts'

/** More files than this are no hand-outs of anybody. */
const mostFiles = 20

export interface FolderRead {
  handouts: HeldHandout[]
  warnings: string[]
}

/** Is this file what it should be? @returns why not, ending "The hand-out … is not used: " */
export type FileFault = (path: string) => Promise<string | null>

/** A folder that is not there has none. Never rejects for what lies in it. */
export async function readFolder(
  folder: string,
  from: HeldHandout['from'],
  faultOf: FileFault = async () => null,
): Promise<FolderRead> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.mailcheck$/i.test(name)).toSorted()
  const read: FolderRead = { handouts: [], warnings: [] }
  for (const name of names.slice(0, mostFiles)) {
    const path = join(folder, name)
    const fault = (await faultOf(path)) ?? (await addTo(read.handouts, path, from))
    if (fault !== null) read.warnings.push(`The hand-out ${quoted(path)} is not used: ${fault.replace(/\.$/, '')}.`)
  }
  return read
}

async function addTo(handouts: HeldHandout[], path: string, from: HeldHandout['from']): Promise<string | null> {
  const bytes = await bytesOf(path)
  if (bytes === null) return 'it cannot be read'
  const text = textFrom(bytes)
  if (!text.ok) return `it ${text.message}`
  const read = readHandoutText(text.value)
  if (!read.ok) return read.message.replace(/^This hand-out /, 'it ')
  handouts.push({ id: idOf(text.value), from, handout: read.handout, about: read.about })
  return null
}

/** Names a hand-out by what stands in it. */
export function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** One byte more than can be is enough to know. `null`: no plain file, or not readable. */
async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    if (!(await lstat(path)).isFile()) return null
    const file = await open(path, 'r')
    try {
      const buffer = Buffer.alloc(longestHandoutBytes + 1)
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
