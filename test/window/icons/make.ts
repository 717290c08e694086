/** Makes the icons of assets/ from their drawings: PNGs for Linux, one file each for Windows and macOS. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pages } from '../harness/pages.ts'
import { icnsOf, icoOf, icoSizes } from './containers.ts'
import { assets, draw, pngSizes } from './draw.ts'

const browser = pages()

it.each(['icon', 'mailcheck'] as const)('%s', async (drawing) => {
  const page = await browser.plainPage()
  const pictures = await Promise.all(pngSizes.map(async (size) => ({ size, png: await draw(page, drawing, size) })))
  const forWindows = pictures.filter(({ size }) => (icoSizes as readonly number[]).includes(size))
  writeFileSync(`${assets}${drawing}.ico`, icoOf(forWindows))
  writeFileSync(`${assets}${drawing}.icns`, icnsOf(pictures))
  if (drawing === 'icon') {
    mkdirSync(`${assets}icons`, { recursive: true })
    for (const { size, png } of pictures) writeFileSync(`${assets}icons/${size}x${size}.png`, png)
  }
  expect(forWindows).toHaveLength(icoSizes.length)
})
