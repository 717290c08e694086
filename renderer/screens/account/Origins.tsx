/** Where the settings came from: one line, and opened each value with the file it stands in. */
import { sides } from '../../../electron/contract/words.ts'
import type { Draft } from '../../state/draft.ts'
import { valueOrigins } from '../../state/origins.ts'
import { words } from '../../words/words.ts'
import { originText } from './origin-text.ts'

const { account, common } = words

interface OriginsProps {
  draft: Draft
  /** The choice between what was found says it, too. */
  isSaidElsewhere: boolean
}

export function Origins({ draft, isSaidElsewhere }: OriginsProps) {
  const values = valueOrigins(draft)
  const typed = values.filter(({ isTyped }) => isTyped).flatMap(({ labels }) => labels).length
  const line = originText(draft.origin)
  // All of it came with that line: there is nothing to open.
  if (values.every(({ file, isTyped }) => file === null && !isTyped))
    return isSaidElsewhere ? null : <p className="origin">{line}</p>
  return (
    <details className="origin">
      <summary>
        {line}
        {typed > 0 && `; ${account.changedByYou(typed)}`}
      </summary>
      {sides.map((side) => {
        const mine = values.filter((value) => value.side === side)
        if (mine.length === 0) return null
        return (
          <dl key={side} aria-label={common.sides[side]}>
            <dt className="origin-side">{common.sides[side]}</dt>
            {mine.map(({ key, labels, file, isTyped }) => (
              <dd key={key}>
                {labels.join(', ')}
                <span className="origin-file">{isTyped ? account.originTyped : (file ?? line)}</span>
              </dd>
            ))}
          </dl>
        )
      })}
    </details>
  )
}
