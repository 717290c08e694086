/**
 * The same picture in fewer bytes: the browser writes PNG for speed. Flat areas and text, as of a window, deflate best
 * without any of PNG's filters (PNG specification, section 9). Knows what the browser writes: 8 bits, RGB or RGBA.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

export function smallerPng(png: Buffer): Buffer {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (!header) throw new Error('no PNG')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const bytesPerPixel = header[9] === 6 ? 4 : 3
  const filtered = inflateSync(Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))))
  const plain = unfiltered(filtered, height, width * bytesPerPixel, bytesPerPixel)
  const smaller = Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(plain, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return smaller.length < png.length ? smaller : png
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) })
    at = end + 4
  }
  return chunks
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}

/** Every line with filter 0. */
function unfiltered(filtered: Buffer, height: number, row: number, bytesPerPixel: number): Buffer {
  const line = row + 1
  const plain = Buffer.alloc(height * line)
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * line] ?? 0
    for (let x = 1; x <= row; x += 1) {
      const at = y * line + x
      const left = x > bytesPerPixel ? (plain[at - bytesPerPixel] ?? 0) : 0
      const above = y > 0 ? (plain[at - line] ?? 0) : 0
      const corner = y > 0 && x > bytesPerPixel ? (plain[at - line - bytesPerPixel] ?? 0) : 0
      plain[at] = (filtered[at] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return plain
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4: {
      const [a, b, c] = [left, above, corner].map((each) => Math.abs(left + above - corner - each)) as [
        number,
        number,
        number,
      ]
      return a <= b && a <= c ? left : b <= c ? above : corner
    }
    default:
      return 0
  }
}
