/** One line about the last check, where there was one. */
import { useLoad } from '../../state/use-load.ts'
import { ask } from '../../state/expected-calls.ts'
import { useWindow } from '../../state/window-context.ts'
import { dayOf } from '../../state/dates.ts'
import { words } from '../../words/words.ts'

const { start } = words

export function LastCheck() {
  const { engine, go } = useWindow()
  const { loaded } = useLoad((signal) =>
    ask(engine, 'history', { history: 'default', forget: null, rename: null }, signal),
  )
  const last = loaded.state === 'ready' ? loaded.value.toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))[0] : null
  if (!last) return null
  const isWell = last.verdict.incoming === 'works' && last.verdict.outgoing === 'works'
  return (
    <p className="last-check">
      <button type="button" className="link" onClick={() => go({ name: 'networks' })}>
        {start.lastCheck(last.network, dayOf(last.lastSeen), isWell ? start.allWell : start.notAllWell)}
      </button>
    </p>
  )
}
