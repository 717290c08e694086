/** Accounts that were found, one click each. */
import { Mail } from 'lucide-react'
import type { FoundAccount } from '../../electron/contract/found.ts'
import { words } from '../words/words.ts'
import { Address } from './Address.tsx'
import { WayIn } from './WayIn.tsx'

interface AccountCardsProps {
  accounts: readonly FoundAccount[]
  noteFor: (found: FoundAccount) => string
  onChoose: (found: FoundAccount) => void
}

export function AccountCards({ accounts, noteFor, onChoose }: AccountCardsProps) {
  return (
    <ul className="cards">
      {accounts.map((found, at) => (
        // The same account may be set up twice; their order does not change while they are shown.
        <li key={`${at} ${found.source} ${found.profile} ${found.account.email}`}>
          <WayIn
            sign={<Mail size="1.375rem" aria-hidden />}
            title={found.account.email === '' ? words.file.noAddress : <Address email={found.account.email} />}
            note={noteFor(found)}
            onClick={() => onChoose(found)}
          />
        </li>
      ))}
    </ul>
  )
}
