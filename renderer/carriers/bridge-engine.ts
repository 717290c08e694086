/** The engine behind the preload's bridge (electron/serve/desktop). */
import type { AnswerOf, ProgressOf } from '../../electron/contract/api.ts'
import type { Bridge } from '../../electron/contract/bridge.ts'
import { CallFailure } from '../../electron/contract/call-failure.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import { wireRequestOf } from './wire-request.ts'

export function bridgeEngine(bridge: Bridge): Engine {
  const listeners = new Map<string, (progress: unknown) => void>()
  bridge.onProgress((id, progress) => listeners.get(id)?.(progress))
  return {
    async call(name, request, { signal, onProgress } = {}) {
      const id = crypto.randomUUID()
      if (onProgress) listeners.set(id, (progress) => onProgress(progress as ProgressOf<typeof name>))
      const cancel = (): void => bridge.cancel(id)
      const asked = bridge.call(name, id, wireRequestOf<typeof name>(request))
      signal?.addEventListener('abort', cancel, { once: true })
      if (signal?.aborted) cancel()
      try {
        const answered = await asked
        if ('failure' in answered) throw new CallFailure(answered.failure)
        return answered.answer as AnswerOf<typeof name>
      } finally {
        signal?.removeEventListener('abort', cancel)
        listeners.delete(id)
      }
    },
    shell: {
      kind: 'desktop',
      saveFile: (name, mime, text) => bridge.saveFile(name, mime, text),
      copy: (text) => bridge.copy(text),
      openExternal: (url) => bridge.openExternal(url),
      onFile: (listener) => bridge.onFile(listener),
    },
  }
}
