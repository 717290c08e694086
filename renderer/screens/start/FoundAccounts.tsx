/** The accounts of the mail programs on this computer, one click each. Silent where this version cannot look. */
import { Skeleton } from '@mantine/core'
import { Mail } from 'lucide-react'
import type { FoundAccount } from '../../../electron/contract/found.ts'
import { Address } from '../../parts/Address.tsx'
import { WayIn } from '../../parts/WayIn.tsx'
import { draftOf } from '../../state/draft.ts'
import { useLoad } from '../../state/use-load.ts'
import { ask } from '../../state/expected-calls.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start, common } = words

const keyOf = ({ source, profile, account }: FoundAccount): string => `${source} ${profile} ${account.email}`

export function FoundAccounts() {
  const { engine, go } = useWindow()
  const { loaded } = useLoad((signal) => ask(engine, 'accounts', { home: null, file: null }, signal))
  if (loaded.state === 'missing' || loaded.state === 'failed') return null
  if (loaded.state === 'loading') {
    return (
      <div className="found" aria-busy="true">
        <span className="unseen">{start.looking}</span>
        <Skeleton height={76} radius="md" />
      </div>
    )
  }
  const { accounts, warnings } = loaded.value
  return (
    <section className="found" aria-labelledby={accounts.length > 0 ? 'found' : undefined}>
      {accounts.length === 0 ? <p className="quiet">{start.nothingFound}</p> : <h2 id="found">{start.found}</h2>}
      <ul className="cards">
        {accounts.map((found) => (
          <li key={keyOf(found)}>
            <WayIn
              sign={<Mail size={22} aria-hidden />}
              title={<Address email={found.account.email} />}
              note={start.from(common.programs[found.source])}
              onClick={() => {
                const draft = draftOf(found.account, { kind: 'program', program: found.source, profile: found.profile })
                // A program that lacks one of the servers: what the provider publishes fills the gap.
                const lookUp = !found.account.incoming && !found.account.outgoing
                go({ name: 'account', draft, lookUp, focus: 'password' })
              }}
            />
          </li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <details className="quiet">
          <summary>{start.couldNotRead}</summary>
          <ul>
            {warnings.map(({ text, file }) => (
              <li key={`${file ?? ''} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
