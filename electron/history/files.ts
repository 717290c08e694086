/** Which files a history consists of: what is remembered, and the key of its hashes in a file of its own. */
import { join } from 'node:path'
import type { HistoryPlace } from '../contract/history.ts'
import { dataFolder } from './data-folder.ts'

export interface HistoryFiles {
  file: string
  /** Without it, nothing in the file can be told, not even by a guess. */
  key: string
  /** Where a file that cannot be read is kept aside. */
  broken: string
  lock: string
  /** The folder is made where it is missing: it is the program's own. */
  ownFolder: string | null
}

export function filesOf(place: HistoryPlace): HistoryFiles {
  const folder = place === 'default' ? dataFolder() : null
  const file = place === 'default' ? join(dataFolder(), 'history.json') : place.file
  const key = folder === null ? `${file}.key` : join(folder, 'history.key')
  return { file, key, broken: `${file}.broken`, lock: `${file}.lock`, ownFolder: folder }
}
