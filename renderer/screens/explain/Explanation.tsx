/** What a pasted text means: title, explanation, who can act, what was found in it, and the way to a check. */
import { Button } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import type { Explained } from '../../../electron/contract/explained.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { codeFacts, draftFromText, mayBeChecked, placeFacts } from '../../state/from-text.ts'
import type { Fact } from '../../state/from-text.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { explain, answer } = words

export function Explanation({ explained }: { explained: Explained }) {
  const { go } = useWindow()
  const facts = placeFacts(explained)
  const codes = codeFacts(explained)
  const draft = draftFromText(explained)
  const isClear = explained.cause !== 'unknown'
  return (
    <section className="section explanation" aria-labelledby="explanation-title">
      <h2 id="explanation-title">{explained.title}</h2>
      <p>{explained.explanation}</p>
      {isClear && <p className="actor">{answer.actors[explained.actor]}</p>}
      {isClear && explained.quote !== '' && (
        <>
          <h3>{explain.quote}</h3>
          <blockquote className="reply">{explained.quote}</blockquote>
        </>
      )}
      {facts.length > 0 && (
        <>
          <h3>{explain.facts}</h3>
          <Facts facts={facts} />
        </>
      )}
      {draft && (
        <div className="answer-actions">
          <Button
            rightSection={<ArrowRight size="1.125rem" aria-hidden />}
            onClick={() => go({ name: 'account', draft, lookUp: false, focus: 'title' })}
          >
            {explain.check}
          </Button>
          {explained.server !== null && <span className="quiet">{explain.checkNote}</span>}
        </div>
      )}
      {!draft && mayBeChecked(explained) && (
        <div className="answer-actions">
          <Button rightSection={<ArrowRight size="1.125rem" aria-hidden />} onClick={() => go({ name: 'start' })}>
            {explain.checkAny}
          </Button>
        </div>
      )}
      {codes.length > 0 && (
        <details className="details">
          <summary>{answer.details}</summary>
          <Facts facts={codes} />
        </details>
      )}
    </section>
  )
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <span className="value">{value}</span>
            <CopyButton text={value} what={`${label}: ${value}`} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
