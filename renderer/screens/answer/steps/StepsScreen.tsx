/** Where to set it: the chosen mail program's own menus and fields, filled in. Nothing here that does not change. */
import { Button, NativeSelect } from '@mantine/core'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { CheckAnswer } from '../../../../electron/contract/api.ts'
import { clientNames, clients, type Client } from '../../../../electron/contract/clients.ts'
import type { AnswerWords } from '../../../../electron/contract/report.ts'
import { Page } from '../../../parts/Page.tsx'
import type { Ask } from '../../../state/ask.ts'
import { carryOver, clientFor, rememberClient } from '../../../state/carry-over.ts'
import { useWindow } from '../../../state/window-context.ts'
import { words } from '../../../words/words.ts'
import { ProgramSteps } from './ProgramSteps.tsx'
import { SettingsFiles } from './SettingsFiles.tsx'

const { steps: say } = words

/** The one that the staff use, where IT has said so. */
const programOf = ({ handedOut }: AnswerWords): Client | null =>
  clients.find((each) => each === handedOut?.mailProgram) ?? null

export function StepsScreen({ ask, answer }: { ask: Ask; answer: CheckAnswer }) {
  const { go } = useWindow()
  const over = carryOver(ask, answer.report)
  const [client, setClient] = useState<Client | null>(() => over && (clientFor(over) ?? programOf(answer.words)))

  const choose = (name: string): void => {
    const chosen = clients.find((each) => each === name)
    if (!over || !chosen) return
    rememberClient(over, chosen)
    setClient(chosen)
  }
  return (
    <Page title={say.title} width="wide">
      <div className="where-bar">
        <NativeSelect
          aria-label={say.which}
          value={client ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            ...(client === null ? [{ value: '', label: say.choose, disabled: true }] : []),
            ...clients.map((value) => ({ value, label: clientNames[value] })),
          ]}
        />
        <Button
          variant="subtle"
          leftSection={<ArrowLeft size="1.125rem" aria-hidden />}
          onClick={() => go({ name: 'answer', ask, answer })}
        >
          {say.back}
        </Button>
      </div>
      {client === null && <p className="where-note">{say.chooseNote}</p>}
      {over && client !== null && (
        <>
          <ProgramSteps key={`steps-${client}`} client={client} over={over} />
          <SettingsFiles key={`files-${client}`} client={client} over={over} />
        </>
      )}
    </Page>
  )
}
