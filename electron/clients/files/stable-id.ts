/** Ids that stay the same for the same account: a second import replaces the first instead of standing beside it. */
import { createHash } from 'node:crypto'

/** A UUID made from text, in the form of RFC 9562 version 8. */
export function stableUuid(...text: string[]): string {
  const hash = createHash('sha256').update(text.join('\0')).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
