/** Whom to call and what to tell them: a sentence to copy, what IT says, and a message begun in the user's own mail program. */
import { Button } from '@mantine/core'
import { Mail } from 'lucide-react'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { contactLines, mailtoOf } from '../../../electron/report/contact.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { handout: say } = words

export function HandedOut({ answer }: { answer: CheckAnswer }) {
  const { engine } = useWindow()
  const { tell, handedOut } = answer.words
  const lines = contactLines(answer.words)
  const mailto = mailtoOf(answer)
  const { shell } = engine
  return (
    <>
      {tell !== undefined && (
        <section className="section" aria-labelledby="tell-title">
          <h2 id="tell-title">{say.tell}</h2>
          <p className="tell">{tell}</p>
          <div>
            <CopyButton text={tell} what={say.tell} label={words.common.copy(say.tell.toLowerCase())} />
          </div>
        </section>
      )}
      {handedOut && lines.length > 0 && (
        <section className="section" aria-labelledby="handed-title">
          <h2 id="handed-title">{say.from(handedOut.organisation)}</h2>
          <p className="handed-lines">{lines.join('\n')}</p>
          {mailto !== null && 'openExternal' in shell && (
            <div className="alternative">
              <Button
                variant="default"
                leftSection={<Mail size="1.125rem" aria-hidden />}
                onClick={() => shell.openExternal?.(mailto)}
              >
                {say.write}
              </Button>
              <p className="quiet">{say.writeNote}</p>
            </div>
          )}
        </section>
      )}
    </>
  )
}
