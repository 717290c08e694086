/** A drawing of assets/ as a PNG of one size, drawn by the browser: which source serves which size stands here. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

export const assets = fileURLToPath(new URL('../../../assets/', import.meta.url))

/** Fine lines are lost below this: there a drawing of fewer and thicker ones stands in. Pixels. */
const smallUpTo = 32

/** Pixels of a side: what electron-builder takes for Linux, and the two files for Windows and macOS hold. */
export const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const

export const sourceOf = (drawing: 'icon' | 'mailcheck', size: number): string =>
  `${assets}${drawing === 'icon' && size <= smallUpTo ? 'icon-small' : drawing}.svg`

/** @returns the PNG; around the drawing it is transparent */
export async function draw(page: Page, drawing: 'icon' | 'mailcheck', size: number): Promise<Buffer> {
  const address = `data:image/svg+xml;base64,${readFileSync(sourceOf(drawing, size)).toString('base64')}`
  const png = await page.evaluate(
    async ([source, side]) => {
      const image = new Image(side, side)
      image.src = source
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
      canvas.getContext('2d')?.drawImage(image, 0, 0, side, side)
      return canvas.toDataURL('image/png')
    },
    [address, size] as const,
  )
  return Buffer.from(png.slice(png.indexOf(',') + 1), 'base64')
}
