/**
 * Bytes of a settings file → lines and values. Which characters the bytes stand for is decided value by value, since
 * programs write UTF-8 and Latin-1 into one file. What the lines mean is for the importers.
 */

/** No setting is longer: what is, is passed over, so that no pattern meets it. */
export const longestLine = 65_536

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** The file without its byte order mark; UTF-16 (what `reg export` writes) becomes UTF-8. */
export function withoutMark(bytes: Buffer): Buffer {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString('utf16le', 2), 'utf8')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2))
    return Buffer.from(Buffer.from(even).swap16().toString('utf16le'), 'utf8')
  }
  return bytes
}

/**
 * The lines, each on its own and without its end (LF, CRLF), one character per byte: a line that holds a password is
 * gone with the next one.
 */
export function* rawLines(bytes: Buffer): Generator<string> {
  const text = withoutMark(bytes)
  let start = 0
  while (start < text.length) {
    const found = text.indexOf(lineFeed, start)
    const end = found < 0 ? text.length : found
    const last = end > start && text[end - 1] === carriageReturn ? end - 1 : end
    yield text.toString('latin1', start, last)
    start = end + 1
  }
}

/** Without the blanks around it. `trim()` would take a byte 0xA0 that belongs to a letter of UTF-8. */
export function trimRaw(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && isBlank(raw.charCodeAt(start))) start += 1
  while (end > start && isBlank(raw.charCodeAt(end - 1))) end -= 1
  return raw.slice(start, end)
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A value of one character per byte → what it says: UTF-8, where that fails Latin-1. Shares no memory with its line. */
export function valueOf(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1')
  try {
    return strict.decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

/** A whole number in decimal digits; `undefined` for everything else. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,10}\s*$/.test(text) ? Number(text) : undefined
}

const yes = ['true', '1', 'yes', 'on']
const no = ['false', '0', 'no', 'off']

/** The words that GLib, KDE and others write for it; `undefined` for everything else. */
export function truth(text: string | undefined): boolean | undefined {
  const word = text?.trim().toLowerCase() ?? ''
  return yes.includes(word) ? true : no.includes(word) ? false : undefined
}
