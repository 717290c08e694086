/** The lab as a whole: built before the scenarios, gone after them. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanary, type Canary } from './canary.ts'
import { startCapture, type Capture } from './capture.ts'
import { advertiser, portal, prefix, resolverAddresses, resolverNames } from './networks.ts'
import { requireMachine, takeTurn } from './preflight.ts'
import { usernameOf, type Scenario } from './scenario.ts'
import type { Mailbox } from './servers/dovecot.ts'
import { controls, pages } from './servers/controls.ts'
import { startServers, type Servers } from './servers/start.ts'
import { addressesOf, domainOf, variantNames, variantOf, type VariantName } from './servers/variants.ts'
import { buildTopology, removeTopology } from './topology.ts'

export interface Lab {
  servers: Servers
  capture: Capture
  /** Of all accounts but those of `inClear`. */
  canary: Canary
  /** Of the accounts whose user agreed to clear text: it has to be found on the wire, or the search is blind. */
  clearCanary: Canary
  /** The right password of an account. */
  passwordOf: (user: string, inClear?: boolean) => string
  folder: string
  captureFile: string
  /** The program's own files: one folder per row. */
  workFolder: string
  remove(): Promise<void>
}

/** An account on every server, for the lab's own look at them. */
export const ownUser = 'lab'

export async function buildLab(rows: readonly Scenario[]): Promise<Lab> {
  await requireMachine()
  const turn = await takeTurn()
  await removeTopology()
  for (const left of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    rmSync(join(tmpdir(), left), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  try {
    const lab = await build(folder, rows)
    return { ...lab, remove: () => lab.remove().finally(() => turn.close()) }
  } catch (error) {
    await removeTopology()
    rmSync(folder, { recursive: true, force: true })
    turn.close()
    throw error
  }
}

async function build(folder: string, rows: readonly Scenario[]): Promise<Lab> {
  const canary = createCanary()
  const clearCanary = createCanary()
  const passwordOf = (user: string, inClear = false) => (inClear ? clearCanary : canary).passwordFor(user)
  const boxes = (name: VariantName): Mailbox[] => [
    { username: `${ownUser}@${domainOf(name)}`, password: passwordOf(ownUser, variantOf(name).inClear === 'only') },
    ...rows
      .filter((row) => row.server === name && row.knownAs !== 'nobody')
      .map((row) => ({ username: usernameOf(row), password: passwordOf(row.user, row.inClear) })),
  ]
  await buildTopology([
    ...resolverNames.map(resolverAddresses),
    ...variantNames.map(addressesOf),
    ...[...controls, ...pages].map(({ addresses }) => addresses),
    advertiser,
    portal,
  ])
  const captureFile = join(folder, 'capture.pcap')
  const capture = await startCapture(captureFile)
  const serverFolder = join(folder, 'servers')
  mkdirSync(serverFolder)
  chmodSync(serverFolder, 0o755)
  const servers = await startServers({ folder: serverFolder, boxes })
  const workFolder = join(folder, 'work')
  mkdirSync(workFolder)
  return {
    servers,
    capture,
    canary,
    clearCanary,
    passwordOf,
    folder,
    captureFile,
    workFolder,
    async remove() {
      await servers.stop()
      await removeTopology()
      // Kept until the next run where that is asked for; it holds account files, logs and the record, and no password in clear.
      if (process.env['MAIL_LAB_KEEP'] === undefined && existsSync(folder)) rmSync(folder, { recursive: true })
    },
  }
}
