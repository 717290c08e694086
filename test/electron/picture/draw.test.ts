import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { drawWay } from '../../../electron/picture/draw.ts'
import { svgText, type Shape } from '../../../electron/picture/shape.ts'
import { wayOfReport } from '../../../electron/picture/way-of-report.ts'
import type { Way } from '../../../electron/picture/way.ts'
import { keptAnswer, keptNames } from '../../renderer/kept-answers.ts'

const formats = ['wide', 'narrow'] as const
const draw = (way: Way, format: 'wide' | 'narrow') => drawWay(way, { format, id: 'way' })
const everyShape = (shape: Shape): Shape[] => [
  shape,
  ...shape.children.flatMap((child) => (typeof child === 'string' ? [] : everyShape(child))),
]
const marks = (drawn: Shape) =>
  everyShape(drawn).flatMap(({ attributes }) => /way-mark-(\w+)/.exec(String(attributes['class'] ?? ''))?.[1] ?? [])

describe.each(formats)('the drawing, %s', (format) => {
  it.each(keptNames)('is well-formed and needs no style attribute: %s', (name) => {
    const drawn = draw(wayOfReport(keptAnswer(name).report), format)
    expect(XMLValidator.validate(svgText(drawn))).toBe(true)
    expect(everyShape(drawn).filter(({ attributes }) => 'style' in attributes)).toEqual([])
  })

  it('has a title, and the lanes in words as its description', () => {
    const drawn = draw(wayOfReport(keptAnswer('hotel-blocks-25').report), format)
    expect(drawn.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'way-title way-text' })
    const text = svgText(drawn)
    expect(text).toContain('<title id="way-title">')
    expect(text).toMatch(/<desc id="way-text">[^<]*Port 25 \(your setting\) ends in this network \(blocked here\)/)
  })

  it('marks each lane by a sign of its own form', () => {
    expect(marks(draw(wayOfReport(keptAnswer('hotel-blocks-25').report), format))).toEqual(['good', 'bad', 'good'])
    expect(marks(draw(wayOfReport(keptAnswer('wrong-password').report), format))).toEqual(['bad', 'idle'])
  })

  it('draws before anything is known', () => {
    expect(svgText(draw({ lanes: [], faults: {}, networkName: null }, format))).toContain('Nothing has been asked yet.')
  })

  it('takes names from outside as text only', () => {
    const hostile = '<script>alert(1)</script>"&'
    const way = wayOfReport(keptAnswer('home').report)
    const text = svgText(
      draw({ ...way, networkName: hostile, lanes: way.lanes.map((lane) => ({ ...lane, host: hostile })) }, format),
    )
    expect(text).not.toContain('<script')
    expect(XMLValidator.validate(text)).toBe(true)
  })
})
