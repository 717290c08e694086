/**
 * Files of `[group]` and `key=value` lines, as GLib, KDE, Windows and others write them → the values asked for.
 * Every other key is passed over at its line: it may hold a password. What the values mean is for the importers.
 */
import { longestLine, rawLines, trimRaw, valueOf } from './text.ts'

/**
 * - `plain`: values as they stand. Claws Mail, Mozilla's profiles.ini.
 * - `glib`: `\s \n \t \r \\` in values. Evolution, Geary. https://docs.gtk.org/glib/struct.KeyFile.html
 * - `kde`: the same and `\xHH`; `key[$e]` marks a value with variables, `key[de]` a translation.
 * - `windows`: names of groups and keys in any case; comments begin with `;`.
 */
export type Dialect = 'plain' | 'glib' | 'kde' | 'windows'

export interface KeyFile {
  /** In the order of the file, each name once. */
  groups: readonly string[]
  get(group: string, key: string): string | undefined
  /** Keys of a group that were asked for, in the order of the file. */
  keys(group: string): string[]
  /** Lines that are neither a group, nor a key with a value, nor a comment. */
  faults: number
}

/** No program has more; what follows is passed over. */
const mostGroups = 10_000

const simpleEscapes: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\', ';': ';', ',': ',' }

function unescaped(raw: string, dialect: Dialect): string {
  if (!raw.includes('\\') || (dialect !== 'glib' && dialect !== 'kde')) return raw
  return raw.replace(/\\(x[0-9a-fA-F]{2}|[\s\S])/g, (whole, code: string) => {
    if (code.length === 3) return dialect === 'kde' ? String.fromCharCode(parseInt(code.slice(1), 16)) : whole
    // A list's own separator stays escaped, so that the list can still be taken apart.
    if (code === ';' && dialect === 'glib') return whole
    return Object.hasOwn(simpleEscapes, code) ? (simpleEscapes[code] ?? whole) : whole
  })
}

/** `key[$i]` → the key and what stands in its brackets. */
function kdeKey(written: string): { key: string; options: string } {
  const bracket = written.indexOf('[')
  return bracket < 0
    ? { key: written, options: '' }
    : { key: written.slice(0, bracket).trim(), options: written.slice(bracket) }
}

/** @param wants names of keys to keep (in lower case for `windows`) */
export function parseKeyFile(bytes: Buffer, dialect: Dialect, wants: (key: string) => boolean): KeyFile {
  const groups = new Map<string, Map<string, string>>()
  const named = (name: string): string => (dialect === 'windows' ? name.toLowerCase() : name)
  let current = new Map<string, string>()
  let faults = 0
  let isFirst = true
  for (const raw of rawLines(bytes)) {
    if (raw.length > longestLine) continue
    const line = trimRaw(raw)
    const begins = line[0]
    if (begins === undefined || begins === '#' || (begins === ';' && dialect !== 'glib')) continue
    if (begins === '[') {
      const end = dialect === 'kde' ? line.replace(/(\[\$[a-z]+\])+$/, '').lastIndexOf(']') : line.lastIndexOf(']')
      if (end < 0) faults += 1
      const group = named(valueOf(line.slice(1, end < 0 ? undefined : end)).trim())
      current = groups.get(group) ?? new Map<string, string>()
      if (groups.size < mostGroups) groups.set(group, current)
      isFirst = false
      continue
    }
    const equals = line.indexOf('=')
    if (equals <= 0 || isFirst) {
      faults += 1
      continue
    }
    const written = valueOf(trimRaw(line.slice(0, equals)))
    const { key, options } = dialect === 'kde' ? kdeKey(written) : { key: named(written), options: '' }
    if (!wants(key) || (options !== '' && !options.startsWith('[$'))) continue
    const value = trimRaw(line.slice(equals + 1))
    // `$d` deletes; `$e` means variables and even commands in the value: none of ours needs them.
    if (/^\[\$[a-z]*d/.test(options) || (/^\[\$[a-z]*e/.test(options) && value.includes('$'))) current.delete(key)
    else current.set(key, valueOf(unescaped(value, dialect)))
  }
  return {
    groups: [...groups.keys()],
    get: (group, key) => groups.get(named(group))?.get(named(key)),
    keys: (group) => [...(groups.get(named(group))?.keys() ?? [])],
    faults,
  }
}

/** A GLib list: parts end in `;`, a `;` of a part is written `\;`. */
export function listOf(value: string | undefined): string[] {
  if (value === undefined) return []
  return value
    .split(/(?<!\\);/)
    .map((part) => part.replaceAll('\\;', ';').trim())
    .filter((part) => part !== '')
}
