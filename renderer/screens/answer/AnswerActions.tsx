/** The ways on from an answer. The account and the password are still there: nothing is typed twice. */
import { Button } from '@mantine/core'
import { KeyRound, RotateCw } from 'lucide-react'
import type { Report } from '../../../electron/contract/report.ts'
import type { FindingCode } from '../../../electron/contract/words.ts'
import type { Ask } from '../../state/ask.ts'
import { wayBack } from '../../state/way-back.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { answer } = words

export function AnswerActions({ ask, report }: { ask: Ask; report: Report }) {
  const { go } = useWindow()
  const { reason } = report.verdict
  const has = (wanted: FindingCode): boolean => report.findings.some(({ code }) => code === wanted)
  const wantsAppPassword = has('app-password-required')
  const isRefused = wantsAppPassword || has('credentials-rejected')
  const wantsKey = ask.kind === 'account' && (isRefused || reason === 'no-password')
  const again = (
    <Button
      variant={wantsKey ? 'default' : 'light'}
      leftSection={<RotateCw size="1.125rem" aria-hidden />}
      onClick={() => go({ name: 'checking', ask })}
    >
      {answer.again}
    </Button>
  )
  return (
    <div className="answer-actions">
      {wantsKey && (
        <Button leftSection={<KeyRound size="1.125rem" aria-hidden />} onClick={() => go(wayBack(ask, 'password'))}>
          {reason === 'no-password'
            ? answer.withPassword
            : wantsAppPassword
              ? answer.appPassword
              : answer.otherPassword}
        </Button>
      )}
      {again}
      {ask.kind === 'account' ? (
        <>
          <Button variant="subtle" onClick={() => go(wayBack(ask))}>
            {answer.changeSettings}
          </Button>
          <Button variant="subtle" onClick={() => go({ name: 'start' })}>
            {answer.otherAccount}
          </Button>
        </>
      ) : (
        <Button variant="subtle" onClick={() => go({ name: 'practice' })}>
          {answer.otherPractice}
        </Button>
      )}
      {reason === 'clear-text' && !ask.allowClearText && (
        <p className="clear-text">
          <Button variant="default" onClick={() => go({ name: 'checking', ask: { ...ask, allowClearText: true } })}>
            {answer.clearText}
          </Button>
          <span className="quiet">{answer.clearTextNote}</span>
        </p>
      )}
    </div>
  )
}
