/** A settings file that was opened or dropped: its one account at once, several as cards, else what is wrong with it. */
import { Button, Loader } from '@mantine/core'
import { useEffect } from 'react'
import type { AccountsAnswer, FoundAccount } from '../../../electron/contract/found.ts'
import type { SentFile } from '../../../electron/contract/sent-file.ts'
import { AccountCards } from '../../parts/AccountCards.tsx'
import { OpenFileButton } from '../../parts/OpenFileButton.tsx'
import { Page } from '../../parts/Page.tsx'
import { Warnings } from '../../parts/Warnings.tsx'
import { draftOf } from '../../state/draft.ts'
import { isPublished, type GivenFile } from '../../state/opened-file.ts'
import type { Screen } from '../../state/screen.ts'
import { handoutIn, isHandoutName } from '../../state/handouts.ts'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { HandoutScreen } from '../handout/HandoutScreen.tsx'
import { AddressForm } from '../start/AddressForm.tsx'

const { file: say } = words

export function FileScreen({ file }: { file: GivenFile }) {
  if ('problem' in file) return <Unreadable title={say.unreadableTitle} name={file.name} text={file.problem} />
  if (isHandoutName(file.name)) return <HandoutScreen file={handoutIn(file.content)} />
  return isPublished(file.content) ? <Published file={file.content} /> : <Accounts file={file.content} />
}

/** For one address of many: that address is all that is missing. */
function Published({ file }: { file: SentFile }) {
  return (
    <Page title={say.publishedTitle} lead={say.publishedLead(file.name)} keepsFocus>
      <AddressForm takesFocus file={file} />
    </Page>
  )
}

function Accounts({ file }: { file: SentFile }) {
  const { engine, go } = useWindow()
  const { loaded } = useLoad<AccountsAnswer>((signal) => engine.call('accounts', { home: null, file }, { signal }))
  const answer = loaded.state === 'ready' ? loaded.value : null
  const only = answer?.accounts.length === 1 ? (answer.accounts[0] ?? null) : null
  useEffect(() => {
    if (only) go(accountFrom(only, file.name))
  }, [only, go, file.name])

  if (loaded.state === 'failed')
    return <Unreadable title={say.unreadableTitle} name={file.name} text={loaded.message} />
  if (loaded.state === 'missing') return <Unreadable title={say.unreadableTitle} name={file.name} text={say.missing} />
  if (!answer || only) {
    return (
      <Page title={say.reading(file.name)}>
        <Loader size="sm" aria-hidden />
      </Page>
    )
  }
  const { accounts, warnings } = answer
  if (accounts.length === 0) {
    const text = warnings.map((each) => each.text).join('. ')
    return <Unreadable title={say.nothingTitle} name={file.name} text={text} />
  }
  return (
    <Page title={say.accountsTitle} lead={say.accountsLead(file.name)}>
      <AccountCards
        accounts={accounts}
        noteFor={({ account }) => [account.incoming?.host, account.outgoing?.host].filter((host) => host).join(' · ')}
        onChoose={(found) => go(accountFrom(found, file.name))}
      />
      <Warnings title={say.passedOver} warnings={warnings} />
    </Page>
  )
}

function accountFrom({ account, origins }: FoundAccount, name: string): Screen {
  const draft = draftOf(account, { kind: 'file', name }, origins)
  return { name: 'account', draft, lookUp: !account.incoming && !account.outgoing, focus: 'password' }
}

function Unreadable({ title, name, text }: { title: string; name: string; text: string }) {
  const { go } = useWindow()
  return (
    <Page
      title={title}
      lead={
        <>
          <strong className="email">{name}</strong> {sentence(text)}
        </>
      }
    >
      <div className="answer-actions">
        <OpenFileButton kind="button" label={say.another} />
        <Button variant="subtle" onClick={() => go({ name: 'start' })}>
          {say.type}
        </Button>
      </div>
    </Page>
  )
}

/** The engine's warnings are lines of a list: here each stands alone. */
function sentence(text: string): string {
  const end = /[.!?]$/.test(text) ? '' : '.'
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${end}`
}
