/** Where the values of a draft came from: as found, or typed over since. */
import { sides, type Side } from '../../electron/contract/words.ts'
import type { Draft, ServerField } from './draft.ts'
import { words } from '../words/words.ts'

const { common } = words

/** The values of one server that came from one place. */
export interface ValueOrigin {
  key: string
  side: Side
  /** Names of the values, as mail programs show them. */
  labels: string[]
  /** The file they stand in; `null`: no file of this computer. */
  file: string | null
  /** Typed over what was found. */
  isTyped: boolean
}

const order = [
  'protocol',
  'host',
  'port',
  'security',
  'authentication',
  'username',
] as const satisfies readonly ServerField[]

/** In the order of the form; empty where nothing was found and all is typed. */
export function valueOrigins({ given, files, ...draft }: Draft): ValueOrigin[] {
  return sides.flatMap((side) => {
    const [fields, found] = [draft[side], given[side]]
    if (!fields || !found) return []
    const origins: ValueOrigin[] = []
    for (const field of order) {
      if (fields[field] === '' || (field === 'protocol' && side === 'outgoing')) continue
      const isTyped = fields[field] !== found[field]
      const file = isTyped ? null : (files[`${side}.${field}`] ?? null)
      const same = origins.find((each) => each.isTyped === isTyped && each.file === file)
      if (same) same.labels.push(common.fields[field])
      else origins.push({ key: `${side}.${field}`, side, labels: [common.fields[field]], file, isTyped })
    }
    return origins
  })
}
