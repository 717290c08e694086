/** Runs one check while its screen is open: folds the progress, keeps the clock, and hands on how it ended. */
import { useEffect, useReducer, useRef, useState } from 'react'
import { nothingYet, withProgress, type RunSoFar } from '../../../electron/picture/run-so-far.ts'
import type { Progress } from '../../../electron/contract/progress.ts'
import { runAsk, type Ask } from '../../state/ask.ts'
import { failureOf } from '../../state/screen.ts'
import { timeLeft, type TimeLeft } from '../../state/time-left.ts'
import { useWindow } from '../../state/window-context.ts'
import { wayBack } from '../../state/way-back.ts'

/** Often enough to be seen moving. */
const tickMs = 250

interface Clocked {
  run: RunSoFar
  planAt: number
}

function fold(state: Clocked, { progress, now }: { progress: Progress; now: number }): Clocked {
  return { run: withProgress(state.run, progress), planAt: progress.kind === 'plan' ? now : state.planAt }
}

export function useRun(ask: Ask): { run: RunSoFar; left: TimeLeft; isCancelling: boolean; cancel: () => void } {
  const { engine, go } = useWindow()
  const [startedAt] = useState(() => performance.now())
  const [now, setNow] = useState(startedAt)
  const [{ run, planAt }, dispatch] = useReducer(fold, { run: nothingYet, planAt: startedAt })
  const [isCancelling, setCancelling] = useState(false)
  const abort = useRef<AbortController | null>(null)

  useEffect(() => {
    const mine = new AbortController()
    abort.current = mine
    let isOpen = true
    runAsk(engine, ask, {
      signal: mine.signal,
      onProgress: (progress) => isOpen && dispatch({ progress, now: performance.now() }),
    }).then(
      (answer) => isOpen && go({ name: 'answer', ask, answer }),
      (error: unknown) => {
        if (!isOpen) return
        // A shell that drops a cancelled call has no answer to show: back to where one came from.
        go(mine.signal.aborted ? wayBack(ask) : { name: 'failed', ask, failure: failureOf(error) })
      },
    )
    return () => {
      isOpen = false
      mine.abort()
    }
  }, [engine, go, ask])

  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), tickMs)
    return () => clearInterval(timer)
  }, [])

  const cancel = (): void => {
    setCancelling(true)
    abort.current?.abort()
  }
  return { run, left: timeLeft(run.boundMs, startedAt, planAt, now), isCancelling, cancel }
}
