/** On the first screen, quietly: which hand-outs are in use, and a way to open one. Silent where the engine knows none. */
import { useRef } from 'react'
import type { HeldHandout } from '../../../electron/contract/handout.ts'
import { readChosen } from '../../state/handouts.ts'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { handout: say } = words

export function HeldHandouts() {
  const { engine, go, announce } = useWindow()
  const { loaded, again } = useLoad((signal) => engine.call('handouts', null, { signal }))
  const chooser = useRef<HTMLInputElement>(null)
  if (loaded.state !== 'ready') return null
  const { handouts, warnings } = loaded.value
  const remove = async ({ id, handout }: HeldHandout): Promise<void> => {
    await engine.call('forgetHandout', { id })
    announce(say.removed(handout.organisation))
    again()
  }
  return (
    <section className="handouts" aria-label={say.held}>
      {handouts.map((held) => (
        <p key={held.id} className="handout-held">
          <span>
            <strong>{say.heldFrom(held.handout.organisation)}</strong>{' '}
            <span className="quiet">{say.heldNote(held.about.domains.map(({ unicode }) => unicode).join(', '))}</span>
          </span>{' '}
          {held.from === 'administrator' ? (
            <span className="quiet">({say.byAdministrator})</span>
          ) : (
            <button
              type="button"
              className="link"
              aria-label={say.removeWhich(held.handout.organisation)}
              onClick={() => void remove(held).catch((error: unknown) => announce(String(error)))}
            >
              {say.remove}
            </button>
          )}
        </p>
      ))}
      {warnings.length > 0 && (
        <details className="quiet">
          <summary>{say.notUsed}</summary>
          <ul>
            {warnings.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" className="link" onClick={() => chooser.current?.click()}>
        {say.open}
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".mailcheck"
        hidden
        aria-label={say.fileType}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) void readChosen(file).then((read) => go({ name: 'handout', file: read }))
        }}
      />
    </section>
  )
}
