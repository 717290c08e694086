/** The command line's entry: what bin.js runs. Nothing but the border between Node's process and `runCommandLine`. */
import { takePasswordFromEnvironment } from './password.ts'
import { failureLine } from './failure.ts'
import { runCommandLine } from './command-line.ts'

// Before anything else: nothing that runs later, and no child, finds it there.
const passwordFromEnvironment = takePasswordFromEnvironment(process.env)

function endWithFailure(error: unknown): void {
  process.stderr.write(`${failureLine(error)}\n`, () => process.exit(3))
}

process.on('uncaughtException', endWithFailure)
process.on('unhandledRejection', endWithFailure)
// Who reads the warnings and the progress may go away first.
process.stderr.on('error', () => {})

runCommandLine(process.argv.slice(2), passwordFromEnvironment).then((status) => process.exit(status), endWithFailure)
