/** The running check: the picture of the way, the step in words, the longest time left, what is known, Cancel. */
import { Button, Progress } from '@mantine/core'
import { useEffect } from 'react'
import { wayOfRun } from '../../../electron/picture/way-of-run.ts'
import { Page } from '../../parts/Page.tsx'
import { WayPicture } from '../../parts/WayPicture.tsx'
import type { Ask } from '../../state/ask.ts'
import { currentStep, knownSoFar } from '../../state/so-far.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { KnownFacts } from './KnownFacts.tsx'
import { useRun } from './use-run.ts'

const { checking, common } = words

export function CheckingScreen({ ask }: { ask: Ask }) {
  const { announce } = useWindow()
  const { run, left, isCancelling, cancel } = useRun(ask)
  const facts = knownSoFar(run)
  const latest = facts.at(-1)?.text
  useEffect(() => {
    if (latest !== undefined) announce(latest)
  }, [latest, announce])

  const time = left.seconds === null ? '' : left.seconds > 0 ? checking.atMost(left.seconds) : checking.anyMoment
  return (
    <Page title={ask.kind === 'practice' ? checking.titlePractice(ask.network.title) : checking.title} width="wide">
      <div className="running">
        <p className="running-step">{isCancelling ? checking.cancelling : currentStep(run)}</p>
        <Progress value={left.percent} size="md" aria-label={checking.progress} className="running-bar" />
        <div className="running-foot">
          <p className="quiet">{time}</p>
          <Button variant="default" onClick={cancel} disabled={isCancelling}>
            {common.cancel}
          </Button>
        </div>
      </div>
      <WayPicture way={wayOfRun(run)} />
      <KnownFacts facts={facts} />
    </Page>
  )
}
