/** Rich text, as WordPad saves it and some programs paste it → its words. Linear; pictures and tables of fonts go with their braces. */
import { windows1252 } from '../../contract/parse/windows-1252.ts'

/** Groups that hold no words of the text. */
const tables = /\{\\(?:\*\\[a-z]+|fonttbl|colortbl|stylesheet|info|pict)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g

const byte = (hex: string) => windows1252(Uint8Array.of(Number.parseInt(hex, 16)))

export function withoutRtf(text: string): string {
  if (!text.trimStart().startsWith('{\\rtf')) return text
  return text
    .replace(tables, '')
    .replace(/\\(?:par|line|row|page)\b ?/g, '\n')
    .replace(/\\tab\b ?/g, ' ')
    .replace(/\\'([0-9a-f]{2})/gi, (_all, hex: string) => byte(hex))
    .replace(/\\u(-?\d{1,6}) ?\??/g, (_all, code: string) => String.fromCharCode(Number(code) & 0xffff))
    .replace(/\\[a-z]{1,32}-?\d{0,9} ?/gi, '')
    .replace(/[{}]/g, '')
}
