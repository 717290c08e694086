/** A check that broke off inside the program: calm, with a way on, and something to save. */
import { Button } from '@mantine/core'
import { Download, RotateCw } from 'lucide-react'
import { Page } from '../../parts/Page.tsx'
import type { Ask } from '../../state/ask.ts'
import { failureText } from '../../state/failure-text.ts'
import type { Failure } from '../../state/screen.ts'
import { wayBack } from '../../state/way-back.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { answer, common } = words

export function FailedScreen({ ask, failure }: { ask: Ask; failure: Failure }) {
  const { engine, go, announce } = useWindow()
  const save = (): void => {
    engine.shell.saveFile('mail-check-failure.txt', 'text/plain', failureText(ask, failure)).then(
      (isSaved) => isSaved && announce(common.saved),
      () => announce(common.saveFailed),
    )
  }
  return (
    <Page title={answer.failedTitle} lead={answer.failedLead}>
      <div className="answer-actions">
        <Button leftSection={<RotateCw size="1.125rem" aria-hidden />} onClick={() => go({ name: 'checking', ask })}>
          {answer.again}
        </Button>
        <Button variant="default" leftSection={<Download size="1.125rem" aria-hidden />} onClick={save}>
          {answer.failedSave}
        </Button>
        <Button variant="subtle" onClick={() => go(wayBack(ask))}>
          {common.back}
        </Button>
      </div>
      <details className="details">
        <summary>{answer.failedDetails}</summary>
        <pre className="reply">{[failure.message, failure.place ?? ''].join('\n').trim()}</pre>
      </details>
    </Page>
  )
}
