/** The account as it is going to be checked: two servers in plain rows, the password, and two ways to start. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import type { FindAnswer } from '../../../electron/contract/found.ts'
import { sides, type Side } from '../../../electron/contract/words.ts'
import { Page } from '../../parts/Page.tsx'
import { draftFrom, usableCandidates } from '../../state/candidates.ts'
import {
  accountOf,
  domainOf,
  looksLikeAddress,
  wantsBrowser,
  withAddress,
  type Draft,
  type Problems,
} from '../../state/draft.ts'
import { useFocus } from '../../state/use-focus.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { Disagreements, NothingFound } from './FoundNotes.tsx'
import { Origins } from './Origins.tsx'
import { PasswordField } from './PasswordField.tsx'
import { ProviderNote } from './ProviderNote.tsx'
import { ServerRow } from './ServerRow.tsx'

const { account } = words
const noProblems: Problems = { incoming: [], outgoing: [] }

interface AccountFormProps {
  draft: Draft
  found: FindAnswer | null
  focus: 'title' | 'password'
}

export function AccountForm({ draft: given, found, focus }: AccountFormProps) {
  const { go } = useWindow()
  const candidates = found ? usableCandidates(found) : given.candidates
  const hasSettings = given.incoming !== null || given.outgoing !== null || candidates.length > 0
  const [draft, setDraft] = useState<Draft>(() => ({
    ...draftFrom(given, candidates[given.chosen]),
    candidates,
    provider: found?.provider ?? given.provider,
  }))
  const [open, setOpen] = useState<Record<Side, boolean>>({ incoming: !hasSettings, outgoing: !hasSettings })
  const [problems, setProblems] = useState<Problems>(noProblems)
  const [isPasswordMissing, setPasswordMissing] = useState(false)
  const [isAddressWrong, setAddressWrong] = useState(false)
  const address = useRef<HTMLInputElement>(null)
  const { foreign } = draft
  const isBrowser = wantsBrowser(draft)
  // As it was when the screen opened: later changes move no focus.
  const [startsAtPassword] = useState(focus === 'password' && !isBrowser)
  const password = useFocus<HTMLInputElement>(startsAtPassword)

  const start = (withPassword: boolean): void => {
    if (!looksLikeAddress(draft.email)) {
      setAddressWrong(true)
      address.current?.focus()
      return
    }
    if (withPassword && draft.password === '') {
      setPasswordMissing(true)
      password.current?.focus()
      return
    }
    const checked = accountOf(draft)
    if (!checked.account) {
      setProblems(checked.problems)
      setOpen({ incoming: checked.problems.incoming.length > 0, outgoing: checked.problems.outgoing.length > 0 })
      return
    }
    go({
      name: 'checking',
      ask: {
        kind: 'account',
        account: checked.account,
        password: withPassword ? draft.password : null,
        allowClearText: false,
        acceptDomains: foreign?.isConfirmed ? [foreign.domain] : [],
        sendsTest: withPassword && canSendTest && draft.sendsTest,
        draft,
      },
    })
  }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    start(!isBrowser)
  }

  const nothing = draft.incoming === null && draft.outgoing === null
  // Without a password nothing is sent, and without both servers nothing is seen to arrive.
  const canSendTest = !isBrowser && draft.incoming !== null && draft.outgoing !== null
  return (
    <Page
      title={hasSettings ? account.title : account.titleUnknown}
      lead={
        given.email === '' ? undefined : (
          <>
            <strong className="email">{draft.email}</strong>{' '}
            <button type="button" className="link" onClick={() => go({ name: 'start' })}>
              {account.otherAddress}
            </button>
          </>
        )
      }
      keepsFocus={startsAtPassword}
    >
      <form onSubmit={submit} noValidate className="account">
        {given.email === '' && (
          <TextInput
            ref={address}
            label={words.start.email}
            type="email"
            autoComplete="email"
            spellCheck={false}
            placeholder={words.start.emailExample}
            value={draft.email}
            error={isAddressWrong ? words.start.emailWrong : null}
            onChange={(event) => {
              setDraft(withAddress(draft, event.currentTarget.value))
              setAddressWrong(false)
            }}
          />
        )}
        {!hasSettings && <NothingFound draft={draft} found={found} />}
        <ProviderNote isBrowser={isBrowser} provider={draft.provider} />
        <div className="servers">
          {sides.map((side) => (
            <ServerRow
              key={side}
              side={side}
              email={draft.email}
              fields={draft[side]}
              isOpen={open[side]}
              problems={problems[side]}
              onOpen={(isOpen) => setOpen({ ...open, [side]: isOpen })}
              onChange={(fields) => {
                setDraft({ ...draft, [side]: fields })
                setProblems({ ...problems, [side]: [] })
              }}
            />
          ))}
          {hasSettings && <Origins draft={draft} isSaidElsewhere={candidates.length > 1} />}
        </div>
        {candidates.length > 1 && (
          <NativeSelect
            label={account.chooseFrom}
            value={String(draft.chosen)}
            data={candidates.map(({ source, incoming, outgoing }, at) => ({
              value: String(at),
              label: `${account.origins[source]}: ${incoming?.host ?? outgoing?.host ?? ''}`,
            }))}
            onChange={(event) => {
              const at = Number(event.currentTarget.value)
              setDraft(draftFrom({ ...draft, incoming: null, outgoing: null, chosen: at }, candidates[at]))
            }}
          />
        )}
        {found && found.disagreements.length > 0 && <Disagreements texts={found.disagreements} />}
        {foreign !== null && (
          <Checkbox
            label={account.confirm(foreign.domain, domainOf(draft.email))}
            checked={foreign.isConfirmed}
            onChange={(event) =>
              setDraft({ ...draft, foreign: { ...foreign, isConfirmed: event.currentTarget.checked } })
            }
          />
        )}
        {!isBrowser && (
          <PasswordField
            ref={password}
            value={draft.password}
            isMissing={isPasswordMissing}
            onChange={(value) => {
              setDraft({ ...draft, password: value })
              setPasswordMissing(false)
            }}
          />
        )}
        {canSendTest && (
          <Checkbox
            label={account.sendTest}
            description={account.sendTestNote}
            checked={draft.sendsTest}
            onChange={(event) => setDraft({ ...draft, sendsTest: event.currentTarget.checked })}
          />
        )}
        {nothing && <p className="error">{account.problems.nothing}</p>}
        <div className="actions">
          <Button type="submit" size="lg" disabled={nothing} rightSection={<ArrowRight size="1.25rem" aria-hidden />}>
            {account.go}
          </Button>
          {!isBrowser && (
            <span className="action-note">
              <button type="button" className="link" disabled={nothing} onClick={() => start(false)}>
                {account.goWithout}
              </button>
              <span className="quiet">{account.goWithoutNote}</span>
            </span>
          )}
        </div>
      </form>
    </Page>
  )
}
