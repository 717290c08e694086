/** What a published configuration in a file says for an address: no network, and nobody else is asked. */
import { open, stat } from 'node:fs/promises'
import type { FindAnswer } from '../../contract/found.ts'
import { maximumTextBytes } from '../../contract/parse/text.ts'
import { addressOf } from './address.ts'
import { readConfig } from './config-file.ts'
import { providerByDomain } from './provider-table.ts'
import { ranked } from './rank.ts'

/** Such a file's `source` is `autoconfig`: that is what it was written for. */
export async function findInFile(email: string, path: string): Promise<FindAnswer> {
  try {
    // Opening a pipe that nobody writes to would never end.
    if (!(await stat(path)).isFile()) return unreadable(email, 'it is a folder, a pipe or a device')
    return findInConfig(email, await readBounded(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (code === null) throw error
    return unreadable(email, `the system says ${code}`)
  }
}

function unreadable(email: string, why: string): FindAnswer {
  const reason = `the file cannot be read (${why})`
  return { ...findInConfig(email, null), refused: [{ source: 'autoconfig', reason }] }
}

/** One byte more than may be there is enough to know. */
async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(maximumTextBytes + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

/** `bytes`: of the file; `null`: there are none. */
export function findInConfig(email: string, bytes: Uint8Array | null): FindAnswer {
  const address = addressOf(email)
  const nothing: FindAnswer = {
    email: address?.email ?? email,
    candidates: [],
    refused: [],
    provider: address && (providerByDomain(address.ascii)?.rules ?? null),
    disagreements: [],
    contacted: [],
  }
  if (address === null || bytes === null) return nothing
  const read = readConfig(bytes, address)
  if (!read.ok) return { ...nothing, refused: [{ source: 'autoconfig', reason: `the file ${read.reason}` }] }
  return {
    ...nothing,
    candidates: ranked([{ source: 'autoconfig', ...read.servers, isGiven: true, toldBy: [] }], address),
  }
}
