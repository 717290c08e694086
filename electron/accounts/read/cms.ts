/**
 * What a signed message (CMS SignedData, RFC 5652) was signed around. The signature is not judged: the settings are
 * checked, not trusted. BER as it occurs: indefinite lengths and text in pieces, too.
 */

const maximumDepth = 16
const sequence = 0x30
const octets = 0x04
const octetsInPieces = 0x24
const contextZero = 0xa0
const objectName = 0x06
/** 1.2.840.113549.1.7.2 */
const signedData = '2a864886f70d010702'

interface Element {
  tag: number
  content: Buffer
  /** What follows it. */
  rest: Buffer
}

/** @throws RangeError where the bytes are no BER */
function element(bytes: Buffer, depth = 0): Element {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > maximumDepth)
    throw new RangeError('no BER')
  if (first === 0x80) {
    // Until an end mark: its parts have to be walked through.
    let rest = bytes.subarray(2)
    while (!(rest[0] === 0 && rest[1] === 0)) rest = element(rest, depth + 1).rest
    return { tag, content: bytes.subarray(2, bytes.length - rest.length), rest: rest.subarray(2) }
  }
  const width = first < 0x80 ? 0 : first & 0x7f
  if (width > 4 || bytes.length < 2 + width) throw new RangeError('no BER')
  const length = width === 0 ? first : bytes.readUIntBE(2, width)
  const start = 2 + width
  if (start + length > bytes.length) throw new RangeError('no BER')
  return { tag, content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}

function expected(bytes: Buffer, tag: number): Element {
  const found = element(bytes)
  if (found.tag !== tag) throw new RangeError('not the element that belongs here')
  return found
}

function wholeText(found: Element, depth = 0): Buffer {
  if (found.tag === octets) return found.content
  if (found.tag !== octetsInPieces || depth > maximumDepth) throw new RangeError('no text')
  const pieces: Buffer[] = []
  for (let rest = found.content; rest.length > 0;) {
    const piece = element(rest)
    pieces.push(wholeText(piece, depth + 1))
    rest = piece.rest
  }
  return Buffer.concat(pieces)
}

/** `-----BEGIN PKCS7-----` and the like → the bytes. */
function withoutArmour(bytes: Buffer): Buffer {
  const text = bytes.subarray(0, 64).toString('latin1').trimStart()
  if (!text.startsWith('-----BEGIN ')) return bytes
  const inside = bytes.toString('latin1').split(/-----(?:BEGIN|END) [A-Z0-9 ]{1,40}-----/)[1]
  return Buffer.from(inside ?? '', 'base64')
}

/** @returns what was signed, or `null` where it is no signed message */
export function signedContent(given: Buffer): Buffer | null {
  const bytes = withoutArmour(given)
  if (bytes[0] !== sequence) return null
  try {
    const kind = expected(expected(bytes, sequence).content, objectName)
    if (kind.content.toString('hex') !== signedData) return null
    const signed = expected(expected(kind.rest, contextZero).content, sequence)
    // Version, digest algorithms, and then what was signed.
    const version = element(signed.content)
    const digests = element(version.rest)
    const inside = expected(digests.rest, sequence)
    const content = expected(element(inside.content).rest, contextZero)
    return wholeText(element(content.content))
  } catch {
    return null
  }
}
