/**
 * Apple Mail: accounts from the system's `Accounts4.sqlite` (macOS 10.13 and later).
 * Facts: three public readers of that file; iOS headers for SSLIsDirect. Not seen on a Mac.
 */
import { join } from 'node:path'
import type { SqlValue } from 'sql.js'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, IncomingProtocol, Security } from '../../contract/words.ts'
import { maximumFileBytes } from '../read/files.ts'
import { unarchived } from '../read/keyed-archive.ts'
import { parsePlist } from '../read/plist.ts'
import { isList, isMap, numberIn, textIn, truthIn, type PlistValue } from '../read/plist-value.ts'
import { mergedImage, withTables, type Row, type Tables } from '../read/sqlite.ts'
import { accountOf, withoutRepeats, type ServerDraft } from './account-of.ts'
import type { Home, Importer } from './importer.ts'
import { methodOfMechanism } from './sasl.ts'

const source = 'apple-mail'

/** The hint that helps: macOS shows these accounts to no program that was not allowed it. */
const refusedText =
  'macOS does not let this program see the accounts of Apple Mail; allow it in System Settings → Privacy & Security → ' +
  'Full Disk Access, then start it again, or type the settings'

const propertyKeys = [
  ...['Hostname', 'PortNumber', 'SSLEnabled', 'SSLIsDirect', 'AuthenticationScheme', 'ShouldUseAuthentication'],
  ...['IdentityEmailAddress', 'EmailAddress', 'EmailAliases', 'SendingAccountIdentifier'],
]

const accountColumns = [
  ...['Z_PK', 'ZACTIVE', 'ZACCOUNTTYPE', 'ZPARENTACCOUNT', 'ZIDENTIFIER', 'ZUSERNAME'],
  'ZDATACLASSPROPERTIES',
]

interface StoredAccount {
  key: number
  isActive: boolean
  /** What stands behind the last dot of its type, in lower case: `imap`, `smtp`, `google`. */
  kind: string
  parent: number | undefined
  identifier: string | undefined
  username: string | undefined
  properties: Map<string, PlistValue>
  /** `com.apple.Dataclass.Mail` of its data class properties. */
  mailClass: ReadonlyMap<string, PlistValue>
}

/** A column that may hold a property list. Damaged ones count as absent. */
function plistIn(value: SqlValue | undefined): PlistValue | undefined {
  if (!(value instanceof Uint8Array)) return value ?? undefined
  try {
    return unarchived(parsePlist(Buffer.from(value)))
  } catch {
    return undefined
  }
}

function numberOf(row: Row, column: string): number | undefined {
  const value = row.get(column)
  return typeof value === 'number' ? value : undefined
}

function textOf(row: Row, column: string): string | undefined {
  const value = row.get(column)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function storedAccounts(tables: Tables): Map<number, StoredAccount> {
  const kinds = new Map<number, string>()
  for (const row of tables.rows('ZACCOUNTTYPE', ['Z_PK', 'ZIDENTIFIER']))
    kinds.set(numberOf(row, 'Z_PK') ?? -1, (textOf(row, 'ZIDENTIFIER') ?? '').split('.').at(-1)?.toLowerCase() ?? '')
  const accounts = new Map<number, StoredAccount>()
  for (const row of tables.rows('ZACCOUNT', accountColumns)) {
    const key = numberOf(row, 'Z_PK')
    if (key === undefined) continue
    const classes = plistIn(row.get('ZDATACLASSPROPERTIES'))
    const mail = isMap(classes) ? classes.get('com.apple.Dataclass.Mail') : undefined
    accounts.set(key, {
      key,
      isActive: numberOf(row, 'ZACTIVE') !== 0,
      kind: kinds.get(numberOf(row, 'ZACCOUNTTYPE') ?? -1) ?? '',
      parent: numberOf(row, 'ZPARENTACCOUNT'),
      identifier: textOf(row, 'ZIDENTIFIER'),
      username: textOf(row, 'ZUSERNAME'),
      properties: new Map(),
      mailClass: isMap(mail) ? mail : new Map(),
    })
  }
  const wanted = propertyKeys.map((name) => `'${name}'`).join(', ')
  for (const row of tables.rows('ZACCOUNTPROPERTY', ['ZOWNER', 'ZKEY', 'ZVALUE'], `ZKEY IN (${wanted})`)) {
    const value = plistIn(row.get('ZVALUE'))
    const owner = accounts.get(numberOf(row, 'ZOWNER') ?? -1)
    if (value !== undefined) owner?.properties.set(textOf(row, 'ZKEY') ?? '', value)
  }
  return accounts
}

const tlsPorts = [993, 995, 465]
/** Providers whose accounts macOS signs in to through the web. */
const webParents = ['google', 'yahoo', 'hotmail', 'aol']

function authenticationOf(account: StoredAccount, parent: StoredAccount | undefined): Authentication | 'other' {
  const scheme = textIn(account.properties.get('AuthenticationScheme'))?.toUpperCase()
  if (scheme === 'APOP') return 'password-encrypted'
  const method = methodOfMechanism(scheme)
  if (method !== null) return method
  // Apple's own tokens and client certificates; a word that nobody knows counts as absent.
  if (scheme !== undefined && /TOKEN|EXTERNAL|APPLE/.test(scheme)) return 'other'
  if (webParents.includes(parent?.kind ?? '')) return 'oauth2'
  return parent?.kind === 'appleaccount' ? 'other' : 'password'
}

function securityOf(
  account: StoredAccount,
  parent: StoredAccount | undefined,
  prefix: string,
  port: number | undefined,
): Security {
  const direct = truthIn(account.properties.get('SSLIsDirect'))
  const isEnabled =
    truthIn(account.properties.get('SSLEnabled')) ??
    (direct === true || truthIn(parent?.mailClass.get(`${prefix}RequiresSSL`)) === true)
  if (!isEnabled) return 'none'
  return (direct ?? (port === undefined || tlsPorts.includes(port))) ? 'tls' : 'starttls'
}

function portIn(value: PlistValue | undefined): number | undefined {
  const port = numberIn(value)
  return port !== undefined && port >= 1 && port <= 65_535 ? port : undefined
}

function serverOf(
  account: StoredAccount,
  parent: StoredAccount | undefined,
  prefix: 'imap' | 'pop' | 'smtp',
  file: string,
): ServerDraft {
  const { properties } = account
  const port = portIn(properties.get('PortNumber')) ?? portIn(parent?.mailClass.get(`${prefix}Port`))
  const identity = prefix === 'smtp' ? textIn(properties.get('IdentityEmailAddress')) : undefined
  const isUnsigned = prefix === 'smtp' && truthIn(properties.get('ShouldUseAuthentication')) === false
  return {
    host: textIn(properties.get('Hostname')) ?? textIn(parent?.mailClass.get(`${prefix}Hostname`)),
    port,
    security: securityOf(account, parent, prefix, port),
    authentication: isUnsigned ? 'none' : authenticationOf(account, parent),
    username: account.username ?? identity ?? parent?.username,
    file,
  }
}

function emailOf(account: StoredAccount, parent: StoredAccount | undefined): string | undefined {
  const own = textIn(account.properties.get('IdentityEmailAddress'))
  if (own !== undefined) return own
  const aliases = account.properties.get('EmailAliases')
  for (const alias of isList(aliases) ? aliases : []) {
    const addresses = isMap(alias) ? alias.get('EmailAddresses') : undefined
    const first = isList(addresses) ? addresses.map(textIn).find((each) => each !== undefined) : undefined
    if (first !== undefined) return first
  }
  return textIn(parent?.properties.get('EmailAddress'))
}

const kinds: Record<string, { protocol: IncomingProtocol; prefix: 'imap' | 'pop' }> = {
  imap: { protocol: 'imap', prefix: 'imap' },
  pop: { protocol: 'pop3', prefix: 'pop' },
}

function accountsIn(accounts: Map<number, StoredAccount>, file: string, warn: Home['warn']): FoundAccount[] {
  const parentOf = (account: StoredAccount): StoredAccount | undefined => accounts.get(account.parent ?? -1)
  const inOrder = [...accounts.values()].filter((each) => each.isActive).toSorted((a, b) => a.key - b.key)
  const found = inOrder.map((account) => {
    const kind = Object.hasOwn(kinds, account.kind) ? kinds[account.kind] : undefined
    if (!kind) return null
    const parent = parentOf(account)
    const sending = textIn(account.properties.get('SendingAccountIdentifier'))
    const smtp = inOrder.find((each) => each.kind === 'smtp' && sending !== undefined && each.identifier === sending)
    return accountOf(
      {
        source,
        profile: account.identifier ?? '',
        email: { value: emailOf(account, parent), file },
        incoming: { protocol: kind.protocol, ...serverOf(account, parent, kind.prefix, file) },
        outgoing: smtp ? serverOf(smtp, parentOf(smtp), 'smtp', file) : null,
      },
      warn,
    )
  })
  return withoutRepeats(found)
}

/** Accounts in a database and, where there is one, its log. */
export async function accountsOfDatabase(
  main: Buffer,
  wal: Buffer | null,
  file: string,
  warn: Home['warn'],
): Promise<FoundAccount[]> {
  try {
    const accounts = await withTables(mergedImage(main, wal, 2 * maximumFileBytes), storedAccounts)
    return accountsIn(accounts, file, warn)
  } catch {
    warn(file, 'it cannot be read as the list of accounts of macOS: it is damaged or of another kind')
    return []
  }
}

export const appleMail: Importer = {
  source,
  async read({ places, files, warn }) {
    const file = join(places.home, 'Library', 'Accounts', 'Accounts4.sqlite')
    const readable = files.refusedWith(refusedText)
    // Whether it may be read at all is said once, not of its log, too.
    if (!(await readable.bytes(file))) return []
    // Then the log first: what it loses while we read has then reached the file.
    const wal = await readable.bytes(`${file}-wal`)
    const main = await readable.bytes(file)
    return main ? accountsOfDatabase(main, wal, file, warn) : []
  },
}
