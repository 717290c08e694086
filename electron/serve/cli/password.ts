/**
 * Where the password comes from (command-line.md): --password-stdin, else MAIL_CHECK_PASSWORD, else asked for on a
 * terminal, else none. Never an argument: other programs can read those.
 */
import { Secret } from '../../contract/secret.ts'
import { askHidden } from './ask-hidden.ts'
import { readFirstLine } from './read-input.ts'
import { WrongCall } from './wrong-call.ts'

const variable = 'MAIL_CHECK_PASSWORD'

/** Reads it and removes it from the environment in one go. Empty counts as not set. */
export function takePasswordFromEnvironment(environment: NodeJS.ProcessEnv): Secret | null {
  const value = environment[variable]
  delete environment[variable]
  return value === undefined || value === '' ? null : new Secret(value)
}

export interface PasswordSources {
  fromStdin: boolean
  fromEnvironment: Secret | null
  /** Standard input is taken by `--account -`. */
  stdinIsTaken: boolean
  email: string
}

/** @throws WrongCall where the password that was promised is not there */
export async function readPassword(sources: PasswordSources): Promise<Secret | null | 'interrupted'> {
  if (sources.fromStdin) return passwordFromLine(await readFirstLine(process.stdin))
  if (sources.fromEnvironment) return sources.fromEnvironment
  if (sources.stdinIsTaken || !process.stdin.isTTY || !process.stderr.isTTY) return null
  const question = `Password for ${sources.email} (not shown; empty: check without signing in): `
  const asked = await askHidden(question, { input: process.stdin, output: process.stderr })
  if (asked === 'interrupted') return asked
  return asked.line === '' ? null : new Secret(asked.line)
}

function passwordFromLine(line: string | null): Secret {
  if (line === null) throw new WrongCall('the first line of standard input is no password: it is too long or not UTF-8')
  if (line === '')
    throw new WrongCall(
      'the first line of standard input is empty; give the password there, or leave --password-stdin out',
    )
  // RFC 4616: NUL separates the parts of a PLAIN sign-in.
  if (line.includes('\0'))
    throw new WrongCall('the password on standard input has a NUL character in it; type it again')
  return new Secret(line)
}
