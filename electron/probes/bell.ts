/** Waiting for "something changed", without polling: gate and turns look again whenever it rings. */
export interface Bell {
  ring: () => void
  /** Resolves at the next ring, when the signal aborts, or after `ms` milliseconds (`null`: no limit). */
  wait: (signal: AbortSignal, ms: number | null) => Promise<void>
}

export function createBell(): Bell {
  const waiting = new Set<() => void>()
  return {
    ring() {
      for (const wake of [...waiting]) wake()
    },
    wait(signal, ms) {
      if (signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        const timer = ms === null ? undefined : setTimeout(wake, ms)
        waiting.add(wake)
        signal.addEventListener('abort', wake)
      })
    },
  }
}
