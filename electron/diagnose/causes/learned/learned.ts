/** What was learned from all labelled texts (assets/learned-words.json), unpacked when it is first asked. */
import type { Cause } from '../../../contract/words.ts'
import learned from '../../../../assets/learned-words.json'
import type { Reading } from '../reading.ts'
import type { Lean, Leanings } from './leanings.ts'
import { leanBy } from './leanings.ts'

let lean: Lean | null = null

export function leanOfTexts(reading: Reading): Leanings {
  lean ??= leanBy({ ...learned, causes: learned.causes as Cause[] })
  return lean(reading)
}
