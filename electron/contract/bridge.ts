/**
 * What the preload lays into the page as `window.mailCheck`, and the channels below it. Only plain values cross, as
 * structured clones; nothing of Electron and nothing of Node.
 */
import type { CallName } from './api.ts'
import type { Failure } from './call-failure.ts'
import { longestSentFileBytes, type SentFile } from './sent-file.ts'

export interface Bridge {
  /** `id` is the page's own name for the call: for its progress and for `cancel`. Never rejects. */
  call(name: CallName, id: string, request: unknown): Promise<{ answer: unknown } | { failure: Failure }>
  cancel(id: string): void
  /** One listener for all calls. */
  onProgress(listener: (id: string, progress: unknown) => void): void
  saveFile(name: string, mime: string, text: string): Promise<boolean>
  copy(text: string): Promise<void>
  openExternal(url: string): void
  /** One listener for files that were opened with the program, also those from before it listened. */
  onFile(listener: (file: OpenedFile) => void): void
}

/** A file opened with the program: by a double click, say. `base64: null`: it could not be read. */
export interface OpenedFile extends Omit<SentFile, 'base64'> {
  base64: string | null
}

export const channels = {
  call: (name: CallName): string => `call:${name}`,
  cancel: 'cancel',
  progress: 'progress',
  saveFile: 'shell:save-file',
  copy: 'shell:copy',
  openExternal: 'shell:open-external',
  /** The page is there and takes files. */
  takesFiles: 'shell:takes-files',
  file: 'shell:file',
} as const

/** Over loopback no message is longer, but for those below. Large texts (a pasted mail) are cut by the window before. */
export const longestMessageBytes = 64 * 1024

/** The calls that may carry a file which the user handed to the window. */
const fileCalls: readonly CallName[] = ['accounts', 'find']

/** Bytes of one message for this call, as JSON. */
export function longestMessageFor(name: string): number {
  const carriesFile = fileCalls.some((each) => each === name)
  return longestMessageBytes + (carriesFile ? Math.ceil(longestSentFileBytes / 3) * 4 : 0)
}
