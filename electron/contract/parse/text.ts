/**
 * Bytes of a file → text. UTF-8, or UTF-16 with its mark (what `>` writes in Windows PowerShell and Notepad as "Unicode").
 * A pasted message may also stand in an old encoding. What the text says is for json.ts and account.ts.
 */
import { parsed, refused, type Parsed } from './parsed.ts'
import { isWindows1252, windows1252 } from './windows-1252.ts'

/** No account, authority file or hand-out is larger; what is, was picked by mistake. */
export const maximumTextBytes = 1024 * 1024

export function textFrom(bytes: Uint8Array): Parsed<string> {
  if (bytes.length > maximumTextBytes) return refused('is larger than 1 MiB; choose the right file')
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    // TextDecoder drops the byte order mark by itself.
    return parsed(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return refused('is not text in UTF-8; save it as UTF-8')
  }
}

/** The encoding that a saved message names itself; looked for in its first 64 KiB. */
function namedEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536))
  const named = /\bcharset\s{0,4}=\s{0,4}["']?([\w-]{2,40})/i.exec(head)?.[1]?.toLowerCase()
  // Where the bytes are no UTF-8, a message that says so is wrong about itself.
  return named === undefined || /^(?:utf-?8|us-ascii)$/.test(named) ? null : named
}

/** NUL, or other control characters that no program shows: more than one in a hundred bytes. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) controls += 1
  }
  return controls > bytes.length / 100
}

/** Text that somebody saved to have it explained: as `textFrom`, else in the encoding it names, else Windows-1252. */
export function savedTextFrom(bytes: Uint8Array): Parsed<string> {
  const text = textFrom(bytes)
  if (text.ok || bytes.length > maximumTextBytes) return text
  if (isBinary(bytes)) return refused('is binary; save the message as text or as .eml')
  const encoding = namedEncoding(bytes)
  if (encoding === null || isWindows1252(encoding)) return parsed(windows1252(bytes))
  try {
    return parsed(new TextDecoder(encoding).decode(bytes))
  } catch {
    // An encoding that nobody knows.
    return parsed(windows1252(bytes))
  }
}
