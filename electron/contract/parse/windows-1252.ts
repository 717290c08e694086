/**
 * Windows-1252 → text, which is also what is meant by ISO-8859-1 (WHATWG Encoding). Node 20's own decoder takes its bytes
 * 0x80 to 0x9F, the typographic quotes among them, for control characters.
 */

/** What stands at 0x80 to 0x9F; five places are not taken. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

export function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (control) => upper[control.charCodeAt(0) - 0x80] ?? control)
}

/** Is it meant by this name of an encoding? */
export const isWindows1252 = (encoding: string): boolean =>
  /^(?:windows-?1252|cp-?1252|iso-?8859-?1|latin-?1|l1)$/i.test(encoding)
