/** What a bundled file imports statically, in its order: it does so before anything else, with blanks or without. */
export function importsAtTop(code: string): string[] {
  const one = /\s*import\s*(?:[\w*{},$\s]+from\s*)?["']([^"']+)["'];?/y
  const names: string[] = []
  for (let found = one.exec(code); found !== null; found = one.exec(code)) names.push(found[1]!)
  return names
}
