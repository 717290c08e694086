/** The icons that lie in assets/ are those that the drawings make, in every size, and the two containers hold them. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { pages } from '../harness/pages.ts'
import { icnsTypes, icoSizes } from './containers.ts'
import { assets, draw, pngSizes } from './draw.ts'

const browser = pages()

/** Mean difference of two PNGs over all pixels and channels, 0 to 255; infinite where their sizes differ. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const addresses = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`)
  return page.evaluate(async (sources) => {
    const [first, second] = await Promise.all(
      sources.map(async (source) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])]
      }),
    )
    if (!first || !second || first.length !== second.length) return Number.POSITIVE_INFINITY
    return first.reduce((sum, value, index) => sum + Math.abs(value - (second[index] ?? 0)), 0) / first.length
  }, addresses)
}

/** The PNGs of a .ico by their size in its table. */
function inIco(file: Buffer): Map<number, Buffer> {
  expect(file.readUInt16LE(2)).toBe(1)
  return new Map(
    Array.from({ length: file.readUInt16LE(4) }, (_none, index) => {
      const at = 6 + 16 * index
      const begin = file.readUInt32LE(at + 12)
      return [file.readUInt8(at) || 256, file.subarray(begin, begin + file.readUInt32LE(at + 8))]
    }),
  )
}

/** The PNGs of a .icns by their type. */
function inIcns(file: Buffer): Map<string, Buffer> {
  expect(file.toString('latin1', 0, 4)).toBe('icns')
  expect(file.readUInt32BE(4)).toBe(file.length)
  const found = new Map<string, Buffer>()
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    found.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4)))
  return found
}

describe.each(['icon', 'mailcheck'] as const)('%s', (drawing) => {
  const drawn = new Map<number, Buffer>()
  let page: Page
  beforeAll(async () => {
    page = await browser.plainPage()
    for (const size of pngSizes) drawn.set(size, await draw(page, drawing, size))
  })

  it('lies there as it is drawn, in every size', async () => {
    const looking = await browser.plainPage()
    const kept = [
      ...[...inIco(readFileSync(`${assets}${drawing}.ico`))].map(([size, png]) => ({ name: `ico ${size}`, size, png })),
      ...[...inIcns(readFileSync(`${assets}${drawing}.icns`))].map(([type, png]) => ({
        name: `icns ${type}`,
        size: icnsTypes[type as keyof typeof icnsTypes],
        png,
      })),
      ...(drawing === 'icon' ? pngSizes : []).map((size) => ({
        name: `${size}x${size}.png`,
        size,
        png: readFileSync(`${assets}icons/${size}x${size}.png`),
      })),
    ]
    const wanted = icoSizes.length + Object.keys(icnsTypes).length + (drawing === 'icon' ? pngSizes.length : 0)
    expect(kept).toHaveLength(wanted)
    const off: string[] = []
    for (const { name, size, png } of kept)
      if (!((await difference(looking, png, drawn.get(size) ?? Buffer.alloc(0))) < 3)) off.push(name)
    expect(off).toEqual([])
  })
})
