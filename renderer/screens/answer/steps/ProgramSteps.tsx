/** The steps of one program: the way, then its fields with the values; every value can be copied. */
import { ChevronRight } from 'lucide-react'
import { Fragment, useId } from 'react'
import type { Client, ClientSteps, StepPart } from '../../../../electron/contract/clients.ts'
import { sides } from '../../../../electron/contract/words.ts'
import { CopyButton } from '../../../parts/CopyButton.tsx'
import { Note } from '../../../parts/Note.tsx'
import type { CarryOver } from '../../../state/carry-over.ts'
import { useLoad } from '../../../state/use-load.ts'
import { useWindow } from '../../../state/window-context.ts'
import { words } from '../../../words/words.ts'

const { steps: say, common } = words

export function ProgramSteps({ client, over }: { client: Client; over: CarryOver }) {
  const { engine } = useWindow()
  const { account, changed } = over
  const { loaded } = useLoad((signal) =>
    engine.call('exportSettings', { account, client, format: 'steps', changed, profile: null, sign: null }, { signal }),
  )
  switch (loaded.state) {
    case 'loading':
      return null
    case 'missing':
      return <Note kind="info">{say.missing}</Note>
    case 'failed':
      return (
        <Note kind="warn" title={say.failed}>
          {loaded.message}
        </Note>
      )
    case 'ready': {
      const answer = loaded.value
      if ('refused' in answer) {
        return (
          <Note kind="info" title={say.refused}>
            {answer.refused}
          </Note>
        )
      }
      const { steps, content } = answer.exported
      return steps && <Steps steps={steps} text={content} />
    }
    default: {
      const never: never = loaded
      return never
    }
  }
}

function Steps({ steps, text }: { steps: ClientSteps; text: string }) {
  const { parts, notes, verifiedIn, versions } = steps
  return (
    <>
      {parts.length === 0 && <p>{say.nothing}</p>}
      <div className="where-sides">
        {sides.map((side) => {
          const own = parts.filter((part) => part.side === side)
          return (
            own.length > 0 && (
              <section key={side} className="where-side" aria-label={common.sides[side]}>
                <h2>{common.sides[side]}</h2>
                {own.map((part, index) => (
                  <Part key={part.path.join()} part={part} before={own[index - 1]?.path ?? []} />
                ))}
              </section>
            )
          )
        })}
      </div>
      {notes.map((note) => (
        <p key={note} className="where-note">
          {note}
        </p>
      ))}
      <div className="where-end">
        {parts.length > 0 && <CopyButton label={say.copyAll} what={say.title} said={say.allCopied} text={text} />}
        <p className="quiet">{verifiedIn === null ? say.mayDiffer(versions) : say.names(versions)}</p>
      </div>
    </>
  )
}

/** The further pages of one window: only what comes after the way that stands above. */
function furtherWay(path: readonly string[], before: readonly string[]): string[] {
  const same = path.findIndex((step, index) => step !== before[index])
  return same < 2 ? [...path] : ['…', ...path.slice(same)]
}

function Part({ part, before }: { part: StepPart; before: readonly string[] }) {
  const id = useId()
  return (
    <div className="where-part">
      <p className="where-path" id={id}>
        <span className="unseen">{say.path}: </span>
        {furtherWay(part.path, before).map((step, index) => (
          // The same word may stand twice on the way.
          <Fragment key={`${index}-${step}`}>
            {index > 0 && <ChevronRight size="0.875rem" aria-hidden />}
            <span>{step}</span>
          </Fragment>
        ))}
      </p>
      <table className="where-fields" aria-labelledby={id}>
        <tbody>
          {part.fields.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                <span className="where-value">
                  <span className="value">{value}</span>
                  <CopyButton text={value} what={`${label}: ${value}`} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
