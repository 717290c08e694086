/** What the search for settings left open: nothing found, a file that was refused, sources that disagree. */
import type { FindAnswer } from '../../../electron/contract/found.ts'
import { Note } from '../../parts/Note.tsx'
import { domainOf, type Draft } from '../../state/draft.ts'
import { words } from '../../words/words.ts'

const { account, file } = words

export function NothingFound({ draft, found }: { draft: Draft; found: FindAnswer | null }) {
  const reason = found?.refused[0]?.reason
  if (draft.origin.kind === 'file' && reason !== undefined)
    return <Note kind="warn">{file.refused(draft.origin.name, reason)}</Note>
  return <Note kind="info">{account.nothingFound(domainOf(draft.email))}</Note>
}

export function Disagreements({ texts }: { texts: readonly string[] }) {
  return (
    <details className="quiet warnings">
      <summary>{account.disagree}</summary>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
