/** One call of the command line, from its arguments to the exit status. */
import type { Secret } from '../../contract/secret.ts'
import { writeOut } from './output.ts'
import { readCall, type Call } from './read-call.ts'
import { WrongCall } from './wrong-call.ts'

const wrongCallStatus = 2

export async function runCommandLine(args: readonly string[], fromEnvironment: Secret | null): Promise<number> {
  try {
    return await carryOut(readCall(args), fromEnvironment)
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error
    process.stderr.write(`mail-check: ${error.message}\n`)
    return wrongCallStatus
  }
}

/** Commands are loaded when they are called: each start pays for its own only. */
async function carryOut(call: Call, fromEnvironment: Secret | null): Promise<number> {
  switch (call.name) {
    case 'say':
      await writeOut(call.text)
      return 0
    case 'practice': {
      const { practiceCommand } = await import('./practice-command.ts')
      return practiceCommand(call.json)
    }
    case 'explain': {
      const { explainCommand } = await import('./explain-command.ts')
      return explainCommand(call.file, call.json)
    }
    case 'accounts': {
      const { accountsCommand } = await import('./accounts-command.ts')
      return accountsCommand(call.options)
    }
    case 'find': {
      const { findCommand } = await import('./find-command.ts')
      return findCommand(call.options)
    }
    case 'history': {
      const { historyCommand } = await import('./history-command.ts')
      return historyCommand(call.options)
    }
    case 'export': {
      const { exportCommand } = await import('./export-command.ts')
      return exportCommand(call.options)
    }
    case 'check': {
      const { checkCommand } = await import('./check-command.ts')
      return checkCommand(call.options, fromEnvironment)
    }
    default: {
      const never: never = call
      return never
    }
  }
}
