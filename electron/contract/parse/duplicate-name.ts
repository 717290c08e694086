/**
 * Is a name there twice in one object of a JSON text? `JSON.parse` takes the last one silently, other readers the first:
 * a file that two programs read differently is refused where it matters what it says.
 */

/** Strings, and what opens, closes and parts; the rest of a JSON text says nothing about names. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g

/** For a text that is JSON. @returns the first name that stands twice in one object, `null` where none does */
export function duplicateName(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let last = ''
  for (const [each] of text.matchAll(token)) {
    if (each === '{') open.push(new Set())
    else if (each === '[') open.push(null)
    else if (each === '}' || each === ']') open.pop()
    else if (each === ':') {
      const names = open.at(-1)
      // Escapes may write one name in two ways.
      const name = JSON.parse(last) as string
      if (names?.has(name)) return name
      names?.add(name)
    }
    last = each
  }
  return null
}
