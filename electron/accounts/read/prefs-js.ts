/**
 * Mozilla's `prefs.js` and `user.js` → the preferences asked for. Parsed, never evaluated; what is no preference is
 * passed over, and reading goes on behind it. What the preferences mean is for import/thunderbird.ts.
 */
import { longestLine, valueOf, withoutMark } from './text.ts'

export type PrefValue = string | number | boolean

export interface Prefs {
  values: Map<string, PrefValue>
  /** How many places could not be understood. */
  faults: number
}

/** Blanks, and the three kinds of comments that Mozilla's own parser knows. */
const blanks = /[ \t\r\n\v\f]+/y
const keyword = /(?:user_pref|sticky_pref|pref)\b/y
const word = /[A-Za-z_]\w*/y
const number = /[+-]?\d{1,18}/y
const nextKeyword = /\b(?:user_|sticky_)?pref\b/g
const simpleEscapes: Record<string, string> = { n: '\n', r: '\r' }

/** One pass over the text; each step says where it goes on, or fails where it stands. */
function reader(text: string) {
  let at = 0
  /** Where the next comment ends, and from where on a quote has no second one: sought once, not once a fault. */
  let commentEnd = -2
  const noQuoteFrom: Record<string, number> = { '"': Infinity, "'": Infinity }

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    at = pattern.lastIndex
    return found[0]
  }

  function skipToLineEnd(): void {
    const end = text.indexOf('\n', at)
    at = end < 0 ? text.length : end
  }

  function skipComment(): boolean {
    if (commentEnd !== -1 && commentEnd < at + 2) commentEnd = text.indexOf('*/', at + 2)
    if (commentEnd === -1) return false
    at = commentEnd + 2
    return true
  }

  /** @returns false where a comment never ends */
  function skipBlanks(): boolean {
    for (;;) {
      take(blanks)
      if (text[at] === '#' || text.startsWith('//', at)) skipToLineEnd()
      else if (text.startsWith('/*', at)) {
        if (!skipComment()) return false
      } else return true
    }
  }

  function takeCharacter(character: string): boolean {
    if (!skipBlanks() || text[at] !== character) return false
    at += 1
    return true
  }

  function takeString(): string | null {
    const quote = text[at]
    if ((quote !== '"' && quote !== "'") || at >= (noQuoteFrom[quote] ?? Infinity)) return null
    let end = at + 1
    for (;;) {
      end = text.indexOf(quote, end)
      if (end < 0) {
        noQuoteFrom[quote] = at
        return null
      }
      let slashes = end
      while (slashes > at + 1 && text[slashes - 1] === '\\') slashes -= 1
      if ((end - slashes) % 2 === 0) break
      end += 1
    }
    const raw = end - at > longestLine ? '' : text.slice(at + 1, end)
    at = end + 1
    return unescaped(valueOf(raw))
  }

  function takeValue(): PrefValue | null {
    const digits = take(number)
    if (digits !== null) return Number(digits)
    const begins = text[at]
    if (begins === '"' || begins === "'") return takeString()
    const named = take(word)
    return named === 'true' ? true : named === 'false' ? false : null
  }

  return {
    isAtEnd: () => !skipBlanks() || at >= text.length,
    /** A comment began and never ended: everything behind it is lost. */
    isCutShort: () => at < text.length,
    /** A whole `user_pref("name", value);`, or `null` and nothing of it is taken. */
    takePref(): { name: string; value: PrefValue } | null {
      const start = at
      const fail = (): null => {
        at = start
        return null
      }
      if (take(keyword) === null || !takeCharacter('(') || !skipBlanks()) return fail()
      const name = takeString()
      if (name === null || !takeCharacter(',') || !skipBlanks()) return fail()
      const value = takeValue()
      if (value === null) return fail()
      // `pref("name", value, sticky, locked);`
      while (takeCharacter(',')) if (!skipBlanks() || !/^(sticky|locked)$/.test(take(word) ?? '')) return fail()
      return takeCharacter(')') && takeCharacter(';') ? { name, value } : fail()
    },
    /** Goes on at the next word that may begin a preference. */
    skipToNext(): void {
      nextKeyword.lastIndex = at + 1
      const next = nextKeyword.exec(text)
      at = next ? next.index : text.length
    },
  }
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (simpleEscapes[code] ?? code),
  )
}

/** @param wants the names to keep; later lines win */
export function parsePrefs(bytes: Buffer, wants: (name: string) => boolean): Prefs {
  const values = new Map<string, PrefValue>()
  let faults = 0
  const source = reader(withoutMark(bytes).toString('latin1'))
  while (!source.isAtEnd()) {
    const pref = source.takePref()
    if (!pref) {
      faults += 1
      source.skipToNext()
    } else if (wants(pref.name)) values.set(pref.name, pref.value)
  }
  return { values, faults: faults + (source.isCutShort() ? 1 : 0) }
}
