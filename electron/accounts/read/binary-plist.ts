/**
 * Apple's binary property list → plain values. Our own, since the library follows references without bound: a file of
 * 300 bytes, whose arrays name one another, keeps it busy for ever. What the values mean is for the importers.
 * Format: CFBinaryPList.c (bplist00).
 */
import { PlistFault, type PlistValue } from './plist-value.ts'

const maximumDepth = 64
/** Values made in all, an object counted each time something refers to it. */
const maximumValues = 100_000
const trailerBytes = 32

/** @throws PlistFault */
export function parseBinaryPlist(data: Buffer): PlistValue {
  const trailer = data.length - trailerBytes
  if (!isBinaryPlist(data) || trailer < 8) throw new PlistFault('it is cut short')
  const offsetSize = data[trailer + 6] ?? 0
  const referenceSize = data[trailer + 7] ?? 0
  let made = 0

  const unsigned = (at: number, size: number): number => {
    if (at < 0 || at + size > data.length || ![1, 2, 3, 4, 5, 6, 8].includes(size))
      throw new PlistFault('it is damaged')
    return size === 8 ? Number(data.readBigUInt64BE(at)) : data.readUIntBE(at, size)
  }
  const count = unsigned(trailer + 8, 8)
  const table = unsigned(trailer + 24, 8)
  const offsetOf = (index: number): number => {
    if (index >= count) throw new PlistFault('it is damaged')
    return unsigned(table + index * offsetSize, offsetSize)
  }
  const part = (at: number, length: number): Buffer => {
    if (at + length > trailer) throw new PlistFault('it is damaged')
    return data.subarray(at, at + length)
  }

  function valueAt(index: number, depth: number): PlistValue {
    made += 1
    if (depth > maximumDepth || made > maximumValues) throw new PlistFault('it refers to itself, or is too deep')
    let at = offsetOf(index)
    const marker = unsigned(at, 1)
    const kind = marker >> 4
    let size = marker & 0x0f
    at += 1
    if (size === 0x0f && [4, 5, 6, 10, 11, 12, 13].includes(kind)) {
      const width = 1 << (unsigned(at, 1) & 0x0f)
      size = unsigned(at + 1, width)
      at += 1 + width
    }
    const reference = (number: number): number => unsigned(at + number * referenceSize, referenceSize)
    switch (kind) {
      case 0x0:
        return marker === 0x08 ? false : marker === 0x09 ? true : null
      case 0x1:
        // 16 bytes: only CoreFoundation's own large unsigned numbers.
        if (size === 4) return unsigned(at + 8, 8)
        return size === 3 ? Number(part(at, 8).readBigInt64BE()) : unsigned(at, 1 << size)
      case 0x2:
        return size === 2 ? part(at, 4).readFloatBE() : part(at, 8).readDoubleBE()
      case 0x3:
        return null
      case 0x4:
        return part(at, size)
      case 0x5:
        return part(at, size).toString('latin1')
      case 0x6:
        return Buffer.from(part(at, size * 2))
          .swap16()
          .toString('utf16le')
      case 0x8:
        return { uid: unsigned(at, size + 1) }
      case 0xa:
      case 0xb:
      case 0xc: {
        const items: PlistValue[] = []
        for (let number = 0; number < size; number += 1) items.push(valueAt(reference(number), depth + 1))
        return items
      }
      case 0xd: {
        const entries = new Map<string, PlistValue>()
        for (let number = 0; number < size; number += 1) {
          const key = valueAt(reference(number), depth + 1)
          const value = valueAt(reference(size + number), depth + 1)
          if (typeof key === 'string') entries.set(key, value)
        }
        return entries
      }
      default:
        throw new PlistFault('it is damaged')
    }
  }
  return valueAt(unsigned(trailer + 16, 8), 0)
}

export function isBinaryPlist(data: Buffer): boolean {
  return data.subarray(0, 6).toString('latin1') === 'bplist'
}
