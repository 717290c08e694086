/** What else helps, where nothing could be proven from here; the phone's hotspot is a second check, guided. */
import { Button } from '@mantine/core'
import { Smartphone } from 'lucide-react'
import type { AnswerWords } from '../../../electron/contract/report.ts'
import { words } from '../../words/words.ts'

interface AlternativesProps {
  words: Pick<AnswerWords, 'alternatives' | 'hotspotAt'>
  /** The computer is on the hotspot. */
  onHotspot: () => void
}

export function Alternatives({ words: { alternatives, hotspotAt }, onHotspot }: AlternativesProps) {
  if (alternatives.length === 0) return null
  return (
    <section className="section" aria-labelledby="else-title">
      <h2 id="else-title">{words.answer.alternatives}</h2>
      <ol className="alternatives">
        {alternatives.map((text, at) => (
          <li key={text}>
            <div className="alternative">
              <span>{text}</span>
              {at === hotspotAt && (
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<Smartphone size="1rem" aria-hidden />}
                  onClick={onHotspot}
                >
                  {words.handout.hotspotDone}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
