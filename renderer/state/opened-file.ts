/** A settings file that was dropped on the window, chosen, or opened with the program: its content, bounded, and its kind. */
import type { OpenedFile } from '../../electron/contract/bridge.ts'
import { longestSentFileBytes, type SentFile } from '../../electron/contract/sent-file.ts'
import { words } from '../words/words.ts'

export type GivenFile = { name: string; content: SentFile } | { name: string; problem: string }

/** Never rejects: what cannot be read has its sentence. */
export async function givenFile(file: File): Promise<GivenFile> {
  const name = plainName(file.name)
  if (file.size > longestSentFileBytes) return { name, problem: words.file.tooLarge }
  try {
    return { name, content: { name, base64: await base64Of(file) } }
  } catch {
    // A folder, a file that is gone, or one that this user may not read.
    return { name, problem: words.file.unreadable }
  }
}

export function fromShell({ name, base64 }: OpenedFile): GivenFile {
  return base64 === null ? { name, problem: words.file.unreadable } : { name, content: { name, base64 } }
}

/** Settings that a provider publishes hold for many addresses: one has to be asked for first. */
export function isPublished({ base64 }: SentFile): boolean {
  // Whole groups of four; the root element stands at the beginning.
  return /<clientConfig[\s>]/.test(atob(base64.slice(0, 64 * 1024)))
}

/** As a message may carry it: without folders, not endless. */
function plainName(name: string): string {
  return name.replace(/^.*[\\/]/, '').slice(-255) || words.file.unnamed
}

/** The browser's own way to base64: `data:…;base64,` and the text; only the prefix where the file is empty. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error ?? new Error('not read'))
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,?/, '') : '')
    reader.readAsDataURL(file)
  })
}
