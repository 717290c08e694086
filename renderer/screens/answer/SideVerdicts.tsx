/** Receiving and sending, each with its verdict in a word and a sign. */
import type { Account } from '../../../electron/contract/account.ts'
import type { ReportVerdict } from '../../../electron/contract/report.ts'
import { sides } from '../../../electron/contract/words.ts'
import { VerdictMark } from '../../parts/VerdictMark.tsx'
import { words } from '../../words/words.ts'

const { answer, common } = words

export function SideVerdicts({ verdict, account }: { verdict: ReportVerdict; account: Account }) {
  return (
    <ul className="side-verdicts" aria-label={answer.summary}>
      {sides.map((side) => (
        <li key={side}>
          <VerdictMark verdict={verdict[side]} size="small" />
          <span>
            <span className="side-name">{common.sides[side]}</span>{' '}
            <span className="side-verdict">{answer.verdicts[verdict[side]]}</span>
            {account[side] && <span className="side-host">{account[side].host}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
