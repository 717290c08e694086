/**
 * Thunderbird and Betterbird: accounts from `prefs.js` and `user.js` of every profile.
 * Facts: mozilla/releases-comm-central (MailNewsTypes2.idl, SmtpServer.sys.mjs, mailnews.js), tried with 153.7 ESR.
 */
import { basename, isAbsolute, join, resolve } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, IncomingProtocol, Security } from '../../contract/words.ts'
import { isNetworkPath, type Files, type Warn } from '../read/files.ts'
import { parseKeyFile } from '../read/key-file.ts'
import { parsePrefs } from '../read/prefs-js.ts'
import { wholeNumber } from '../read/text.ts'
import { accountOf, withoutRepeats, type ServerDraft } from './account-of.ts'
import type { Home, Importer } from './importer.ts'
import type { Places } from './places.ts'
import { preferences, wantsPref, type Preferences } from './thunderbird-prefs.ts'

const source = 'thunderbird'

const flatpaks = [
  'org.mozilla.Thunderbird',
  'org.mozilla.thunderbird',
  'org.mozilla.thunderbird_esr',
  'eu.betterbird.Betterbird',
]

/** Folders with a `profiles.ini`. */
function folders({ home, roaming, local }: Places): { folder: string; isWindows: boolean }[] {
  return [
    join(home, '.thunderbird'),
    join(home, 'snap', 'thunderbird', 'common', '.thunderbird'),
    ...flatpaks.map((id) => join(home, '.var', 'app', id, '.thunderbird')),
    join(home, 'Library', 'Thunderbird'),
  ]
    .map((folder) => ({ folder, isWindows: false }))
    .concat(
      [
        join(roaming, 'Thunderbird'),
        join(local, ...['Packages', 'MozillaThunderbird.MZLA_h5892qc0xkpca', 'LocalCache', 'Roaming', 'Thunderbird']),
      ].map((folder) => ({ folder, isWindows: true })),
    )
}

/** nsMsgAuthMethod. 7 is a client certificate. */
function authenticationOf(method: number | undefined): Authentication | 'other' {
  switch (method) {
    case 1:
      return 'none'
    case 4:
    case 8:
      return 'password-encrypted'
    case 5:
      return 'kerberos'
    case 6:
      return 'ntlm'
    case 7:
      return 'other'
    case 10:
      return 'oauth2'
    default:
      return 'password'
  }
}

/** nsMsgSocketType; `undefined` where there is none of its values. */
function securityOf(socketType: number | undefined): Security | undefined {
  switch (socketType) {
    case 0:
      return 'none'
    // 1 was "STARTTLS, if available", gone since 2024.
    case 1:
    case 2:
      return 'starttls'
    case 3:
      return 'tls'
    default:
      return undefined
  }
}

function incomingOf(prefs: Preferences, key: string): (ServerDraft & { protocol: IncomingProtocol }) | null {
  const name = (leaf: string): string => `mail.server.${key}.${leaf}`
  const protocol = prefs.text(name('type'))
  if (protocol !== 'imap' && protocol !== 'pop3') return null
  // Before version 102 a server that was changed later kept its first name here and the real one there.
  const host = prefs.text(name('realhostname')) === undefined ? 'hostname' : 'realhostname'
  const user = prefs.text(name('realuserName')) === undefined ? 'userName' : 'realuserName'
  return {
    protocol,
    host: prefs.text(name(host)),
    port: prefs.number(name('port')),
    security: securityOf(prefs.number(name('socketType'))) ?? (prefs.isTrue(name('isSecure')) ? 'tls' : 'none'),
    authentication: authenticationOf(prefs.number(name('authMethod'))),
    username: prefs.text(name(user)),
    file: prefs.file(name('type')),
    files: {
      host: prefs.file(name(host)),
      port: prefs.file(name('port')),
      security: prefs.file(name('socketType')),
      authentication: prefs.file(name('authMethod')),
      username: prefs.file(name(user)),
    },
  }
}

/** An identity's server; one that is neither described nor listed any more falls back like none. */
export function outgoingKey(prefs: Preferences, identity: string): string | undefined {
  const listed = prefs.keys('mail.smtpservers')
  const isKnown = (key: string | undefined): key is string =>
    key !== undefined &&
    (listed.includes(key) ||
      prefs.text(`mail.smtpserver.${key}.hostname`) !== undefined ||
      prefs.text(`mail.smtpserver.${key}.type`) !== undefined)
  const own = prefs.text(`mail.identity.${identity}.smtpServer`)
  if (isKnown(own)) return own
  const usual = prefs.text('mail.smtp.defaultserver')
  return isKnown(usual) ? usual : listed[0]
}

function outgoingOf(prefs: Preferences, identity: string): ServerDraft | null {
  const key = outgoingKey(prefs, identity)
  if (key === undefined) return null
  const name = (leaf: string): string => `mail.smtpserver.${key}.${leaf}`
  if ((prefs.text(name('type')) ?? 'smtp') !== 'smtp') return null
  const security = securityOf(prefs.number(name('try_ssl'))) ?? 'none'
  return {
    host: prefs.text(name('hostname')),
    port: prefs.number(name('port')),
    defaultPort: security === 'tls' ? 465 : 587,
    security,
    authentication: authenticationOf(prefs.number(name('authMethod'))),
    username: prefs.text(name('username')),
    file: prefs.file(name('hostname')),
    files: {
      port: prefs.file(name('port')),
      security: prefs.file(name('try_ssl')),
      authentication: prefs.file(name('authMethod')),
      username: prefs.file(name('username')),
    },
  }
}

function accountsIn(prefs: Preferences, profile: string, warn: Warn): FoundAccount[] {
  const found: (FoundAccount | null)[] = []
  for (const key of prefs.keys('mail.accountmanager.accounts')) {
    const server = prefs.text(`mail.account.${key}.server`)
    const incoming = server === undefined ? null : incomingOf(prefs, server)
    if (!incoming) continue
    const identities = prefs.keys(`mail.account.${key}.identities`)
    const listed = new Set<string>()
    for (const [index, identity] of [...(identities.length > 0 ? identities : [null])].entries()) {
      const name = `mail.identity.${identity}.useremail`
      const email = identity === null ? undefined : prefs.text(name)
      if (index > 0 && email === undefined) continue
      const account = accountOf(
        {
          source,
          profile,
          email: { value: email, file: prefs.file(name) },
          incoming,
          outgoing: identity === null ? null : outgoingOf(prefs, identity),
        },
        warn,
      )
      const outgoing = JSON.stringify(account?.account.outgoing ?? null)
      if (index > 0 && (outgoing === 'null' || listed.has(outgoing))) continue
      listed.add(outgoing)
      found.push(account)
    }
  }
  return withoutRepeats(found)
}

function addFile(prefs: Preferences, bytes: Buffer, file: string, warn: Warn): void {
  const { values, faults } = parsePrefs(bytes, wantsPref)
  bytes.fill(0)
  prefs.add(values, file)
  if (faults > 0) warn(file, 'some lines in it are no settings and were passed over')
}

/** Accounts of one `prefs.js` alone. */
export function accountsOfPrefs(bytes: Buffer, file: string, profile: string, warn: Warn): FoundAccount[] {
  const prefs = preferences(file)
  addFile(prefs, bytes, file, warn)
  return accountsIn(prefs, profile, warn)
}

async function accountsOfProfile(folder: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const main = join(folder, 'prefs.js')
  const own = join(folder, 'user.js')
  const first = await files.bytes(main)
  // A profile that was never used has none.
  if (!first) return []
  const prefs = preferences(main)
  addFile(prefs, first, main, warn)
  const second = await files.bytes(own)
  if (second) addFile(prefs, second, own, warn)
  return accountsIn(prefs, basename(folder), warn)
}

interface ProfileEntry {
  number: number
  path: string
  isRelative: boolean
}

function profilesIn(bytes: Buffer): ProfileEntry[] {
  const file = parseKeyFile(bytes, 'plain', (key) => key === 'Path' || key === 'IsRelative')
  return file.groups
    .flatMap((group) => {
      const number = wholeNumber(/^Profile(\d+)$/.exec(group)?.[1])
      const path = file.get(group, 'Path')
      return number === undefined || path === undefined || path === ''
        ? []
        : [{ number, path, isRelative: file.get(group, 'IsRelative') !== '0' }]
    })
    .toSorted((a, b) => a.number - b.number)
}

async function accountsOfFolder(
  { folder, isWindows }: { folder: string; isWindows: boolean },
  { files, places, warn }: Home,
): Promise<FoundAccount[]> {
  const ini = join(folder, 'profiles.ini')
  const bytes = await files.bytes(ini)
  if (!bytes) return []
  const found = await Promise.all(
    profilesIn(bytes).map(async ({ path, isRelative }) => {
      const local = isWindows && process.platform !== 'win32' ? path.replaceAll('\\', '/') : path
      if (isRelative) return accountsOfProfile(resolve(folder, `./${local}`), files, warn)
      if (isNetworkPath(path) || !isAbsolute(path)) {
        const why = isNetworkPath(path)
          ? 'lies on the network; such places are not read'
          : 'is not a path of this system'
        warn(ini, `a profile that it names ${why}`)
        return []
      }
      // A person may keep a profile anywhere on this computer; under a given home nothing outside is read.
      const reach = places.isGiven ? files : files.alsoIn(path)
      return accountsOfProfile(resolve(path), reach, warn)
    }),
  )
  return found.flat()
}

export const thunderbird: Importer = {
  source,
  async read(home) {
    const found = await Promise.all(folders(home.places).map((place) => accountsOfFolder(place, home)))
    return withoutRepeats(found.flat())
  },
}
