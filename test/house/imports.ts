/** Reads the imports of our sources as text: what each file reaches for, resolved to a path in the tree. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Import {
  from: string
  line: number
  /** As written. */
  specifier: string
  /** Only types are imported: gone when it runs. */
  typeOnly: boolean
  /** A path in the tree, or `null` for a package or built-in module. */
  target: string | null
}

const importPattern =
  /(?:^|[\s;])(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

export function importsIn(file: string, text: string): Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(importPattern)) {
    const specifier = match[1] ?? match[2]
    if (specifier === undefined) continue
    const target = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null
    found.push({
      from: file,
      line: text.slice(0, match.index).split('\n').length,
      specifier,
      typeOnly: /^\s*;?\s*(import|export)\s+type\s/.test(match[0]),
      target,
    })
  }
  return found
}

export function sourceFiles(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
}

export function importsOf(folders: readonly string[]): Import[] {
  return sourceFiles(folders).flatMap((file) => importsIn(file, readFileSync(join(root, file), 'utf8')))
}
