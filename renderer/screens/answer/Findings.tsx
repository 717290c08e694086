/** Why: what was found, as the report says it, the most important first. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Finding } from '../../../electron/contract/report.ts'
import type { Severity } from '../../../electron/contract/words.ts'
import { words } from '../../words/words.ts'

const { answer, common } = words

const signs: Record<Severity, { Sign: typeof Info; tone: string }> = {
  problem: { Sign: CircleAlert, tone: 'tone-bad' },
  warning: { Sign: TriangleAlert, tone: 'tone-warn' },
  info: { Sign: Info, tone: 'tone-quiet' },
}

export function Findings({ findings }: { findings: readonly Finding[] }) {
  // That all is well stands in the headline already.
  const told = findings.filter(({ code }) => code !== 'works')
  if (told.length === 0) return null
  return (
    <section className="section" aria-labelledby="why-title">
      <h2 id="why-title">{answer.why}</h2>
      <ul className="findings">
        {told.map((finding) => {
          const { Sign, tone } = signs[finding.severity]
          return (
            <li key={`${finding.code} ${finding.server ?? ''}`}>
              <span className={tone}>
                <Sign size="1.375rem" aria-hidden />
                <span className="unseen">{answer.severities[finding.severity]}: </span>
              </span>
              <div>
                <h3>
                  {finding.server !== null && <span className="finding-side">{common.sides[finding.server]}: </span>}
                  {finding.title}
                </h3>
                <p>{finding.explanation}</p>
                {finding.severity !== 'info' && <p className="actor">{answer.actors[finding.actor]}</p>}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
