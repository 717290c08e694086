/**
 * Pasted text → readable text: without HTML, transfer encodings and encoded words, so that every later step sees what the
 * server meant to say. Linear; leaves alone what is not encoded.
 */

import { isWindows1252, windows1252 } from '../../contract/parse/windows-1252.ts'
import { withoutRtf } from './rtf.ts'

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
}

/** More tags than this in the first part of a text make it HTML; `<user@example.com>` is no tag. */
const tag =
  /<\/?(?:html|head|body|div|span|p|br|wbr|table|tbody|tr|td|th|b|i|u|a|font|ul|li|pre|code|h\d|strong|em|mark)(?=[\s/>])[^<>]{0,2000}>/gi

/** Where a browser shows no gap: `relay<b>ing</b>`. Between two tags there may be one. */
const inlineTag = /(?<!>)<\/?(?:span|wbr|b|i|u|a|font|strong|em|mark)(?=[\s/>])[^<>]{0,2000}>(?!<)/gi

function decoded(bytes: Uint8Array, charset: string): string {
  if (isWindows1252(charset)) return windows1252(bytes)
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

/** RFC 2045, 6.7: in capitals; some write small letters. `?p=BadCredentials` holds neither. */
const encodedByte = /^(?:[0-9A-F]{2}|[0-9a-f]{2})/

function bytesOfQuotedPrintable(text: string): Uint8Array {
  const plain = text.replace(/=[ \t]*\r?\n/g, '')
  const bytes: number[] = []
  for (let at = 0; at < plain.length; at += 1) {
    const hex = plain[at] === '=' ? encodedByte.exec(plain.slice(at + 1, at + 3)) : null
    if (hex !== null) {
      bytes.push(Number.parseInt(hex[0], 16))
      at += 2
    } else bytes.push(...new TextEncoder().encode(plain[at]))
  }
  return Uint8Array.from(bytes)
}

/** RFC 2045, 6.7: no encoded line is longer than 76; some more for what a mail program put before it. */
const longestEncodedLine = 100
/** A sign-in, a ticket or a key in base64 ends with `=`, too: behind its command, or by its letters and its length. */
const signIn = /\b(?:AUTH(?:ENTICATE)? [A-Z0-9-]{3,20}|334) [\w+/-]{4,400}=$/
const lastWord = /(?:^|[\s:'"=,;])([\w+/-]{7,400}=)$/

/** Digits, or capitals in the midst of words more often than names of programs have them. */
function endsInBase64(line: string): boolean {
  const word = lastWord.exec(line)?.[1] ?? ''
  const isMixed = /\d/.test(word) ? /[A-Z]/.test(word) && /[a-z]/.test(word) : /(?:[a-z]+[A-Z]+){3}/.test(word)
  return signIn.test(line) || (isMixed && word.length % 4 === 0)
}

/** Line ends that an encoder put in: a line of base64 keeps its own. */
function withoutSoftEnds(text: string): string {
  if (!/=\r?\n/.test(text)) return text
  const lines = text.split('\n')
  let joined = ''
  for (const [at, line] of lines.entries()) {
    const plain = line.endsWith('\r') ? line.slice(0, -1) : line
    const isSoft =
      plain.endsWith('=') && plain.length <= longestEncodedLine && at < lines.length - 1 && !endsInBase64(plain)
    joined += isSoft ? plain.slice(0, -1) : at < lines.length - 1 ? `${line}\n` : line
  }
  return joined
}

/** Soft line ends or encoded bytes beyond doubt (two that begin a sign of UTF-8); `x=20` alone is none. */
function withoutQuotedPrintable(text: string): string {
  const joined = withoutSoftEnds(text)
  const wasWrapped = joined !== text && /[^\s=][^\n=]{50}=\r?\n/.test(text)
  if (!wasWrapped && !/=[C-F][0-9A-F]=[89AB][0-9A-F]|=3D|=20\r?\n/i.test(joined)) return text
  return joined.replace(/(?:=(?:[0-9A-F]{2}|[0-9a-f]{2}))+/g, (run) => decoded(bytesOfQuotedPrintable(run), 'utf-8'))
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
  return (
    text
      .replace(unseen, ' ')
      .replace(inlineTag, '')
      // The line's end in the source behind it is none of its own: a blank line would end a reply.
      .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d|\/pre)\b[^<>]{0,2000}>(?:[ \t]{0,20}\r?\n)?/gi, '\n')
      .replace(tag, ' ')
  )
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp|shy)|#(\d{1,6})|#x([0-9a-f]{1,5}));/gi,
    (all, name, decimal, hex) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? all
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(`${hex}`, 16)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : all
    },
  )
}

/** A body in base64 and nothing else, as it stands in the source of a message: words with blanks between are none. */
function withoutBase64(text: string): string {
  const packed = text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('')
  if (packed.length < 24 || packed.length % 4 !== 0 || !/^[a-z0-9+/]+={0,2}$/i.test(packed)) return text
  const found = decoded(Uint8Array.from(Buffer.from(packed, 'base64')), 'utf-8')
  return /[^\s\p{L}\p{N}\p{P}\p{S}]/u.test(found) || !/\s/.test(found.trim()) ? text : found
}

/** `> ` or `| ` before the lines of somebody else's mail; `>>> RCPT TO` is a command, `|/usr/bin/vacation` a program. */
const withoutQuoteMarks = (text: string): string => text.replace(/^(?!>>> )(?:> ?|\|(?=\s|>|\||$) ?){1,20}/gm, '')

/** swaks' and curl's arrows before what a server said: `<-  250 …`, `<** 535 …`, `<~* 535 …`, `< 235 …`. */
const withoutArrows = (text: string): string =>
  text.replace(/^[ \t]{0,8}<[-~*=]{0,2}[ \t]{1,4}(?=[2-5]\d\d(?:[ -]|$))/gm, '')

/** Soft hyphens and blanks without width stand within words; tabs and the other blanks of typesetters between them. */
const withPlainBlanks = (text: string): string =>
  text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[\t\v\f\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')

/** Fewer lines than these may be paragraphs. */
const fewestLines = 4

/** A blank line behind every line, as some web pages paste: they are no paragraphs. */
function withoutDoubleSpacing(text: string): string {
  const lines = text.trim().split('\n')
  const isDoubled = lines.length >= 2 * fewestLines - 1 && lines.every((line, at) => at % 2 === 0 || line.trim() === '')
  return isDoubled ? lines.filter((_line, at) => at % 2 === 0).join('\n') : text
}

export function readable(text: string): string {
  const plain = withoutRtf(withoutBase64(text))
  const words = withoutEntities(withoutHtml(withoutEncodedWords(withoutQuotedPrintable(plain))))
  const lines = withoutArrows(withoutQuoteMarks(words.replace(/\r\n?/g, '\n')))
  return withPlainBlanks(withoutDoubleSpacing(lines)).normalize('NFC')
}
