/** A quiet way for IT, at the end of the details: these settings as a hand-out. Only where a server was seen working, encrypted. */
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import type { Ask } from '../../state/ask.ts'
import { workingSettings } from '../../state/handouts.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

export function MakeHandout({ ask, answer }: { ask: Ask; answer: CheckAnswer }) {
  const { go } = useWindow()
  const { incoming, outgoing } = workingSettings(answer)
  if (incoming === null && outgoing === null) return null
  return (
    <p className="quiet">
      <button type="button" className="link" onClick={() => go({ name: 'make-handout', ask, answer })}>
        {words.handout.make}
      </button>{' '}
      {words.handout.makeNote}
    </p>
  )
}
