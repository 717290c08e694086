/** Copies and saves the report: as text, as a page, as JSON. What prints it is loaded when it is first asked for. */
import { Button } from '@mantine/core'
import { Check, Copy, Download } from 'lucide-react'
import { useState } from 'react'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { reportFile, reportText, type ReportFormat } from '../../state/report-files.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { answer: say, common } = words

const formats: { format: ReportFormat; label: string }[] = [
  { format: 'text', label: say.saveText },
  { format: 'html', label: say.saveHtml },
  { format: 'json', label: say.saveJson },
]

export function ReportButtons({ answer }: { answer: CheckAnswer }) {
  const { engine, announce } = useWindow()
  const [done, setDone] = useState<ReportFormat | 'copy' | null>(null)

  const save = async (format: ReportFormat): Promise<void> => {
    const { name, mime, text } = await reportFile(answer, format)
    if (!(await engine.shell.saveFile(name, mime, text))) return
    setDone(format)
    announce(common.saved)
  }
  const copy = async (): Promise<void> => {
    await engine.shell.copy(await reportText(answer))
    setDone('copy')
    announce(say.reportCopied)
  }
  const sign = (mine: ReportFormat | 'copy') => {
    if (done === mine) return <Check size="1rem" aria-hidden />
    return mine === 'copy' ? <Copy size="1rem" aria-hidden /> : <Download size="1rem" aria-hidden />
  }
  return (
    <div className="report-buttons">
      <Button
        size="sm"
        variant="light"
        leftSection={sign('copy')}
        onClick={() => void copy().catch(() => announce(common.copyFailed))}
      >
        {say.copyReport}
      </Button>
      {formats.map(({ format, label }) => (
        <Button
          key={format}
          size="sm"
          variant="default"
          leftSection={sign(format)}
          onClick={() => void save(format).catch(() => announce(common.saveFailed))}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
