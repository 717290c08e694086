/**
 * Bytes of a file → text. UTF-8, or UTF-16 with its mark (what `>` writes in Windows PowerShell).
 * What the text says is for json.ts and account.ts.
 */
import { parsed, refused, type Parsed } from './parsed.ts'

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
