/** What was learned from all labelled texts (assets/learned-words.json), unpacked when it is first asked. */
import { causes } from '../../../contract/words.ts'
import type { Cause } from '../../../contract/words.ts'
import learned from '../../../../assets/learned-words.json'
import type { Reading } from '../reading.ts'
import type { Lean, Leanings } from './leanings.ts'
import { leanBy } from './leanings.ts'

function causeNamed(name: string): Cause {
  const cause = causes.find((each) => each === name)
  if (cause === undefined) throw new Error(`the weights name a cause that there is not: ${name}`)
  return cause
}

let lean: Lean | null = null

/** By the weights that ship. */
export function leanOfTexts(reading: Reading): Leanings {
  lean ??= leanBy({ ...learned, causes: learned.causes.map(causeNamed) })
  return lean(reading)
}
