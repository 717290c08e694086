/** The calls of one window that are under way: each can be cancelled by its id, all end when the window goes. */
import type { Api } from '../contract/api.ts'
import { faultOf } from './failure.ts'
import { answerTo, refusedMessage, type Answered, type Message } from './table.ts'

/** A window asks for a few things at once; more is a mistake or an attack. */
const mostAtOnce = 16

export interface RunningCalls {
  /** Never rejects. `id` is the window's own name for the call. */
  begin(id: unknown, message: Message, onProgress: (progress: unknown) => void): Promise<Answered>
  cancel(id: unknown): void
  cancelAll(): void
  /** Something threw where nobody waited (a socket's event): the calls under way end as failed, the program lives on. */
  failAll(error: unknown): void
}

interface Running {
  controller: AbortController
  fail: (answered: Answered) => void
}

export function runningCalls(api: Api): RunningCalls {
  const running = new Map<string, Running>()
  return {
    async begin(id, message, onProgress) {
      if (typeof id !== 'string' || id === '' || id.length > 64 || running.has(id))
        return refusedMessage('The program could not read the message: its id cannot be used.')
      if (running.size >= mostAtOnce)
        return refusedMessage('The program has enough to do already. Wait for it, or cancel something.')
      const controller = new AbortController()
      const { signal } = controller
      const failed = new Promise<Answered>((fail) => running.set(id, { controller, fail }))
      let ended = false
      const context = { signal, onProgress: (progress: unknown) => void (ended || onProgress(progress)) }
      const answered = await Promise.race([answerTo(api, message, context), failed])
      ended = true
      running.delete(id)
      return answered
    },
    cancel(id) {
      if (typeof id === 'string') running.get(id)?.controller.abort()
    },
    cancelAll() {
      for (const { controller } of running.values()) controller.abort()
    },
    failAll(error) {
      for (const { controller, fail } of running.values()) {
        fail({ failure: faultOf(error) })
        controller.abort()
      }
    },
  }
}
