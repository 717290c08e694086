/**
 * Pasted text → readable text: without HTML, transfer encodings and encoded words, so that every later step sees what the
 * server meant to say. Linear; leaves alone what is not encoded.
 */

import { isWindows1252, windows1252 } from '../../contract/parse/windows-1252.ts'
import { withoutRtf } from './rtf.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** More tags than this in the first part of a text make it HTML; `<user@example.com>` is no tag. */
const tag =
  /<\/?(?:html|head|body|div|span|p|br|table|tbody|tr|td|th|b|i|a|font|ul|li|pre|code|h\d|strong|em)(?=[\s/>])[^<>]{0,2000}>/gi

function decoded(bytes: Uint8Array, charset: string): string {
  if (isWindows1252(charset)) return windows1252(bytes)
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

function bytesOfQuotedPrintable(text: string): Uint8Array {
  const plain = text.replace(/=[ \t]*\r?\n/g, '')
  const bytes: number[] = []
  for (let at = 0; at < plain.length; at += 1) {
    const hex = plain[at] === '=' ? /^[0-9A-F]{2}/i.exec(plain.slice(at + 1, at + 3)) : null
    if (hex !== null) {
      bytes.push(Number.parseInt(hex[0], 16))
      at += 2
    } else bytes.push(...new TextEncoder().encode(plain[at]))
  }
  return Uint8Array.from(bytes)
}

/** Soft line ends or encoded bytes beyond doubt; `x=20` alone is none. */
function withoutQuotedPrintable(text: string): string {
  if (!/[^\s=][^\n=]{50}=\r?\n|=C3=[0-9A-F]{2}|=3D|=20\r?\n|=E2=80=[0-9A-F]{2}/i.test(text)) return text
  return text.replace(/(?:=\r?\n|=[0-9A-F]{2})+/gi, (run) => decoded(bytesOfQuotedPrintable(run), 'utf-8'))
}

/** RFC 2047, as headers and subjects are pasted. Neighbouring words belong together. */
function withoutEncodedWords(text: string): string {
  return text
    .replace(/(=\?[\w*-]{1,40}\?[bq]\?[^?\s]{0,500}\?=)\s{1,20}(?==\?)/gi, '$1')
    .replace(
      /=\?([\w-]{1,40})(?:\*\w{1,20})?\?([bq])\?([^?\s]{0,500})\?=/gi,
      (_all, charset: string, how: string, body: string) =>
        how.toLowerCase() === 'b'
          ? decoded(Uint8Array.from(Buffer.from(body, 'base64')), charset)
          : decoded(bytesOfQuotedPrintable(body.replace(/_/g, ' ')), charset),
    )
}

/** What a browser does not show. */
const unseen = /<(style|script|title)\b[^<>]{0,2000}>[^<]{0,20000}<\/\1>|<!--[^<>]{0,20000}-->/gi

function withoutHtml(text: string): string {
  if (text.slice(0, 100_000).search(tag) === -1) return text
  return text
    .replace(unseen, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d|\/pre)\b[^<>]{0,2000}>/gi, '\n')
    .replace(tag, ' ')
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,6})|#x([0-9a-f]{1,5}));/gi, (all, name, decimal, hex) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? all
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(`${hex}`, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : all
  })
}

/** A body in base64 and nothing else, as it stands in the source of a message: words with blanks between are none. */
function withoutBase64(text: string): string {
  const lines = text.trim().split(/\s*\n\s*/)
  const packed = lines.join('')
  if (packed.length < 24 || packed.length % 4 !== 0 || !/^[a-z0-9+/]+={0,2}$/i.test(packed)) return text
  const found = decoded(Uint8Array.from(Buffer.from(packed, 'base64')), 'utf-8')
  return /[^\s\p{L}\p{N}\p{P}\p{S}]/u.test(found) || !/\s/.test(found.trim()) ? text : found
}

/** `> ` before the lines of somebody else's mail; `>>> RCPT TO` is a command. */
const withoutQuoteMarks = (text: string): string => text.replace(/^(?!>>> )(?:> ?){1,20}/gm, '')

export function readable(text: string): string {
  const plain = withoutRtf(withoutBase64(text))
  return withoutQuoteMarks(withoutEntities(withoutHtml(withoutEncodedWords(withoutQuotedPrintable(plain)))))
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .normalize('NFC')
}
