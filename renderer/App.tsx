/** The frame of the window: which screen is shown, the header, and the voice for screen readers. */
import { MantineProvider } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { Engine } from '../electron/contract/engine.ts'
import { Faults } from './parts/Faults.tsx'
import { Header } from './parts/Header.tsx'
import { ScreenOf } from './screens/ScreenOf.tsx'
import type { Screen } from './state/screen.ts'
import { useHandoutFiles } from './state/use-handout-files.ts'
import { WindowContext } from './state/window-context.ts'
import { theme } from './styles/theme.ts'
import { words } from './words/words.ts'

export function App({ engine }: { engine: Engine }) {
  const [screen, setScreen] = useState<{ screen: Screen; visit: number }>({ screen: { name: 'start' }, visit: 0 })
  const [said, setSaid] = useState('')

  const go = useCallback((next: Screen) => {
    window.scrollTo(0, 0)
    setScreen(({ visit }) => ({ screen: next, visit: visit + 1 }))
  }, [])
  // The same words twice are news, too: a trailing blank makes them a change.
  const announce = useCallback((text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)), [])
  useHandoutFiles(engine, go, screen.screen.name === 'checking')
  const tools = useMemo(() => ({ engine, go, announce }), [engine, go, announce])

  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withGlobalClasses={false} withCssVariables={false}>
      <WindowContext value={tools}>
        <a className="skip" href="#content">
          {words.common.skip}
        </a>
        <Header screen={screen.screen} />
        <main id="content" tabIndex={-1}>
          <Faults key={screen.visit}>
            <ScreenOf screen={screen.screen} isFirst={screen.visit === 0} />
          </Faults>
        </main>
        <output className="unseen" aria-live="polite">
          {said}
        </output>
      </WindowContext>
    </MantineProvider>
  )
}
