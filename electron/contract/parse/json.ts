/**
 * JSON text → a value, or the line and column where it stops being JSON. V8's own messages are not used: they quote
 * the file (where somebody may have put a password), and for the most common mistakes name no position.
 */
import { parsed, refused, type Parsed } from './parsed.ts'

/** RFC 8259 tokens, each tried at one position. */
const space = /[ \t\n\r]*/y
const scalar =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const name = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/** The offset of the first character that cannot stand where it stands; the text's length when it ends too early. */
function firstFault(text: string): number {
  let at = 0
  const open: ('{' | '[')[] = []
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found !== null
  }
  const takeCharacter = (character: string): boolean => {
    if (text[at] !== character) return false
    at += 1
    return true
  }
  const takeName = (): boolean => {
    take(space)
    if (!take(name)) return false
    take(space)
    return takeCharacter(':')
  }
  /** After a complete value: closes what ends here, or stands before the next value. `null`: the fault is at `at`. */
  const afterValue = (): 'value' | 'end' | null => {
    for (;;) {
      take(space)
      const inside = open.at(-1)
      if (inside === undefined) return at === text.length ? 'end' : null
      if (takeCharacter(inside === '{' ? '}' : ']')) open.pop()
      else if (takeCharacter(',')) return inside === '[' || takeName() ? 'value' : null
      else return null
    }
  }
  for (;;) {
    take(space)
    let complete = false
    if (takeCharacter('{')) {
      take(space)
      if (takeCharacter('}')) complete = true
      else if (takeName()) open.push('{')
      else return at
    } else if (takeCharacter('[')) {
      take(space)
      if (takeCharacter(']')) complete = true
      else open.push('[')
    } else if (take(scalar)) complete = true
    else return at
    if (complete && afterValue() !== 'value') return at
  }
}

export function parseJson(text: string): Parsed<unknown> {
  if (text.trim() === '') return refused('is empty; it should hold one JSON object')
  try {
    return parsed(JSON.parse(text))
  } catch {
    const at = firstFault(text)
    const before = text.slice(0, at).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    return at >= text.length
      ? refused(`is not complete JSON: it ends too early, at ${place}; is a bracket or a quote missing?`)
      : refused(`is not JSON: look at ${place} (a missing comma or quote, or one too many?)`)
  }
}
