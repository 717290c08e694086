/** The accounts of the mail programs on this computer, one click each. Silent where this version cannot look. */
import { AccountCards } from '../../parts/AccountCards.tsx'
import { Waiting } from '../../parts/NotLoaded.tsx'
import { Warnings } from '../../parts/Warnings.tsx'
import { draftOf } from '../../state/draft.ts'
import { useLoad } from '../../state/use-load.ts'
import { ask } from '../../state/expected-calls.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start, common } = words

export function FoundAccounts() {
  const { engine, go } = useWindow()
  const { loaded } = useLoad((signal) => ask(engine, 'accounts', { home: null, file: null }, signal))
  if (loaded.state === 'missing' || loaded.state === 'failed') return null
  if (loaded.state === 'loading') return <Waiting className="found" said={start.looking} heights={[76]} />
  const { accounts, warnings } = loaded.value
  return (
    <section className="found" aria-labelledby={accounts.length > 0 ? 'found' : undefined}>
      {accounts.length === 0 ? <p className="quiet">{start.nothingFound}</p> : <h2 id="found">{start.found}</h2>}
      <AccountCards
        accounts={accounts}
        noteFor={({ source }) => start.from(common.programs[source])}
        onChoose={({ source, profile, account, origins }) => {
          const draft = draftOf(account, { kind: 'program', program: source, profile }, origins)
          // A program that lacks both servers: what the provider publishes fills the gap.
          go({ name: 'account', draft, lookUp: !account.incoming && !account.outgoing, focus: 'password' })
        }}
      />
      <Warnings title={start.couldNotRead} warnings={warnings} />
    </section>
  )
}
