/**
 * Follows a path link by link, without ever touching what lies outside the folders given: a link may lead to a network
 * share that answers slowly or not at all. What is read there is for files.ts.
 */
import { lstat, readlink, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'

const mostLinks = 40

export type Place =
  | { kind: 'here'; path: string }
  /** Not there; `isLink`: a link is, and what it leads to is not. */
  | { kind: 'absent'; isLink: boolean }
  | { kind: 'outside' }
  /** A system's code, as in `EACCES`. */
  | { kind: 'refused'; code: string }

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? 'unknown'
}

/** `root` itself is inside, too. */
function isInside(path: string, root: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

const absences = ['ENOENT', 'ENOTDIR']

export function isAbsence(code: string): boolean {
  return absences.includes(code)
}

/** The way to a place inside one of the folders: where they begin, without links, and what follows. */
interface Way {
  at: string
  parts: string[]
}

/** @param roots folders as they are named; they themselves may be links */
export function placesInside(roots: readonly string[]): (path: string) => Promise<Place> {
  const known = Promise.all(roots.map(async (root) => ({ root, real: await realpath(root).catch(() => root) })))
  /** What stands there; asked once a path. */
  const seen = new Map<string, Promise<string | null>>()

  function linkAt(path: string): Promise<string | null> {
    const asked = seen.get(path) ?? lstat(path).then((found) => (found.isSymbolicLink() ? readlink(path) : null))
    seen.set(path, asked)
    return asked
  }

  async function wayTo(path: string): Promise<Way | null> {
    for (const { root, real } of await known)
      for (const start of [root, real])
        if (isInside(path, start)) {
          const parts = relative(start, path).split(sep)
          return { at: real, parts: parts.filter((part) => part !== '') }
        }
    return null
  }

  return async (path) => {
    let links = 0
    try {
      let way = await wayTo(resolve(path))
      while (way) {
        const [part, ...rest] = way.parts
        if (part === undefined) return { kind: 'here', path: way.at }
        const next: string = join(way.at, part)
        const target = await linkAt(next)
        if (target !== null) {
          links += 1
          if (links > mostLinks) return { kind: 'refused', code: 'ELOOP' }
          way = await wayTo(join(resolve(way.at, target), ...rest))
        } else way = { at: next, parts: rest }
      }
      return { kind: 'outside' }
    } catch (error) {
      const code = codeOf(error)
      return isAbsence(code) ? { kind: 'absent', isLink: links > 0 } : { kind: 'refused', code }
    }
  }
}
