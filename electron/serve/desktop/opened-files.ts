/**
 * Files that the system opens with the program: by a double click, as an argument, dropped on its icon. The page gets
 * what stands in them, never a path. What a hand-out means is for the page and the table.
 */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { OpenedFile } from '../../contract/bridge.ts'
import { longestSentFileBytes } from '../../contract/sent-file.ts'

const isHandout = (path: string): boolean => /\.mailcheck$/i.test(path)

/**
 * @param argv as a process has it: the program first
 * @param folder that relative paths start from
 * @returns the hand-out files among the arguments, as absolute paths; switches and all else are passed over
 */
export function filesAmong(argv: readonly string[], folder: string): string[] {
  return argv
    .slice(1)
    .filter((each) => !each.startsWith('-') && isHandout(each))
    .map((path) => resolve(folder, path))
}

/** A path that waits for a page to take it; whoever takes them later gets all from before. */
export interface OpenedFiles {
  add(path: string): void
  /** From now on each goes there; `null`: they wait again. */
  goTo(take: ((file: OpenedFile) => void) | null): void
}

export function openedFiles(): OpenedFiles {
  let waiting: string[] = []
  let taker: ((file: OpenedFile) => void) | null = null
  const hand = (path: string): void => {
    if (!taker) return void waiting.push(path)
    const take = taker
    void readOpened(path).then(take)
  }
  return {
    add: (path) => {
      if (isHandout(path)) hand(path)
    },
    goTo(take) {
      taker = take
      if (!take) return
      for (const path of waiting.splice(0)) hand(path)
    },
  }
}

/** Never rejects. Regular files only: a pipe or a device would keep the program waiting. */
async function readOpened(path: string): Promise<OpenedFile> {
  const name = basename(path).slice(0, 255)
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const seen = await handle.stat()
      if (!seen.isFile() || seen.size > longestSentFileBytes) return { name, base64: null }
      // One byte more than may be there is enough to know that the file has grown meanwhile.
      const buffer = Buffer.alloc(longestSentFileBytes + 1)
      let length = 0
      for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
        length += bytesRead
        if (length > longestSentFileBytes) return { name, base64: null }
        if (bytesRead === 0) return { name, base64: buffer.toString('base64', 0, length) }
      }
    } finally {
      await handle.close()
    }
  } catch {
    return { name, base64: null }
  }
}
