import { describe, expect, it } from 'vitest'
import { wayInWords } from '../../../electron/picture/spoken-way.ts'
import { wayOfReport } from '../../../electron/picture/way-of-report.ts'
import { keptAnswer, keptNames } from '../../renderer/kept-answers.ts'

const lanes = (name: string) =>
  wayOfReport(keptAnswer(name).report).lanes.map(({ side, port, state, broken, yours }) =>
    [side, port, state, broken ?? '', yours ? 'yours' : ''].filter((part) => part !== '').join(' '),
  )

describe('the way of a report', () => {
  it.each([
    ['home', ['incoming 993 good yours', 'outgoing 465 good yours']],
    ['hotel-blocks-25', ['incoming 993 good yours', 'outgoing 25 bad network yours', 'outgoing 465 good']],
    ['hotel-blocks-sending', ['incoming 993 good yours', 'outgoing 465 bad network yours']],
    ['wrong-password', ['incoming 993 bad server yours', 'outgoing 465 idle yours']],
    // The port is right; the sign-in beside it is not.
    ['sign-in-off', ['incoming 993 good yours', 'outgoing 587 changed yours']],
    ['local-part-name', ['incoming 993 changed yours', 'outgoing 465 changed yours']],
    ['certificate-expired', ['incoming 993 bad server yours', 'outgoing 465 bad server yours']],
    ['pop-before-smtp', ['incoming 995 good yours', 'outgoing 25 good yours']],
  ])('%s', (name, expected) => {
    expect(lanes(name)).toEqual(expected)
  })

  it('marks the network as the broken place where it blocks a port', () => {
    expect(wayOfReport(keptAnswer('hotel-blocks-25').report).faults).toEqual({ network: 'blocked here' })
    expect(wayOfReport(keptAnswer('home').report).faults).toEqual({})
  })

  it.each(keptNames)('says in words what it draws: %s', (name) => {
    const way = wayOfReport(keptAnswer(name).report)
    const told = wayInWords(way)
    expect(told).toHaveLength(way.lanes.length)
    for (const [at, lane] of way.lanes.entries()) {
      expect(told[at]).toContain(`Port ${lane.port}`)
      expect(told[at]).toContain(lane.note)
    }
  })
})
