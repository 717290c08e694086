/** Paste an error: what it means, who can mend it, and a check of that account. */
import { Button, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Explained } from '../../../electron/contract/explained.ts'
import { Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import { fittingText } from '../../state/fitting-text.ts'
import { isMissingCall } from '../../state/screen.ts'
import { ask } from '../../state/expected-calls.ts'
import { useFocus } from '../../state/use-focus.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { Explanation } from './Explanation.tsx'

const { explain } = words

type Answer =
  { state: 'none' } | { state: 'asking' } | { state: 'missing' } | { state: 'failed'; message: string } | Ready
interface Ready {
  state: 'ready'
  explained: Explained
}

export function ExplainScreen() {
  const { engine, announce, memory } = useWindow()
  const [text, setText] = useState(memory.explain().text)
  const [fault, setFault] = useState<string | null>(null)
  const [answer, setAnswer] = useState<Answer>(() => {
    const { explained } = memory.explain()
    return explained ? { state: 'ready', explained } : { state: 'none' }
  })
  const field = useFocus<HTMLTextAreaElement>()

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // A NUL stands in no message: what was pasted is something else.
    const found = text.trim() === '' ? explain.empty : text.includes('\0') ? explain.noText : null
    if (found !== null) {
      setFault(found)
      field.current?.focus()
      return
    }
    setAnswer({ state: 'asking' })
    // What is said of another text than the one in the field is of no use any more.
    const isStill = (): boolean => memory.explain().text === text
    ask(engine, 'explain', { text: fittingText(text) }).then(
      (explained) => {
        if (!isStill()) return
        memory.keepExplain({ explained })
        setAnswer({ state: 'ready', explained })
        announce(explained.title)
      },
      (error: unknown) => {
        if (!isStill()) return
        if (isMissingCall(error)) setAnswer({ state: 'missing' })
        else setAnswer({ state: 'failed', message: error instanceof Error ? error.message : String(error) })
      },
    )
  }

  return (
    <Page title={explain.title} lead={explain.lead} keepsFocus>
      <form className="explain" onSubmit={submit} noValidate>
        <Textarea
          ref={field}
          label={explain.label}
          placeholder={explain.example}
          rows={6}
          spellCheck={false}
          value={text}
          error={fault}
          onChange={(event) => {
            setText(event.currentTarget.value)
            memory.keepExplain({ text: event.currentTarget.value, explained: null })
            setFault(null)
            setAnswer({ state: 'none' })
          }}
        />
        <div>
          <Button type="submit" loading={answer.state === 'asking'}>
            {explain.go}
          </Button>
        </div>
      </form>
      {answer.state === 'missing' && <Note kind="info">{explain.missing}</Note>}
      {answer.state === 'failed' && (
        <Note kind="warn" title={explain.failed}>
          {answer.message}
        </Note>
      )}
      {answer.state === 'ready' && <Explanation explained={answer.explained} />}
    </Page>
  )
}
