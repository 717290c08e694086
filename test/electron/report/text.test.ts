import { describe, expect, it } from 'vitest'
import { adviseOn } from '../../../electron/advise/advise.ts'
import type { CheckAnswer } from '../../../electron/contract/api.ts'
import { reportOf } from '../../../electron/report/report-of.ts'
import { textOf } from '../../../electron/report/text.ts'
import { allWell, hotel, refused } from '../advise/run.ts'

function answer(run: ReturnType<typeof hotel>): CheckAnswer {
  const { findings, words } = adviseOn(run.facts, run.diagnosis)
  return { report: reportOf(run.facts, run.diagnosis, findings), words }
}

const runs = { hotel: hotel(), refused: refused(), 'all-well': allWell() }
const names = Object.keys(runs) as (keyof typeof runs)[]
const colourCodes = /\p{Cc}\[\d+m/gu

describe('the answer as text', () => {
  it.each(names)('%s, 80 columns', async (name) => {
    const text = textOf(answer(runs[name]), { colour: false, columns: 80 })
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  describe.each(names)('%s', (name) => {
    it.each([20, 60, 72, 100, 120])('fits %d columns', (columns) => {
      const text = textOf(answer(runs[name]), { colour: false, columns })
      const wide = text.split('\n').filter((line) => Array.from(line).length > Math.max(60, Math.min(100, columns)))
      expect(wide).toEqual([])
    })

    it('says the same with and without colour', () => {
      const plain = textOf(answer(runs[name]), { colour: false, columns: 80 })
      const colourful = textOf(answer(runs[name]), { colour: true, columns: 80 })
      expect(colourful).not.toBe(plain)
      expect(colourful.replace(colourCodes, '').replace(/ +$/gm, '')).toBe(plain)
    })
  })

  it('writes nothing to the terminal on behalf of a server', () => {
    const plain = textOf(answer(refused()), { colour: false, columns: 80 })
    expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(plain).toContain('␛[2J')
    const colourful = textOf(answer(refused()), { colour: true, columns: 80 })
    expect(colourful.replace(colourCodes, '').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('puts settings that were looked up in a table of their own', () => {
    const run = hotel()
    const found = {
      ...run,
      diagnosis: { ...run.diagnosis, recommended: { ...run.diagnosis.recommended, changes: [] } },
    }
    expect(textOf(answer(found), { colour: false, columns: 80 })).toMatch(/Settings that work[\s\S]+Sending: port +587/)
  })
})
