/** The check before was made on another network: what the two say together. */
import type { Verdict } from '../../../electron/contract/words.ts'
import { Note } from '../../parts/Note.tsx'
import { words } from '../../words/words.ts'

const { handout: say } = words

export function Compared({ before, now }: { before: Verdict | undefined; now: Verdict }) {
  if (before === undefined || before === 'works') return null
  const text = now === 'works' ? say.before.works : now === 'works-with-changes' ? say.before.changes : say.before.same
  return (
    <Note kind="info" title={say.beforeTitle}>
      {text}
    </Note>
  )
}
