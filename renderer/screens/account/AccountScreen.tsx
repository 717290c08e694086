/** "Are these your settings?" – looks them up where they are not known, and hands a draft to the form. */
import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import type { FindAnswer } from '../../../electron/contract/found.ts'
import type { SentFile } from '../../../electron/contract/sent-file.ts'
import { Page } from '../../parts/Page.tsx'
import { domainOf, type Draft } from '../../state/draft.ts'
import { heldFor } from '../../state/handouts.ts'
import { useLoad } from '../../state/use-load.ts'
import { ask } from '../../state/expected-calls.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { AccountForm } from './AccountForm.tsx'

const { account } = words

interface AccountScreenProps {
  draft: Draft
  lookUp: boolean
  /** Published settings that were opened as a file; `null`: the provider is asked. */
  file: SentFile | null
  focus: 'title' | 'password'
}

export function AccountScreen({ draft, lookUp, file, focus }: AccountScreenProps) {
  return lookUp ? (
    <LookUp draft={draft} file={file} focus={focus} />
  ) : (
    <AccountForm draft={draft} found={null} focus={focus} />
  )
}

/** An engine that cannot look up, or finds nothing, leaves an open form: never a dead end. */
function LookUp({ draft, file, focus }: Omit<AccountScreenProps, 'lookUp'>) {
  const { engine } = useWindow()
  const [isSkipped, setSkipped] = useState(false)
  const { loaded } = useLoad<FindAnswer>(async (signal) => {
    const held = file === null ? await heldFor(engine, draft.email, signal) : null
    const handedOut = held ? { handout: held.handout } : {}
    return ask(engine, 'find', { email: draft.email, file, ca: null, ...handedOut }, signal)
  })
  if (loaded.state === 'ready') return <AccountForm draft={draft} found={loaded.value} focus={focus} />
  if (isSkipped || loaded.state !== 'loading') return <AccountForm draft={draft} found={null} focus="title" />
  return (
    <Page title={account.titleLooking} lead={account.looking(domainOf(draft.email))}>
      <div className="looking">
        <Loader size="sm" aria-hidden />
        <Button variant="default" onClick={() => setSkipped(true)}>
          {account.skipLooking}
        </Button>
      </div>
    </Page>
  )
}
