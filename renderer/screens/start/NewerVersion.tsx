/** This program's version, and on request whether there is a newer one. Absent where nobody could be asked. */
import { useState } from 'react'
import type { NewerVersion as Known } from '../../../electron/contract/newer-version.ts'
import { useLoad } from '../../state/use-load.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start } = words

export function NewerVersion() {
  const { engine } = useWindow()
  const { loaded } = useLoad((signal) => engine.call('newerVersion', { look: false }, { signal }))
  const [looked, setLooked] = useState<Known | 'looking' | null>(null)
  if (loaded.state !== 'ready' || loaded.value.state === 'off') return null

  const look = (): void => {
    setLooked('looking')
    const nothing: Known = { ...loaded.value, state: 'unanswered', newest: null }
    engine.call('newerVersion', { look: true }).then(setLooked, () => setLooked(nothing))
  }
  return (
    <div className="version">
      <span>{start.version(loaded.value.current)}</span>
      {looked === null && (
        <button type="button" className="link" onClick={look}>
          {start.lookForNewer}
        </button>
      )}
      <output>{looked !== null && <Answer looked={looked} />}</output>
    </div>
  )
}

function Answer({ looked }: { looked: Known | 'looking' }) {
  const { engine } = useWindow()
  const { shell } = engine
  if (looked === 'looking') return start.lookingForNewer
  const { newest } = looked
  if (newest === null) return looked.state === 'newest' ? start.isNewest : start.newerUnknown
  if (!('openExternal' in shell)) return `${start.isNewer(newest.version)} ${newest.page}`
  return (
    <>
      {start.isNewer(newest.version)}{' '}
      <button type="button" className="link" onClick={() => shell.openExternal?.(newest.page)}>
        {start.seeNewer}
      </button>
    </>
  )
}
