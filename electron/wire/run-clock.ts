/**
 * One signal for a stretch of work that ends when its parent is cancelled or its time is up, and that
 * leaves nothing behind: `AbortSignal.timeout` and `.any` cannot be ended early, and theirs does not keep the process alive.
 */
import { setMaxListeners } from 'node:events'

/**
 * Calls the listener when the signal aborts; returns what takes it off again. Node would warn on standard error at the
 * eleventh listener of one signal, and a run has many connections.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  setMaxListeners(0, signal)
  signal.addEventListener('abort', listener)
  return () => signal.removeEventListener('abort', listener)
}

/**
 * Like setTimeout, but what has arrived meanwhile is read first: on a busy machine a process may sleep for seconds, and
 * must not take its own silence for the server's. Returns what stops it.
 */
export function whenTimeIsUp(ms: number, act: () => void): () => void {
  let afterReading: NodeJS.Immediate | undefined
  const timer = setTimeout(() => {
    afterReading = setImmediate(act)
  }, ms)
  return () => {
    clearTimeout(timer)
    clearImmediate(afterReading)
  }
}

export interface Clocked {
  /** Aborts with the parent, or when the time is up. */
  readonly signal: AbortSignal
  /** The time was up (and the parent had not been cancelled before). */
  readonly timeIsUp: () => boolean
  /** Ends the stretch at once as if the time were up. Harmless when over. */
  readonly giveUp: () => void
  /** The work is done: the timer and the listener go; the signal stays as it is. */
  readonly end: () => void
}

/** `ms`: milliseconds from now. Call `end()` when the work is done. */
export function runSignal(parent: AbortSignal, ms: number): Clocked {
  const controller = new AbortController()
  let isUp = false

  const end = (): void => {
    stopTimer()
    letGo()
  }
  const giveUp = (): void => {
    end()
    if (controller.signal.aborted) return
    isUp = true
    controller.abort()
  }
  const onParent = (): void => {
    end()
    controller.abort()
  }
  const stopTimer = whenTimeIsUp(ms, giveUp)
  const letGo = onAbort(parent, onParent)
  if (parent.aborted) onParent()

  return { signal: controller.signal, timeIsUp: () => isUp, giveUp, end }
}
