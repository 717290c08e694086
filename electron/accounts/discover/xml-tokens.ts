/**
 * Is every piece of an XML text one that XML 1.0 has (comments, references, attributes, declarations)? The library lets
 * pass what browsers and mail programs refuse: `&` alone, `--` in a comment, `&#0;`, declarations. Whether tags match, and
 * what they hold, is left to it.
 */

const name = String.raw`[:A-Z_a-z\u00c0-\u02ff\u0370-\u{effff}][:\w.\-\u00b7\u00c0-\u{effff}]*`
const value = String.raw`(?:"[^<"]*"|'[^<']*')`
const declaration =
  /<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y
const startTag = new RegExp(String.raw`<${name}(?:\s+${name}\s*=\s*${value})*\s*(/?)>`, 'uy')
const endTag = new RegExp(String.raw`</${name}\s*>`, 'uy')
const instruction = new RegExp(String.raw`<\?(?!xml[\s?])${name}(?=[\s?])`, 'iuy')
const reference = /^&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|amp|lt|gt|quot|apos);/

export function hasOnlyXmlTokens(text: string): boolean {
  if (/[\ufffe\uffff]/.test(text)) return false
  let at = 0
  let depth = 0

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  /** Goes behind the next such mark; false where there is none. */
  const takeUntil = (mark: string, from: number): boolean => {
    const end = text.indexOf(mark, from)
    at = end < 0 ? text.length : end + mark.length
    return end >= 0
  }
  const takeComment = (): boolean => takeUntil('--', at + 4) && text[at++] === '>'
  const takeCharacterData = (): boolean => depth > 0 && takeUntil(']]>', at + 9)
  const takeTag = (): boolean => {
    const from = at
    const start = take(startTag)
    if (start) {
      if (start[1] === '') depth += 1
      return hasGoodReferences(text.slice(from, at))
    }
    if (!take(endTag)) return false
    depth -= 1
    return depth >= 0
  }
  const takeMarkup = (): boolean => {
    if (text.startsWith('<!--', at)) return takeComment()
    if (text.startsWith('<![CDATA[', at)) return takeCharacterData()
    if (text.startsWith('<?', at)) return take(instruction) !== null && takeUntil('?>', at)
    return takeTag()
  }

  if (text.startsWith('<?xml') && /\s/.test(text[5] ?? '') && !take(declaration)) return false
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const words = text.slice(at, next < 0 ? undefined : next)
    if (depth === 0 ? /\S/.test(words) : words.includes(']]>') || !hasGoodReferences(words)) return false
    if (next < 0) break
    at = next
    if (!takeMarkup()) return false
  }
  return depth === 0
}

/** Each `&` begins one of XML's own five entities, or the number of a character that may stand in XML (section 2.2). */
function hasGoodReferences(text: string): boolean {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const found = reference.exec(text.slice(at, at + 12))
    if (!found) return false
    const [, decimal, hexadecimal] = found
    const code =
      decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : 0x26
    const isCharacter =
      [0x09, 0x0a, 0x0d].includes(code) ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      (code >= 0x10000 && code <= 0x10ffff)
    if (!isCharacter) return false
  }
  return true
}
