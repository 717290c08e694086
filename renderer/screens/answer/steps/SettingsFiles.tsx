/** "Save settings file": what the chosen program really reads, each by its name; how it takes it stands below afterwards. */
import { Button } from '@mantine/core'
import { Check, Download, QrCode } from 'lucide-react'
import { useState } from 'react'
import { formatsOf, type Client, type Exported, type ExportFormat } from '../../../../electron/contract/clients.ts'
import { Note } from '../../../parts/Note.tsx'
import type { CarryOver } from '../../../state/carry-over.ts'
import { useWindow } from '../../../state/window-context.ts'
import { words } from '../../../words/words.ts'

const { steps: say, common } = words
type FileFormat = Exclude<ExportFormat, 'steps'>

type Shown = { kind: 'done'; exported: Exported } | { kind: 'refused'; reason: string } | null

/** Preferences change what a profile has: that is known only of an account that came from one. */
function fileFormats(client: Client, { from }: CarryOver): FileFormat[] {
  return formatsOf[client].flatMap((format) =>
    format === 'steps' || (format === 'prefs' && from?.program !== 'thunderbird') ? [] : [format],
  )
}

export function SettingsFiles({ client, over }: { client: Client; over: CarryOver }) {
  const { engine, announce } = useWindow()
  const [shown, setShown] = useState<Shown>(null)
  const formats = fileFormats(client, over)
  if (formats.length === 0) return null
  // One that IT publishes is nothing that the program's user could open.
  const isForIt = formats.every((format) => format === 'autoconfig')

  const save = async (format: FileFormat): Promise<void> => {
    const { account, from } = over
    const profile = format === 'prefs' && from ? { name: from.profile } : null
    const request = { account, client, format, changed: null, profile, sign: null }
    const answer = await engine.call('exportSettings', request)
    if ('refused' in answer) {
      setShown({ kind: 'refused', reason: answer.refused })
      announce(answer.refused)
      return
    }
    const { exported } = answer
    const { fileName, content, mime, files } = exported
    if (format !== 'qr') {
      const all = files.length > 0 ? files : [{ name: fileName ?? client, content }]
      for (const file of all) if (!(await engine.shell.saveFile(file.name, mime, file.content))) return
      announce(common.saved)
    }
    setShown({ kind: 'done', exported })
  }
  const sign = (format: FileFormat) => {
    if (shown?.kind === 'done' && shown.exported.format === format) return <Check size="1rem" aria-hidden />
    return format === 'qr' ? <QrCode size="1rem" aria-hidden /> : <Download size="1rem" aria-hidden />
  }
  return (
    <section className="where-files" aria-labelledby="where-files-title">
      <h2 id="where-files-title">{isForIt ? say.fileTitleIt : say.fileTitle}</h2>
      <div className="report-buttons">
        {formats.map((format) => (
          <Button
            key={format}
            size="sm"
            variant="default"
            leftSection={sign(format)}
            onClick={() => void save(format).catch(() => announce(common.saveFailed))}
          >
            {say.files[format]}
          </Button>
        ))}
      </div>
      {shown?.kind === 'refused' && <Note kind="info">{shown.reason}</Note>}
      {shown?.kind === 'done' && <HowTo exported={shown.exported} />}
    </section>
  )
}

function HowTo({ exported: { format, content, howTo } }: { exported: Exported }) {
  return (
    <div className="where-how">
      {format === 'qr' && (
        <img
          className="where-code"
          alt={say.code}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(content)}`}
        />
      )}
      <ul>
        {howTo.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
