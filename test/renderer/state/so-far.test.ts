import { describe, expect, it } from 'vitest'
import type { Progress } from '../../../electron/contract/progress.ts'
import { nothingYet, withProgress } from '../../../electron/picture/run-so-far.ts'
import { currentStep, knownSoFar } from '../../../renderer/state/so-far.ts'
import { timeLeft } from '../../../renderer/state/time-left.ts'
import { keptAnswer } from '../kept-answers.ts'
import { progressOf } from '../progress-of.ts'

const after = (progress: readonly Progress[]) => progress.reduce(withProgress, nothingYet)
const hotel = progressOf(keptAnswer('hotel-blocks-25').report)
const facts = (name: string) => knownSoFar(after(progressOf(keptAnswer(name).report))).map(({ text }) => text)

describe('what is known so far', () => {
  it('is nothing at first', () => {
    expect(knownSoFar(after(hotel.slice(0, 1)))).toEqual([])
  })

  it('is the first certain fact as soon as it is certain', () => {
    const at = hotel.findIndex((each) => each.kind === 'step' && each.step.name === 'sign-in')
    expect(knownSoFar(after(hotel.slice(0, at + 1)))).toEqual([
      expect.objectContaining({ good: true, text: 'Receiving works: imap.proseware.example accepted the password.' }),
    ])
  })

  it.each([
    ['home', 'Sending works through smtp.proseware.example on port 465.'],
    ['hotel-blocks-25', 'smtp.proseware.example gives no answer on port 25.'],
    ['wrong-password', 'imap.proseware.example did not accept the sign-in.'],
    [
      'certificate-expired',
      'The certificate of imap.proseware.example could not be verified, so no password was sent.',
    ],
  ])('%s', (name, expected) => {
    expect(facts(name)).toContain(expected)
  })
})

describe('the current step', () => {
  it.each<[string, readonly Progress[], string]>([
    ['before the plan', [], 'Getting ready'],
    ['at the start', hotel.slice(0, 1), 'Receiving: looking up imap.proseware.example, port 993'],
    ['after the name', hotel.slice(0, 2), 'Receiving: connecting to imap.proseware.example, port 993'],
    ['with the control servers', hotel, 'Comparing with other servers, to tell whether it is this network'],
  ])('%s', (_, progress, expected) => {
    expect(currentStep(after(progress))).toBe(expected)
  })
})

describe('the time left', () => {
  it.each([
    ['before the bound is known', null, 0, 5000, { percent: 0, seconds: null }],
    ['at the start', 20_000, 1000, 1000, { percent: 0, seconds: 20 }],
    ['half of it later', 20_000, 1000, 11_000, { percent: 50, seconds: 10 }],
    ['never less than the truth', 20_000, 1000, 20_999, { percent: expect.closeTo(99.99, 1), seconds: 1 }],
    ['when it is over', 20_000, 1000, 30_000, { percent: 100, seconds: 0 }],
  ])('%s', (_, boundMs, planAt, now, expected) => {
    expect(timeLeft(boundMs, planAt, planAt, now)).toEqual(expected)
  })
})
