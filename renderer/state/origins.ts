/** Where each value of a draft came from: as found, or typed over since. */
import { sides, type Side } from '../../electron/contract/words.ts'
import type { Draft, ServerField } from './draft.ts'
import { settingText } from './spoken.ts'
import { words } from '../words/words.ts'

const { common } = words

export interface ValueOrigin {
  key: string
  side: Side
  label: string
  value: string
  /** The file it stands in; `null`: no file of this computer. */
  file: string | null
  isTyped: boolean
}

const order = ['protocol', 'host', 'port', 'security', 'authentication', 'username'] as const satisfies ServerField[]

/** One row for each value that there is; empty where nothing was found and all is typed. */
export function valueOrigins({ given, files, ...draft }: Draft): ValueOrigin[] {
  return sides.flatMap((side) => {
    const [fields, found] = [draft[side], given[side]]
    if (!fields || !found) return []
    return order.flatMap((field) => {
      const value = fields[field]
      if (value === '' || (field === 'protocol' && side === 'outgoing')) return []
      const key = `${side}.${field}`
      const isTyped = value !== found[field]
      const label = common.fields[field]
      return [
        { key, side, label, value: settingText(field, value), file: isTyped ? null : (files[key] ?? null), isTyped },
      ]
    })
  })
}
