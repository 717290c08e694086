/** For IT: a hand-out from a check that worked. A form, a look at what staff will be shown, a file. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import type { HandoutRead } from '../../../electron/contract/handout.ts'
import { Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import type { Ask } from '../../state/ask.ts'
import { emptyHandout, handoutFileName, handoutText, type HandoutDraft } from '../../state/handouts.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { HandoutFacts } from './HandoutFacts.tsx'

const { handout: say, common } = words

type Preview = { text: string; read: Extract<HandoutRead, { ok: true }> }

export function MakeHandoutScreen({ ask, answer }: { ask: Ask; answer: CheckAnswer }) {
  const { engine, go } = useWindow()
  const [draft, setDraft] = useState<HandoutDraft>(() => emptyHandout(answer.report.account.email))
  const [trouble, setTrouble] = useState<string | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)

  const look = async (): Promise<void> => {
    const text = handoutText(draft, answer)
    const read = await engine.call('readHandout', { text })
    setTrouble(read.ok ? null : read.message)
    if (read.ok) setPreview({ text, read })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void look().catch((error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)))
  }
  if (preview) return <Shown preview={preview} onChange={() => setPreview(null)} />
  const field = (name: keyof HandoutDraft) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  })
  return (
    <Page title={say.makeTitle} lead={say.makeLead}>
      <form className="make-handout" onSubmit={submit} noValidate>
        <TextInput label={say.organisation} autoComplete="organization" {...field('organisation')} />
        <TextInput label={say.makeDomains} description={say.makeDomainsNote} spellCheck={false} {...field('domains')} />
        <TextInput label={say.makeContact} description={say.optional} {...field('contactName')} />
        <div className="make-handout-pair">
          <TextInput label={say.makeEmail} description={say.optional} type="email" {...field('contactEmail')} />
          <TextInput label={say.makePhone} description={say.optional} type="tel" {...field('contactPhone')} />
        </div>
        <TextInput
          label={say.makeUrl}
          description={say.optional}
          type="url"
          placeholder="https://"
          {...field('contactUrl')}
        />
        <Textarea label={say.makeHelp} description={say.optional} rows={3} {...field('help')} />
        <details>
          <summary>{say.makeMore}</summary>
          <Textarea
            label={say.makeAuthority}
            description={say.optional}
            rows={4}
            spellCheck={false}
            {...field('authority')}
          />
        </details>
        {trouble !== null && <Note kind="warn">{trouble}</Note>}
        <div className="answer-actions">
          <Button type="submit">{say.preview}</Button>
          <Button variant="default" onClick={() => go({ name: 'answer', ask, answer })}>
            {common.back}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function Shown({ preview: { text, read }, onChange }: { preview: Preview; onChange: () => void }) {
  const { engine, announce } = useWindow()
  const save = async (): Promise<void> => {
    const name = handoutFileName(read.handout.organisation)
    if (await engine.shell.saveFile(name, 'application/json', text)) announce(common.saved)
  }
  return (
    <Page title={say.previewTitle} lead={say.makeNote}>
      <HandoutFacts handout={read.handout} about={read.about} />
      <div className="answer-actions">
        <Button onClick={() => void save().catch(() => announce(common.saveFailed))}>{say.save}</Button>
        <Button variant="default" onClick={onChange}>
          {say.change}
        </Button>
      </div>
    </Page>
  )
}
