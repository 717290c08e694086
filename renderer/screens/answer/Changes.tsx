/** What to change, proven in this run: setting, now, change to; every value can be copied, and all at once. */
import { Button } from '@mantine/core'
import { ListChecks } from 'lucide-react'
import type { Recommendation, ReportVerdict } from '../../../electron/contract/report.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { allChangesText, allSettingsText, changeRows, settingRows, type ValueRow } from '../../state/value-rows.ts'
import { words } from '../../words/words.ts'

const { answer, common, steps } = words

interface ChangesProps {
  recommended: Recommendation
  verdict: ReportVerdict
  /** Something deserves a look although nothing has to change. */
  hasWarnings: boolean
  onShowWhere: () => void
}

export function Changes({ recommended, verdict, hasWarnings, onShowWhere }: ChangesProps) {
  const changes = changeRows(recommended.changes)
  const found = settingRows(recommended)
  if (changes.length === 0 && found.length === 0) {
    return verdict.overall === 'works' ? <p className="keep">{hasWarnings ? answer.keepFor : answer.keep}</p> : null
  }
  const isChange = changes.length > 0
  return (
    <section className="section changes" aria-labelledby="changes-title">
      <div className="section-head">
        <div>
          <h2 id="changes-title">{isChange ? answer.changes : answer.found}</h2>
          <p className="quiet">{isChange ? answer.changesLead : answer.foundLead}</p>
        </div>
        <span className="changes-ways">
          <Button variant="light" leftSection={<ListChecks size="1.125rem" aria-hidden />} onClick={onShowWhere}>
            {steps.show}
          </Button>
          <CopyButton
            kind="filled"
            label={answer.copyAll}
            what={answer.changes}
            said={answer.allCopied}
            text={isChange ? allChangesText(recommended.changes) : allSettingsText(recommended)}
          />
        </span>
      </div>
      <ValueTable rows={isChange ? changes : found} hasNow={isChange} />
    </section>
  )
}

function ValueTable({ rows, hasNow }: { rows: readonly ValueRow[]; hasNow: boolean }) {
  const { columns } = answer
  return (
    <table className="values">
      <thead>
        <tr>
          <th scope="col">{columns.setting}</th>
          {hasNow && <th scope="col">{columns.now}</th>}
          <th scope="col">{hasNow ? columns.to : columns.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <span className="value-side">{common.sides[row.side]}</span> {row.label}
            </th>
            {hasNow && (
              <td className="value-now" data-label={columns.now}>
                {row.now}
              </td>
            )}
            <td className="value-to" data-label={hasNow ? columns.to : columns.value}>
              <span className="value">{row.to}</span>
              <CopyButton text={row.copy} what={`${row.label}: ${row.to}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
