import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { placeFor, readPlace, writePlace } from '../../../../electron/serve/desktop/place.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-check-place-'))
afterAll(() => rmSync(folder, { recursive: true }))

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 1920, height: 1080 }
const at = (x: number, y: number, width = 900, height = 700) => ({ x, y, width, height, maximized: false })

describe('a new window', () => {
  it.each([
    ['opens at its usual size the first time', null, [laptop], { width: 1000, height: 760 }],
    [
      'opens where it was',
      at(1600, 100),
      [laptop, beside],
      {
        x: 1600,
        y: 100,
        width: 900,
        height: 700,
      },
    ],
    [
      'comes back when the display it was on is gone',
      at(1600, 100),
      [laptop],
      {
        width: 1000,
        height: 760,
      },
    ],
    ['does not hide its title bar above the display', at(100, -300), [laptop], { width: 1000, height: 760 }],
    [
      'is not larger than its display',
      at(0, 25, 4000, 3000),
      [laptop],
      {
        x: 0,
        y: 25,
        width: 1440,
        height: 875,
      },
    ],
    ['is not too small to use', at(0, 25, 10, 10), [laptop], { width: 1000, height: 760 }],
    ['opens without any display', at(0, 0), [], { width: 1000, height: 760 }],
  ])('%s', (_name, remembered, areas, expected) => expect(placeFor(remembered, areas)).toEqual(expected))
})

describe('the file', () => {
  it('gives back what was written, and leaves nothing else', () => {
    writePlace(folder, at(1, 2))
    expect(readPlace(folder)).toEqual(at(1, 2))
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  it.each([
    ['nothing'],
    ['{'],
    ['null'],
    ['{"x":"1","y":2,"width":3,"height":4}'],
    ['{"x":1e9,"y":2,"width":3,"height":4}'],
  ])('that says %s is passed over', (text) => {
    writeFileSync(join(folder, 'window.json'), text)
    expect(readPlace(folder)).toBe(null)
  })

  it('that cannot be written troubles nobody', () => {
    expect(() => writePlace(join(folder, 'not-there'), at(1, 2))).not.toThrow()
  })
})
