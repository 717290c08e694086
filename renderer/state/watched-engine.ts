/** The engine, and word to the frame of the window as soon as a call finds nobody behind it any more. */
import { CallFailure } from '../../electron/contract/call-failure.ts'
import type { Engine } from '../../electron/contract/engine.ts'

export function watchedEngine(engine: Engine, onGone: (failure: CallFailure) => void): Engine {
  return {
    ...engine,
    async call(name, request, options) {
      try {
        return await engine.call(name, request, options)
      } catch (error) {
        if (error instanceof CallFailure && error.kind === 'gone') onGone(error)
        throw error
      }
    },
  }
}
