/** For IT, closed at first: every check with its steps and the servers' exact words; the report to copy and save. */
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { shortened } from '../../../electron/report/shortened.ts'
import type { Ask } from '../../state/ask.ts'
import { momentOf } from '../../state/dates.ts'
import { words } from '../../words/words.ts'
import { CheckDetails } from './CheckDetails.tsx'
import { MakeHandout } from './MakeHandout.tsx'
import { ReportButtons } from './ReportButtons.tsx'

const { answer: say } = words

export function Details({ ask, answer }: { ask: Ask; answer: CheckAnswer }) {
  const [isShort, setShort] = useState(false)
  const shown = isShort ? shortened(answer) : answer
  const { report } = shown
  const ports = Object.entries(report.network.ports).toSorted(([a], [b]) => Number(a) - Number(b))
  return (
    <details className="details">
      <summary>{say.details}</summary>
      <div className="details-body">
        <p className="quiet">{say.detailsLead}</p>
        <ReportButtons answer={shown} />
        <Checkbox label={say.shorten} checked={isShort} onChange={(event) => setShort(event.currentTarget.checked)} />
        {report.checks.map((check) => (
          <CheckDetails key={check.id} check={check} />
        ))}
        {ports.length > 0 && (
          <>
            <h3>{say.ports}</h3>
            <ul className="plain">
              {ports.map(([port, state]) => (
                <li key={port}>
                  {say.port(port)}: {say.portStates[state]}
                </li>
              ))}
            </ul>
          </>
        )}
        {report.contacted.length > 0 && (
          <>
            <h3>{say.contacted}</h3>
            <p className="mono">{report.contacted.join(', ')}</p>
          </>
        )}
        <p className="quiet">
          {say.signIns(report.signIns.sent, report.signIns.rejected)}{' '}
          {say.when(momentOf(report.startedAt), (report.durationMs / 1000).toFixed(1))}
        </p>
        {shown.warnings && (
          <>
            <h3>{say.besides}</h3>
            <ul className="plain">
              {shown.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </>
        )}
        <MakeHandout ask={ask} answer={answer} />
      </div>
    </details>
  )
}
