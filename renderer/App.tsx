/** The frame of the window: which screen is shown, the header, files that are dropped on it, and the voice for screen readers. */
import { MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CallFailure } from '../electron/contract/call-failure.ts'
import type { Engine } from '../electron/contract/engine.ts'
import { DropTarget } from './parts/DropTarget.tsx'
import { Faults } from './parts/Faults.tsx'
import { Header } from './parts/Header.tsx'
import { Note } from './parts/Note.tsx'
import { GoneScreen } from './screens/GoneScreen.tsx'
import { ScreenOf } from './screens/ScreenOf.tsx'
import { newMemory } from './state/memory.ts'
import { fromShell } from './state/opened-file.ts'
import { failureOf, type Failure, type Screen } from './state/screen.ts'
import { watchedEngine } from './state/watched-engine.ts'
import { WindowContext } from './state/window-context.ts'
import { theme } from './styles/theme.ts'
import { words } from './words/words.ts'

interface AppProps {
  engine: Engine
  /** Known before anything is shown: this page may not speak to the program. */
  gone?: Failure
}

export function App({ engine, gone: goneAtStart }: AppProps) {
  const [{ screen, visit }, setScreen] = useState<{ screen: Screen; visit: number }>({
    screen: { name: 'start' },
    visit: 0,
  })
  const [said, setSaid] = useState('')
  const [gone, setGone] = useState(goneAtStart ?? null)
  const [memory] = useState(newMemory)

  const go = useCallback((next: Screen) => {
    window.scrollTo(0, 0)
    setScreen((last) => ({ screen: next, visit: last.visit + 1 }))
  }, [])
  // The same words twice are news, too: a trailing blank makes them a change.
  const announce = useCallback((text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)), [])
  const lose = useCallback(
    (failure: CallFailure) => {
      setGone(failureOf(failure))
      announce(failure.message)
    },
    [announce],
  )
  const tools = useMemo(() => {
    const watched = watchedEngine(engine, lose)
    return { engine: watched, memory, go, announce }
  }, [engine, memory, lose, go, announce])

  useEffect(() => {
    engine.ended?.then(lose, () => {})
    engine.shell.onFile?.((file) => go({ name: 'file', file: fromShell(file) }))
  }, [engine, lose, go])

  // An answer is read and saved without the program: it stays as long as nothing else is asked for.
  const isLost = gone !== null && screen.name !== 'answer'
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withGlobalClasses={false} withCssVariables={false}>
      <WindowContext value={tools}>
        <a className="skip" href="#content">
          {words.common.skip}
        </a>
        <Header screen={screen} hasNavigation={screen.name !== 'checking' && gone === null} />
        <main id="content" tabIndex={-1}>
          {gone !== null && !isLost && (
            <div className="page page-wide banner">
              <Note kind="warn" title={gone.message}>
                {words.common.goneBanner}
              </Note>
            </div>
          )}
          {isLost ? (
            <GoneScreen failure={gone} />
          ) : (
            <Faults key={visit}>
              <ScreenOf screen={screen} isFirst={visit === 0} />
            </Faults>
          )}
        </main>
        {gone === null && <DropTarget isOpen={screen.name !== 'checking'} />}
        <output className="unseen" aria-live="polite">
          {said}
        </output>
      </WindowContext>
    </MantineProvider>
  )
}
