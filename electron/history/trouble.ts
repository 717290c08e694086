/** What the system says against reading or writing a file, as half a sentence for people. */

/** A failure of the system, not of this program. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
}

export function troubleOf({ code }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no space is left'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this user may not'
    case 'EISDIR':
      return 'it is a folder'
    // Not the system's: store.ts, which opens nothing but files.
    case 'ENOTREG':
      return 'it is a pipe or a device, not a file'
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such folder'
    case undefined:
    default:
      return `the system says ${code ?? 'nothing'}`
  }
}
