/** A named pipe, read without ever blocking the program: a plain read of one without a writer could not be interrupted. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** How often a pipe is looked at that has nothing to say yet, milliseconds. */
const lookMs = 25
const partBytes = 64 * 1024

/**
 * What stands in the pipe until its last writer is gone, but at most one part more than `mostBytes`. Waits for a first
 * writer as long as it takes; who stops waiting ends the program (Ctrl-C).
 */
export async function readFifo(path: string, mostBytes: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const parts: Buffer[] = []
  let size = 0
  let hasWriter = false
  try {
    while (size <= mostBytes) {
      const part = Buffer.alloc(partBytes)
      const count = await file.read(part, 0, partBytes, null).then(({ bytesRead }) => bytesRead, nothingYet)
      if (count === 0 && hasWriter) break
      // Nothing, and no end: somebody holds the other side (fifo(7)).
      if (count !== 0) hasWriter = true
      if (count === null || count === 0) await pause(lookMs)
      else parts.push(part.subarray(0, count))
      size += count ?? 0
    }
    return Buffer.concat(parts)
  } finally {
    await file.close()
  }
}

function nothingYet(error: NodeJS.ErrnoException): null {
  if (error.code === 'EAGAIN') return null
  throw error
}
