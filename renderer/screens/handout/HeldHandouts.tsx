/** On the first screen, quietly: which hand-outs are in use. Silent where there are none; one is opened like any settings file. */
import type { HeldHandout } from '../../../electron/contract/handout.ts'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { handout: say } = words

export function HeldHandouts() {
  const { engine, announce } = useWindow()
  const { loaded, again } = useLoad((signal) => engine.call('handouts', null, { signal }))
  if (loaded.state !== 'ready') return null
  const { handouts, warnings } = loaded.value
  if (handouts.length + warnings.length === 0) return null
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
    </section>
  )
}
