/**
 * One signal for a stretch of work that ends when its parent is cancelled or its time is up, and that
 * leaves nothing behind: `AbortSignal.timeout` and `.any` cannot be ended early, and theirs does not keep the process alive.
 */
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
    clearTimeout(timer)
    parent.removeEventListener('abort', onParent)
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
  const timer = setTimeout(giveUp, ms)
  parent.addEventListener('abort', onParent)
  if (parent.aborted) onParent()

  return { signal: controller.signal, timeIsUp: () => isUp, giveUp, end }
}
