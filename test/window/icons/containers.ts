/**
 * Several PNGs in one file, as Windows (.ico) and macOS (.icns) want them. Both formats are a table of sizes with the PNGs
 * behind it: Microsoft, "Icons" (ICONDIR, ICONDIRENTRY; PNG entries since Windows Vista); Apple's icon types as the
 * public descriptions of the format list them.
 */

interface Png {
  /** Pixels of a side. */
  size: number
  png: Buffer
}

export const icoSizes = [16, 24, 32, 48, 64, 128, 256] as const

/** Type → pixels. The `@2x` types hold the same picture for screens of double density. */
export const icnsTypes = {
  icp4: 16,
  ic11: 32,
  icp5: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
} as const

export function icoOf(pictures: readonly Png[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index
    // 0 stands for 256.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

export function icnsOf(pictures: readonly Png[]): Buffer {
  const entries = Object.entries(icnsTypes).map(([type, size]) => {
    const picture = pictures.find((found) => found.size === size)
    if (!picture) throw new Error(`no picture of ${size} pixels`)
    return entry(type, picture.png)
  })
  return entry('icns', Buffer.concat(entries))
}

function entry(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
