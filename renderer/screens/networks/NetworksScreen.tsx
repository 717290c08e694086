/** What worked where: networks by ports, newest first; forget one, forget all, give one a name. */
import { Button } from '@mantine/core'
import { Network } from 'lucide-react'
import { useState } from 'react'
import type { HistoryEntry } from '../../../electron/contract/history.ts'
import { NotLoaded } from '../../parts/NotLoaded.tsx'
import { Page } from '../../parts/Page.tsx'
import { useLoad } from '../../state/use-load.ts'
import { ask } from '../../state/expected-calls.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { ForgetAll } from './ForgetAll.tsx'
import { NetworkTable } from './NetworkTable.tsx'

const { networks, common } = words

const newestFirst = (entries: readonly HistoryEntry[]): HistoryEntry[] =>
  entries.toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))

export function NetworksScreen() {
  const { engine, go, announce } = useWindow()
  const { loaded, again } = useLoad((signal) =>
    ask(engine, 'history', { history: 'default', forget: null, rename: null }, signal),
  )
  /** What a change answered; `null`: what was loaded stands. */
  const [changed, setChanged] = useState<HistoryEntry[] | null>(null)

  const change = (forget: string | null, rename: { from: string; to: string } | null, said: string): void => {
    ask(engine, 'history', { history: 'default', forget, rename }).then(
      (left) => {
        setChanged(left)
        announce(said)
      },
      () => announce(networks.failed),
    )
  }

  const entries = newestFirst(changed ?? (loaded.state === 'ready' ? loaded.value : []))
  const isReady = loaded.state === 'ready'
  return (
    <Page title={networks.title} lead={networks.lead} width="wide">
      <NotLoaded
        loaded={loaded}
        again={again}
        missing={networks.missing}
        failed={networks.failed}
        waiting={{ heights: [160] }}
      />
      {isReady && entries.length === 0 && (
        <div className="empty">
          <Network size="2.5rem" strokeWidth={1.5} aria-hidden />
          <h2>{networks.empty}</h2>
          <p>{networks.emptyNote}</p>
          <Button onClick={() => go({ name: 'start' })}>{networks.emptyGo}</Button>
        </div>
      )}
      {isReady && entries.length > 0 && (
        <>
          <NetworkTable
            entries={entries}
            onForget={(name) => change(name, null, networks.forgotten(name))}
            onRename={(from, to) => change(null, { from, to }, common.saved)}
          />
          <ForgetAll onForget={() => change('all', null, networks.allForgotten)} />
        </>
      )}
    </Page>
  )
}
