/** What became of the message that was sent to the own address. */
import { words } from '../../words/words.ts'

export function SentTest({ text }: { text: string }) {
  return (
    <section className="section" aria-labelledby="sent-title">
      <h2 id="sent-title">{words.answer.sendTest}</h2>
      <p className="keep">{text}</p>
    </section>
  )
}
