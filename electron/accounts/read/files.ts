/**
 * Careful reading below a given home: regular files of at most 16 MiB; a link only where it stays inside; never a pipe,
 * a device or a network path. What cannot be read becomes one warning; what is not there becomes nothing.
 * Nothing is written, locked or kept open. What stands in the files is for the importers.
 */
import { constants, type Stats } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { codeOf, isAbsence, placesInside, type Place } from './inside.ts'

export const maximumFileBytes = 16 * 1024 * 1024
const maximumNames = 10_000

export type Warn = (file: string | null, text: string) => void

export interface Files {
  /** The whole file, or `null`: not there, or not to be read (then it was warned about). Overwrite it after use. */
  bytes(path: string): Promise<Buffer | null>
  /** The names in a folder, in byte order; none where there is no such folder. */
  names(path: string): Promise<string[]>
  /** Is there anything of that name? Never a reason to warn. */
  isThere(path: string): Promise<boolean>
  /** The same, and what lies in `folder` may be read, too. */
  alsoIn(folder: string): Files
  /** The same, with another word for what the system refuses. */
  refusedWith(text: string): Files
}

export interface FilesOptions {
  /** Folders that links must stay in. `null`: the file was chosen by a person and may lie anywhere. */
  roots: readonly string[] | null
  warn: Warn
  /** Letters of drives that are shares of the network, in upper case. */
  networkDrives?: ReadonlySet<string>
  /** What is said where the system refuses, where more is known about it than here. */
  refusedText?: string
}

/** `\\server\share`, `//server/share`: a path that would ask the network. `\\?\C:\` is a local one. */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}(?![?.][\\/](?!UNC))/i.test(path)
}

/** `z:\\x`, `\\\\?\\Z:\\x` → `Z`. */
function driveOf(path: string): string | undefined {
  return /^(?:[\\/]{2}[?.][\\/])?([a-z]):/i.exec(path)?.[1]?.toUpperCase()
}

function reasonOf(code: string, refusedText: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return refusedText ?? 'this program may not read it: it belongs to another user, or its permissions forbid it'
    case 'ELOOP':
      return 'its links lead in a circle; it was not read'
    case 'EBUSY':
      return 'another program has locked it; close the mail program and try again'
    case 'ENAMETOOLONG':
      return 'its name is too long to be read'
    case 'ERR_INVALID_ARG_VALUE':
      return 'its name has a character that no file name has; it was not read'
    default:
      return `it cannot be read (the system says ${code})`
  }
}

function whatElse(seen: Stats): string {
  if (seen.isDirectory()) return 'it is a folder, not a file'
  if (seen.isFIFO()) return 'it is a pipe, not a file; it was not opened'
  if (seen.isSocket()) return 'it is a socket, not a file; it was not opened'
  return 'it is a device, not a file; it was not opened'
}

const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
const tooLarge = 'it is larger than 16 MiB, which no settings file is; it was not read'

/** Reads what `path` (a real one) holds, at most the limit and one byte more. */
async function wholeFile(path: string): Promise<Buffer | string> {
  const handle = await open(path, readOnly)
  try {
    const seen = await handle.stat()
    if (!seen.isFile()) return whatElse(seen)
    if (seen.size > maximumFileBytes) return tooLarge
    const parts: Buffer[] = []
    let size = 0
    for (;;) {
      const part = Buffer.alloc(Math.max(seen.size - size, 0) + 1)
      const { bytesRead } = await handle.read(part, 0, part.length, size)
      if (bytesRead === 0) break
      parts.push(part.subarray(0, bytesRead))
      size += bytesRead
      if (size > maximumFileBytes) return tooLarge
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  } finally {
    await handle.close()
  }
}

/** A file that a person chose: wherever it lies. */
async function anyPlace(path: string): Promise<Place> {
  try {
    return { kind: 'here', path: await realpath(path) }
  } catch (error) {
    const code = codeOf(error)
    return isAbsence(code) ? { kind: 'absent', isLink: false } : { kind: 'refused', code }
  }
}

export function openFiles(options: FilesOptions): Files {
  const { roots, warn, refusedText, networkDrives } = options
  const isOnNetwork = (path: string): boolean =>
    isNetworkPath(path) || (networkDrives?.has(driveOf(path) ?? '') ?? false)
  const placeOf = roots ? placesInside(roots) : anyPlace

  /** The path without links, when it may be read; `null` otherwise. */
  async function allowed(path: string): Promise<string | null> {
    // Asking about it would already ask the network.
    if (roots && isOnNetwork(path)) {
      warn(path, 'it lies on the network; such places are not read')
      return null
    }
    const place = await placeOf(path)
    switch (place.kind) {
      case 'here':
        return place.path
      case 'absent':
        if (place.isLink) warn(path, 'it is a link that leads nowhere')
        return null
      case 'outside':
        warn(path, 'it is outside the home folder, or a link leads there; it was not read')
        return null
      case 'refused':
        warn(path, reasonOf(place.code, refusedText))
        return null
      default: {
        const never: never = place
        return never
      }
    }
  }

  return {
    async bytes(path) {
      const real = await allowed(path)
      if (real === null) return null
      try {
        // First without opening it: opening a pipe or a device may already do something.
        const seen = await stat(real)
        const read = seen.isFile() ? await wholeFile(real) : whatElse(seen)
        if (typeof read !== 'string') return read
        warn(path, read)
      } catch (error) {
        warn(path, reasonOf(codeOf(error), refusedText))
      }
      return null
    },

    async names(path) {
      const real = await allowed(path)
      if (real === null) return []
      try {
        const names = await readdir(real)
        if (names.length > maximumNames) warn(path, `it holds more than ${maximumNames} entries; the rest was left out`)
        return names
          .map((name) => ({ name, bytes: Buffer.from(name) }))
          .toSorted((a, b) => Buffer.compare(a.bytes, b.bytes))
          .slice(0, maximumNames)
          .map(({ name }) => name)
      } catch (error) {
        if (!isAbsence(codeOf(error))) warn(path, reasonOf(codeOf(error), refusedText))
        return []
      }
    },

    async isThere(path) {
      if (isOnNetwork(path)) return false
      const { kind } = await placeOf(path)
      return kind === 'here' || kind === 'outside'
    },

    alsoIn(folder) {
      return openFiles({ ...options, roots: roots && [...roots, folder] })
    },

    refusedWith(text) {
      return openFiles({ ...options, refusedText: text })
    },
  }
}
