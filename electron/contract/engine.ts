/** The engine as the window sees it, whichever shell carries it (renderer/api.ts chooses). */
import type { OpenedFile } from './bridge.ts'
import type { CallFailure } from './call-failure.ts'
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
  /** Rejects with CallFailure where this page may not speak to the program. Absent: nobody has to be asked. */
  admitted?: Promise<unknown>
  /** Resolves when the program behind the page has ended. Absent: it lives as long as the page. */
  ended?: Promise<CallFailure>
  shell: {
    kind: 'desktop' | 'web'
    /** Asks where to; false: the user thought better of it. */
    saveFile(name: string, mime: string, text: string): Promise<boolean>
    copy(text: string): Promise<void>
    /** An https address, in the user's own browser; a mailto: one with subject and body, in the mail program. */
    openExternal?(url: string): void
    /** Tells of files that were opened with the program, also of those from before this call. To be called once. */
    onFile?(listener: (file: OpenedFile) => void): void
  }
}
