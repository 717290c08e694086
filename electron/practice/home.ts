/** The pretend network where all is well: most others differ from it in a few places. */
import { ann, proseware, rightPassword } from './proseware.ts'
import type { PracticeRow } from './row.ts'

export const works = { incoming: 'works', outgoing: 'works', overall: 'works', reason: null } as const

export const home: PracticeRow = {
  name: 'home',
  title: 'At home: all is well',
  account: ann(),
  password: rightPassword,
  servers: proseware(),
  dropped: [],
  refused: [],
  expected: { verdict: works, first: 'works', incoming: null, outgoing: null },
}
