/** What else helps, where nothing could be proven from here. */
import { words } from '../../words/words.ts'

export function Alternatives({ alternatives }: { alternatives: readonly string[] }) {
  if (alternatives.length === 0) return null
  return (
    <section className="section" aria-labelledby="else-title">
      <h2 id="else-title">{words.answer.alternatives}</h2>
      <ol className="alternatives">
        {alternatives.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </section>
  )
}
