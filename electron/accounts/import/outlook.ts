/**
 * Classic Outlook: the accounts of its profiles in the registry, or in exports of it.
 * Facts: public programs that read these values (2007 to Microsoft 365); not seen by Outlook itself.
 */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Warn } from '../read/files.ts'
import { parseRegistryExport, type RegistryValue } from '../read/registry-export.ts'
import { exportRegistry } from '../read/registry-query.ts'
import { withoutRepeats } from './account-of.ts'
import type { Home, Importer } from './importer.ts'
import { outlookAccount, type OutlookName } from './outlook-values.ts'

const source = 'outlook'

/** Newest first; the last is where Outlook 2007 and 2010 keep them. */
const roots = [
  'HKCU\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles',
  'HKCU\\Software\\Microsoft\\Office\\15.0\\Outlook\\Profiles',
  'HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles',
]

const accountKey =
  /\\Software\\Microsoft\\(?:Office\\(\d{1,3}\.\d)\\Outlook|Windows NT\\CurrentVersion\\Windows Messaging Subsystem)\\Profiles\\([^\\]+)\\9375CFF0413111d3B88A00104B2A6676\\([0-9a-f]{8})$/i

/** Names as stored; `*` is the incoming protocol's. Passwords stand beside them and are not in this list. */
const storedNames: Record<OutlookName, string> = {
  email: 'email',
  accountName: 'account name',
  incomingServer: '* server',
  incomingUser: '* user',
  incomingPort: '* port',
  incomingUseSsl: '* use ssl',
  incomingUseSpa: '* use spa',
  smtpServer: 'smtp server',
  smtpUser: 'smtp user',
  smtpPort: 'smtp port',
  smtpUseSsl: 'smtp use ssl',
  smtpUseSpa: 'smtp use spa',
  smtpUseAuth: 'smtp use auth',
  smtpAuthMethod: 'smtp auth method',
  smtpSecureConnection: 'smtp secure connection',
}

const wanted = new Set(
  Object.values(storedNames).flatMap((name) => [name.replace('*', 'imap'), name.replace('*', 'pop3')]),
)

interface StoredAccount {
  version: number
  profile: string
  number: number
  values: Map<string, { value: RegistryValue; file: string }>
  file: string
}

function read(stored: StoredAccount, warn: Warn): FoundAccount | null {
  const text = (name: string): string | undefined => {
    const value = stored.values.get(name)?.value
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const kind = ['imap', 'pop3'].find((each) => text(`${each} server`) !== undefined)
  // Neither: Exchange, an address book, a data file.
  if (kind === undefined) return null
  const nameOf = (name: OutlookName): string => storedNames[name].replace('*', kind)
  return outlookAccount(
    {
      profile: stored.profile,
      protocol: kind === 'imap' ? 'imap' : 'pop3',
      text: (name) => text(nameOf(name)),
      number: (name) => {
        const value = stored.values.get(nameOf(name))?.value
        return typeof value === 'number' ? value : undefined
      },
      file: (name) => stored.values.get(nameOf(name))?.file ?? stored.file,
    },
    warn,
  )
}

/** Accounts in exports, together: a later one adds to what an earlier one says of the same key. */
export function accountsOfExports(exports: readonly { bytes: Buffer; file: string }[], warn: Warn): FoundAccount[] {
  const accounts = new Map<string, StoredAccount>()
  for (const { bytes, file } of exports) {
    const { keys, faults } = parseRegistryExport(
      bytes,
      (path) => accountKey.test(path),
      (name) => wanted.has(name),
    )
    bytes.fill(0)
    if (faults > 0) warn(file, 'some values in it could not be understood and were passed over')
    for (const { path, values } of keys) {
      const [, version, profile = '', number = ''] = accountKey.exec(path) ?? []
      const key = JSON.stringify([version, profile.toLowerCase(), number.toLowerCase()])
      const stored = accounts.get(key) ?? {
        version: version === undefined ? 0 : Number(version),
        profile,
        number: parseInt(number, 16),
        values: new Map(),
        file,
      }
      accounts.set(key, stored)
      for (const [name, value] of values) stored.values.set(name, { value, file })
    }
  }
  const inOrder = [...accounts.values()].toSorted(
    (a, b) => b.version - a.version || compareNames(a.profile, b.profile) || a.number - b.number,
  )
  return withoutRepeats(inOrder.map((stored) => read(stored, warn)))
}

/** As the registry sorts its keys: without regard to case. */
function compareNames(one: string, other: string): number {
  const [a, b] = [one.toUpperCase(), other.toUpperCase()]
  return a < b ? -1 : a > b ? 1 : 0
}

async function exportsBelow({ places, files }: Home): Promise<{ bytes: Buffer; file: string }[]> {
  const folder = join(places.home, 'AppData-registry')
  const names = (await files.names(folder)).filter((name) => name.toLowerCase().endsWith('.reg'))
  const read = await Promise.all(
    names.map(async (name) => ({ file: join(folder, name), bytes: await files.bytes(join(folder, name)) })),
  )
  return read.flatMap(({ file, bytes }) => (bytes ? [{ file, bytes }] : []))
}

async function ownExports(): Promise<{ bytes: Buffer; file: string }[]> {
  const read = await Promise.all(roots.map(async (root) => ({ file: root, bytes: await exportRegistry(root) })))
  return read.flatMap(({ file, bytes }) => (bytes ? [{ file, bytes }] : []))
}

export const outlook: Importer = {
  source,
  async read(home) {
    const ofSystem = process.platform === 'win32' && !home.places.isGiven
    const exports = ofSystem ? await ownExports() : home.places.isGiven ? await exportsBelow(home) : []
    return accountsOfExports(exports, home.warn)
  },
}
