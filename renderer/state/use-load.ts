/** Loads something once when a screen opens, and again when asked; the caller shows each of the four states. */
import { useCallback, useEffect, useState } from 'react'
import { isMissingCall } from './screen.ts'

export type Loaded<Value> =
  | { state: 'loading' }
  | { state: 'ready'; value: Value }
  /** The engine of this shell does not have the call. */
  | { state: 'missing' }
  | { state: 'failed'; message: string }

export function useLoad<Value>(load: (signal: AbortSignal) => Promise<Value>): {
  loaded: Loaded<Value>
  again: () => void
} {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  // What is loaded does not change while a screen is open; only the turn asks anew.
  const [ask] = useState(() => load)
  useEffect(() => {
    const abort = new AbortController()
    ask(abort.signal).then(
      (value) => !abort.signal.aborted && setLoaded({ state: 'ready', value }),
      (error: unknown) => {
        if (abort.signal.aborted) return
        setLoaded(
          isMissingCall(error)
            ? { state: 'missing' }
            : { state: 'failed', message: error instanceof Error ? error.message : String(error) },
        )
      },
    )
    return () => abort.abort()
  }, [ask, turn])
  const again = useCallback(() => {
    setLoaded({ state: 'loading' })
    setTurn((last) => last + 1)
  }, [])
  return { loaded, again }
}
