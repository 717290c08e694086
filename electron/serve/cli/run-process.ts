/** The border between a process and `runCommandLine`, for the command line's own entry and the packaged program. */
import { failureLine } from '../failure.ts'
import { runCommandLine } from './command-line.ts'
import { takePasswordFromEnvironment } from './password.ts'

/** Runs one call and ends the process with its status. */
export function runProcess(args: readonly string[]): void {
  // Before anything else: nothing that runs later, and no child, finds it there.
  const passwordFromEnvironment = takePasswordFromEnvironment(process.env)
  process.on('uncaughtException', endWithFailure)
  process.on('unhandledRejection', endWithFailure)
  // Who reads the warnings and the progress may go away first.
  process.stderr.on('error', () => {})
  runCommandLine(args, passwordFromEnvironment).then((status) => process.exit(status), endWithFailure)
}

function endWithFailure(error: unknown): void {
  process.stderr.write(`${failureLine(error)}\n`, () => process.exit(3))
}
