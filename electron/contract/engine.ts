/** The engine as the window sees it, whichever shell carries it (renderer/api.ts chooses). */
import type { AnswerOf, CallName, ProgressOf, RequestOf } from './api.ts'

export interface Engine {
  /**
   * One call of the table. A signal that aborts cancels it: a cancelled check still answers with what it has.
   * Rejects with CallFailure (call-failure.ts) where the message was refused, the program failed or is gone.
   */
  call<N extends CallName>(
    name: N,
    request: RequestOf<N>,
    options?: { signal?: AbortSignal; onProgress?: (p: ProgressOf<N>) => void },
  ): Promise<AnswerOf<N>>
  shell: {
    kind: 'desktop' | 'web'
    /** Asks where to; false: the user thought better of it. */
    saveFile(name: string, mime: string, text: string): Promise<boolean>
    copy(text: string): Promise<void>
    /** An https address, in the user's own browser; a mailto: one with subject and body, in the mail program. */
    openExternal?(url: string): void
    /** A hand-out that the system asked to open (double click): told as it comes, those that waited at once. @returns ends it */
    onOpenHandout?(listener: (file: { name: string; text: string }) => void): () => void
  }
}
