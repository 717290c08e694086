/** A hand-out that was opened: shown once, and used only after a yes. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import type { HandoutFile } from '../../state/handouts.ts'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { HandoutFacts } from './HandoutFacts.tsx'

const { handout: say, common } = words

export function HandoutScreen({ file }: { file: HandoutFile }) {
  return file.text === null ? <Refused message={say.tooLarge} /> : <Read text={file.text} />
}

function Refused({ message }: { message: string }) {
  const { go } = useWindow()
  return (
    <Page title={say.refusedTitle} lead={say.refusedLead}>
      <Note kind="warn">{message}</Note>
      <div>
        <Button onClick={() => go({ name: 'start' })}>{common.back}</Button>
      </div>
    </Page>
  )
}

function Read({ text }: { text: string }) {
  const { engine, go, announce } = useWindow()
  const { loaded } = useLoad((signal) => engine.call('readHandout', { text }, { signal }))
  const [trouble, setTrouble] = useState<string | null>(null)
  if (loaded.state === 'loading') return <Page title={say.reading}>{null}</Page>
  if (loaded.state === 'missing') return <Refused message={say.missing} />
  if (loaded.state === 'failed') return <Refused message={loaded.message} />
  if (!loaded.value.ok) return <Refused message={loaded.value.message} />
  const { handout, about } = loaded.value
  const keep = async (): Promise<void> => {
    const kept = await engine.call('keepHandout', { text })
    if (!kept.ok) {
      setTrouble(kept.message)
      return
    }
    announce(say.kept(handout.organisation))
    go({ name: 'start' })
  }
  return (
    <Page title={say.title(handout.organisation)} lead={say.lead}>
      <HandoutFacts handout={handout} about={about} />
      {about.servers.length > 0 && (
        <Note kind={about.servers.some(({ isOutside }) => isOutside) ? 'warn' : 'info'}>{say.passwordGoesTo}</Note>
      )}
      {trouble !== null && (
        <Note kind="bad" title={say.keepFailed}>
          {trouble}
        </Note>
      )}
      <div className="answer-actions">
        <Button onClick={() => void keep().catch((error: unknown) => setTrouble(String(error)))}>{say.yes}</Button>
        <Button variant="default" onClick={() => go({ name: 'start' })}>
          {say.no}
        </Button>
      </div>
    </Page>
  )
}
