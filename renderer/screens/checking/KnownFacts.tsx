/** What is certain before the end of a check. Its place is kept while it is empty, so that nothing jumps. */
import { Check, X } from 'lucide-react'
import type { KnownFact } from '../../state/so-far.ts'
import { words } from '../../words/words.ts'

export function KnownFacts({ facts }: { facts: readonly KnownFact[] }) {
  return (
    <section className="known" aria-label={words.checking.known}>
      {facts.length > 0 && <h2>{words.checking.known}</h2>}
      <ul>
        {facts.map(({ key, good, text }) => (
          <li key={key} className={good ? 'tone-good' : 'tone-bad'}>
            {good ? <Check size="1.125rem" aria-hidden /> : <X size="1.125rem" aria-hidden />}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
