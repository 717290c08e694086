/** The built-in pretend networks: choose one, and its check runs. */
import { Note } from '../../parts/Note.tsx'
import { NotLoaded } from '../../parts/NotLoaded.tsx'
import { Page } from '../../parts/Page.tsx'
import { WayIn } from '../../parts/WayIn.tsx'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start } = words

export function PracticeScreen() {
  const { engine, go } = useWindow()
  const { loaded, again } = useLoad((signal) => engine.call('practice', null, { signal }))
  return (
    <Page title={start.practiceTitle} lead={start.practiceLead}>
      <NotLoaded
        loaded={loaded}
        again={again}
        missing={start.practiceEmpty}
        failed={start.practiceFailed}
        waiting={{ heights: [64, 64, 64], className: 'cards' }}
      />
      {loaded.state === 'ready' && loaded.value.length === 0 && <Note kind="info">{start.practiceEmpty}</Note>}
      {loaded.state === 'ready' && (
        <ul className="cards">
          {loaded.value.map((network) => (
            <li key={network.name}>
              <WayIn
                title={network.title}
                onClick={() => go({ name: 'checking', ask: { kind: 'practice', network, allowClearText: false } })}
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
