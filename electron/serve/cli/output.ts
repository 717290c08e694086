/** Standard output: whole, or quietly not at all where the reader has gone. */

/** Standard output takes nothing (a full disk, a closed file): neither the program's fault nor the call's. */
export class OutputFailure extends Error {
  /** @param code the system's, such as ENOSPC */
  constructor(code: string) {
    super(`standard output cannot be written (${code}${code === 'ENOSPC' ? ', no space left' : ''})`)
    this.name = 'OutputFailure'
  }
}

/** Resolves when everything was handed to the system; a large document into a pipe is not cut off by the exit. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve()
      else reject(new OutputFailure(error.code ?? 'unknown'))
    })
    process.stdout.write(text, (error) => {
      if (!error) resolve()
    })
  })
}

export function writeJson(document: unknown): Promise<void> {
  return writeOut(`${JSON.stringify(document, null, 2)}\n`)
}

/** How text may look where it goes: colours on a terminal only (https://no-color.org), lines as wide as it is. */
export function lookOf(
  stream: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
): { colour: boolean; columns: number } {
  const plain = Boolean(environment['NO_COLOR']) || environment['TERM'] === 'dumb'
  return { colour: stream.isTTY && !plain, columns: stream.isTTY ? Math.max(40, stream.columns || 80) : 100 }
}
