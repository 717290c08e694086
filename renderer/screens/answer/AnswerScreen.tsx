/** The answer: one sentence, what to change, why, what else helps, details last. */
import { useEffect } from 'react'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { wayOfReport } from '../../../electron/picture/way-of-report.ts'
import { Page } from '../../parts/Page.tsx'
import { VerdictMark } from '../../parts/VerdictMark.tsx'
import { WayPicture } from '../../parts/WayPicture.tsx'
import type { Ask } from '../../state/ask.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { Alternatives } from './Alternatives.tsx'
import { AnswerActions } from './AnswerActions.tsx'
import { Changes } from './Changes.tsx'
import { Compared } from './Compared.tsx'
import { Details } from './Details.tsx'
import { Findings } from './Findings.tsx'
import { HandedOut } from './HandedOut.tsx'
import { NameNetwork } from './NameNetwork.tsx'
import { SentTest } from './SentTest.tsx'
import { SideVerdicts } from './SideVerdicts.tsx'

const { answer: say } = words

export function AnswerScreen({ ask, answer }: { ask: Ask; answer: CheckAnswer }) {
  const { announce, go } = useWindow()
  const { report } = answer
  const { headline } = answer.words
  useEffect(() => announce(headline), [announce, headline])
  return (
    <Page title={headline} width="wide" above={<VerdictMark verdict={report.verdict.overall} size="large" />}>
      <Compared before={ask.before} now={report.verdict.overall} />
      <SideVerdicts verdict={report.verdict} account={report.account} />
      <Changes
        recommended={report.recommended}
        verdict={report.verdict}
        hasWarnings={report.findings.some(({ severity }) => severity !== 'info')}
        onShowWhere={() => go({ name: 'steps', ask, answer })}
      />
      <AnswerActions ask={ask} report={report} />
      {answer.words.sendTest !== undefined && <SentTest text={answer.words.sendTest} />}
      <Findings findings={report.findings} />
      {report.checks.length > 0 && (
        <section className="section" aria-labelledby="way-title">
          <h2 id="way-title">{say.way}</h2>
          <WayPicture way={wayOfReport(report)} />
        </section>
      )}
      <Alternatives
        words={answer.words}
        onHotspot={() => go({ name: 'checking', ask: { ...ask, before: report.verdict.overall } })}
      />
      <HandedOut answer={answer} />
      {ask.kind === 'account' && <NameNetwork startedAt={report.startedAt} />}
      <Details ask={ask} answer={answer} />
    </Page>
  )
}
