import { describe, expect, it } from 'vitest'
import type { Progress } from '../../../electron/contract/progress.ts'
import { nothingYet, withProgress } from '../../../electron/picture/run-so-far.ts'
import { wayOfRun } from '../../../electron/picture/way-of-run.ts'
import { keptAnswer } from '../../renderer/kept-answers.ts'
import { progressOf } from '../../renderer/progress-of.ts'

const told = progressOf(keptAnswer('hotel-blocks-25').report)
const after = (progress: readonly Progress[]) => progress.reduce(withProgress, nothingYet)
const lanes = (progress: readonly Progress[]) =>
  wayOfRun(after(progress)).lanes.map(({ port, state, reached, broken }) =>
    [port, state, reached, broken ?? ''].join(' ').trim(),
  )
const upTo = (id: string, name: string) =>
  told.slice(
    0,
    told.findIndex((each) => each.kind === 'step' && each.check.startsWith(id) && each.step.name === name) + 1,
  )

describe('the way of a running check', () => {
  it.each([
    ['nothing', [], []],
    ['the plan', told.slice(0, 1), ['993 waiting computer', '25 waiting computer', '465 waiting computer']],
    [
      'a name looked up',
      upTo('imap', 'resolve'),
      ['993 asking network', '25 waiting computer', '465 waiting computer'],
    ],
    ['a sign-in', upTo('imap', 'sign-in'), ['993 asking server', '25 waiting computer', '465 waiting computer']],
    // Where the silence lies is not known before the end.
    [
      'a silence',
      upTo('smtp:smtp.proseware.example:25', 'connect'),
      ['993 good server', '25 bad network internet', '465 waiting computer'],
    ],
    ['everything', told, ['993 good server', '25 bad network internet', '465 good server']],
  ])('after %s', (_, progress, expected) => {
    expect(lanes(progress)).toEqual(expected)
  })

  it('starts a check anew when it is asked a second time', () => {
    const id = 'imap:imap.proseware.example:993:tls:password'
    const again: Progress = {
      kind: 'step',
      check: id,
      step: { name: 'resolve', ok: true, ms: 1, reply: null, error: null },
    }
    const check = after([...told, again]).checks.find(({ planned }) => planned.id === id)
    expect(check).toMatchObject({ done: false, steps: [{ name: 'resolve' }] })
  })

  it('keeps what is known when checks are added to the plan', () => {
    const plan = told[0]
    if (plan?.kind !== 'plan') throw new Error('a run starts with its plan')
    const run = after([...told, { ...plan, boundMs: 4000 }])
    expect(run).toMatchObject({ boundMs: 4000, plans: 2 })
    expect(run.checks.every(({ done }) => done)).toBe(true)
  })
})
