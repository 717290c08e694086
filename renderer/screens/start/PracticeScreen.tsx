/** The built-in pretend networks: choose one, and its check runs. */
import { Skeleton } from '@mantine/core'
import { Button } from '@mantine/core'
import { Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import { WayIn } from '../../parts/WayIn.tsx'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start, common } = words

export function PracticeScreen() {
  const { engine, go } = useWindow()
  const { loaded, again } = useLoad((signal) => engine.call('practice', null, { signal }))
  return (
    <Page title={start.practiceTitle} lead={start.practiceLead}>
      {loaded.state === 'loading' && (
        <div className="cards" aria-busy="true">
          <span className="unseen">{common.loading}</span>
          <Skeleton height={64} radius="md" />
          <Skeleton height={64} radius="md" />
          <Skeleton height={64} radius="md" />
        </div>
      )}
      {loaded.state === 'missing' && <Note kind="info">{start.practiceEmpty}</Note>}
      {loaded.state === 'failed' && (
        <>
          <Note kind="warn" title={start.practiceFailed}>
            {loaded.message}
          </Note>
          <Button variant="default" onClick={again}>
            {common.tryAgain}
          </Button>
        </>
      )}
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
