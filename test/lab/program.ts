/** Runs `mail-check` as a person would, from inside a network of the lab, with a home of its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from '../../electron/contract/account.ts'
import { namespaceOf, networkOf, type NetworkName } from './networks.ts'
import { inside, plainEnvironment, run, type Ran } from './shell.ts'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
/** What the program is built into on its first start. */
export const builtFolder = join(checkout, 'out')
const bin = join(checkout, 'electron/serve/cli/bin.js')

/** Builds what there is to build, so that no scenario waits for it. Rejects where the program does not start. */
export async function buildProgram(): Promise<void> {
  const { bin: listed } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  if (join(checkout, listed['mail-check']) !== bin)
    throw new Error('package.json names another program than the lab runs')
  const ran = await run(process.execPath, [bin, 'practice', '--json'], { boundMs: 120_000 })
  if (ran.status !== 0) throw new Error(`mail-check does not run: ${ran.stderr}`)
}

export interface Call {
  network: NetworkName
  /** Its home, temporary files and account file; made here. */
  folder: string
  account: Account
  /** The contract knows both: the first line of standard input, or the environment. */
  password: { by: 'stdin' | 'environment'; is: string } | null
  authority: string
  options: readonly string[]
}

export function checkFrom(call: Call): Promise<Ran> {
  for (const made of ['home', 'tmp']) mkdirSync(join(call.folder, made), { recursive: true })
  const file = join(call.folder, 'account.json')
  writeFileSync(file, JSON.stringify(call.account))
  const byStdin = call.password?.by === 'stdin'
  const isAddressOnly = call.account.incoming === undefined && call.account.outgoing === undefined
  const args = [
    'check',
    ...(isAddressOnly ? [call.account.email] : ['--account', file]),
    '--ca',
    call.authority,
    ...(byStdin ? ['--password-stdin'] : []),
    ...call.options,
  ]
  return start(call, args)
}

/** `find` for the account's address. */
export function findFrom(call: Omit<Call, 'password'>): Promise<Ran> {
  for (const made of ['home', 'tmp']) mkdirSync(join(call.folder, made), { recursive: true })
  return start({ ...call, password: null }, ['find', call.account.email, '--ca', call.authority, ...call.options])
}

function start(call: Call, args: readonly string[]): Promise<Ran> {
  const { clock, environment = {} } = networkOf(call.network)
  const node = [process.execPath, bin, ...args]
  // The clock that shows the time is off; the one that only counts is not, as when the battery of a clock is empty.
  const [program = '', ...words] = clock === undefined ? node : ['faketime', clock, ...node]
  const [command, all] = inside(namespaceOf(call.network), program, words)
  return run(command, all, {
    cwd: call.folder,
    input: call.password?.by === 'stdin' ? `${call.password.is}\n` : '',
    env: {
      ...plainEnvironment,
      ...environment,
      ...(clock === undefined ? {} : { DONT_FAKE_MONOTONIC: '1' }),
      HOME: join(call.folder, 'home'),
      TMPDIR: join(call.folder, 'tmp'),
      ...(call.password?.by === 'environment' ? { MAIL_CHECK_PASSWORD: call.password.is } : {}),
    },
  })
}
