/**
 * What the preload lays into the page as `window.mailCheck`, and the channels below it. Only plain values cross, as
 * structured clones; nothing of Electron and nothing of Node.
 */
import type { CallName } from './api.ts'
import type { Failure } from './call-failure.ts'

export interface Bridge {
  /** `id` is the page's own name for the call: for its progress and for `cancel`. Never rejects. */
  call(name: CallName, id: string, request: unknown): Promise<{ answer: unknown } | { failure: Failure }>
  cancel(id: string): void
  /** One listener for all calls. */
  onProgress(listener: (id: string, progress: unknown) => void): void
  saveFile(name: string, mime: string, text: string): Promise<boolean>
  copy(text: string): Promise<void>
  openExternal(url: string): void
}

export const channels = {
  call: (name: CallName): string => `call:${name}`,
  cancel: 'cancel',
  progress: 'progress',
  saveFile: 'shell:save-file',
  copy: 'shell:copy',
  openExternal: 'shell:open-external',
} as const

/** Over loopback no message is longer. Large texts (a pasted mail with attachments) are cut by the window before. */
export const longestMessageBytes = 64 * 1024
