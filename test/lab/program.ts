/** Runs `mail-check` as a person would, from inside a network of the lab, with a home of its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from '../../electron/contract/account.ts'
import { namespaceOf, type NetworkName } from './networks.ts'
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
  const args = [
    'check',
    '--account',
    file,
    '--ca',
    call.authority,
    ...(byStdin ? ['--password-stdin'] : []),
    ...call.options,
  ]
  const [command, all] = inside(namespaceOf(call.network), process.execPath, [bin, ...args])
  return run(command, all, {
    cwd: call.folder,
    input: call.password?.by === 'stdin' ? `${call.password.is}\n` : '',
    env: {
      ...plainEnvironment,
      HOME: join(call.folder, 'home'),
      TMPDIR: join(call.folder, 'tmp'),
      ...(call.password?.by === 'environment' ? { MAIL_CHECK_PASSWORD: call.password.is } : {}),
    },
  })
}
