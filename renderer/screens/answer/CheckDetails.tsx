/** One check as a table of its steps, with times and exact replies. */
import type { ReportedCheck } from '../../../electron/contract/report.ts'
import { endingOf } from '../../../electron/picture/place-of.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { words } from '../../words/words.ts'

const { answer, common } = words

/** In the words that the drawing has for it. */
function endingInWords({ outcome, steps }: ReportedCheck): string {
  if (outcome === 'accepted' || outcome === 'works') return answer.accepted
  // What ended by our own rules was refused by nobody.
  return endingOf(outcome)?.note ?? (steps.some(({ ok }) => !ok) ? answer.unclear : answer.notTried)
}

export function CheckDetails({ check }: { check: ReportedCheck }) {
  const security = check.security === 'none' ? common.notEncrypted : common.securities[check.security]
  const title = `${common.protocols[check.protocol]} ${check.host}:${check.port}`
  const columns = answer.stepColumns
  return (
    <section className="check">
      <h3>
        <span className="mono">{title}</span> {security}
        {check.role === 'configured' && <span className="tag">{answer.yours}</span>}
      </h3>
      <p>
        {answer.outcome}: <strong>{endingInWords(check)}</strong>
        {check.username !== null && (
          <span className="quiet">
            {' '}
            ({common.authentications[check.authentication]}, <span className="mono">{check.username}</span>)
          </span>
        )}
      </p>
      {check.steps.length === 0 ? (
        <p className="quiet">{answer.notAsked}</p>
      ) : (
        <table className="steps">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.step}</th>
              <th scope="col">{columns.result}</th>
              <th scope="col">{columns.time}</th>
              <th scope="col">{columns.reply}</th>
            </tr>
          </thead>
          <tbody>
            {check.steps.map((step, at) => (
              // The same step may come twice; their order never changes.
              <tr key={`${at} ${step.name}`}>
                <th scope="row">{answer.steps[step.name]}</th>
                <td className={step.ok ? undefined : 'tone-bad'}>
                  {step.ok ? `✓ ${answer.ok}` : `✗ ${step.error?.replaceAll('-', ' ') ?? answer.failed}`}
                </td>
                <td className="time">{answer.milliseconds(step.ms)}</td>
                <td>
                  {step.reply !== null && (
                    <span className="reply-cell">
                      <span className="reply">{step.reply}</span>
                      <CopyButton text={step.reply} what={`${columns.reply}, ${answer.steps[step.name]}`} />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
