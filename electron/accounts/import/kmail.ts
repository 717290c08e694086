/** KMail: accounts from Akonadi's resources, KMail's identities and transports. Tried with 22.12.3. */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, Security } from '../../contract/words.ts'
import type { Files, Warn } from '../read/files.ts'
import { parseKeyFile, type KeyFile } from '../read/key-file.ts'
import { truth, wholeNumber } from '../read/text.ts'
import { accountOf, withoutRepeats, type AccountDraft, type ServerDraft } from './account-of.ts'
import type { Importer } from './importer.ts'

const source = 'kmail'

const wanted = new Set([
  ...['ImapServer', 'ImapPort', 'UserName', 'Safety', 'Authentication', 'AccountIdentity', 'UseDefaultIdentity'],
  ...['host', 'port', 'login', 'useSSL', 'useTLS', 'authenticationMethod'],
  ...['Default Identity', 'uoid', 'Email Address', 'Transport'],
  ...['default-transport', 'id', 'identifier', 'encryption', 'auth', 'authtype', 'user'],
])

/** By number in the resources' files, by name in `mailtransports`. */
const methods: readonly [number: number, name: string, Authentication][] = [
  [0, 'LOGIN', 'password'],
  [1, 'PLAIN', 'password'],
  [2, 'CRAM_MD5', 'password-encrypted'],
  [3, 'DIGEST_MD5', 'password-encrypted'],
  [4, 'GSSAPI', 'kerberos'],
  [5, 'NTLM', 'ntlm'],
  [6, 'APOP', 'password-encrypted'],
  [7, 'CLEAR', 'password'],
  [8, 'ANONYMOUS', 'none'],
  [9, 'XOAUTH2', 'oauth2'],
]

function methodByNumber(text: string | undefined): Authentication {
  const number = wholeNumber(text)
  return methods.find(([each]) => each === number)?.[2] ?? 'password'
}

function methodByName(text: string | undefined): Authentication {
  const name = text?.toUpperCase().replaceAll('-', '_')
  return methods.find(([, each]) => each === name)?.[2] ?? 'password'
}

interface Settings {
  keys: KeyFile
  path: string
}

async function settingsAt(path: string, files: Files, warn: Warn): Promise<Settings | null> {
  const bytes = await files.bytes(path)
  if (!bytes) return null
  const keys = parseKeyFile(bytes, 'kde', (key) => wanted.has(key))
  bytes.fill(0)
  if (keys.faults > 0) warn(path, 'some lines in it are no settings and were passed over')
  return { keys, path }
}

const instance = /^(akonadi_(imap|pop3)_resource_\d+)\\AgentType$/

const mostResources = 300

/** Names of the resources that are in use: the files of removed ones stay behind. */
function resourcesIn(bytes: Buffer): { name: string; kind: 'imap' | 'pop3' }[] {
  const file = parseKeyFile(bytes, 'plain', (key) => instance.test(key))
  return file
    .keys('Instances')
    .slice(0, mostResources)
    .flatMap((key) => {
      const [, name, kind] = instance.exec(key) ?? []
      return name === undefined ? [] : [{ name, kind: kind === 'imap' ? 'imap' : 'pop3' } as const]
    })
}

function groupsLike(settings: Settings | null, pattern: RegExp): string[] {
  return settings?.keys.groups.filter((group) => pattern.test(group)) ?? []
}

/** A group of `emailidentities`: the one with that number, else the default one, else the first. */
function identityFor(uoid: string | undefined, identities: Settings | null): string | undefined {
  const groups = groupsLike(identities, /^Identity #\d+$/)
  const withNumber = (number: string | undefined): string | undefined =>
    number === undefined ? undefined : groups.find((group) => identities?.keys.get(group, 'uoid') === number)
  return withNumber(uoid) ?? withNumber(identities?.keys.get('General', 'Default Identity')) ?? groups[0]
}

const transportSecurities: Record<string, Security> = { none: 'none', ssl: 'tls', tls: 'starttls' }

function transportOf(id: string | undefined, transports: Settings | null): ServerDraft | null {
  const groups = groupsLike(transports, /^Transport \S+$/)
  const get = (group: string, key: string): string | undefined => transports?.keys.get(group, key)
  const withId = (wantedId: string | undefined): string | undefined =>
    wantedId === undefined || wantedId === ''
      ? undefined
      : groups.find((group) => (get(group, 'id') ?? group.slice('Transport '.length)) === wantedId)
  const group = withId(id) ?? withId(get('General', 'default-transport'))
  if (group === undefined || !transports) return null
  // Others hand mail to an Exchange server or to a program.
  if ((get(group, 'identifier') ?? 'SMTP').toUpperCase() !== 'SMTP') return null
  const encryption = get(group, 'encryption')?.toLowerCase() ?? ''
  return {
    host: get(group, 'host'),
    port: wholeNumber(get(group, 'port')),
    defaultPort: 25,
    security: (Object.hasOwn(transportSecurities, encryption) && transportSecurities[encryption]) || 'none',
    authentication: truth(get(group, 'auth')) === true ? methodByName(get(group, 'authtype')) : 'none',
    username: get(group, 'user'),
    file: transports.path,
  }
}

function imapOf({ keys, path }: Settings): ServerDraft {
  const safety = keys.get('network', 'Safety')?.toUpperCase()
  return {
    host: keys.get('network', 'ImapServer'),
    port: wholeNumber(keys.get('network', 'ImapPort')),
    defaultPort: 993,
    security: safety === 'STARTTLS' ? 'starttls' : safety === 'NONE' ? 'none' : 'tls',
    authentication: methodByNumber(keys.get('network', 'Authentication')),
    username: keys.get('network', 'UserName'),
    file: path,
  }
}

function popOf({ keys, path }: Settings): ServerDraft {
  const isOn = (key: string): boolean => truth(keys.get('General', key)) === true
  return {
    host: keys.get('General', 'host'),
    port: wholeNumber(keys.get('General', 'port')),
    defaultPort: 110,
    security: isOn('useSSL') ? 'tls' : isOn('useTLS') ? 'starttls' : 'none',
    authentication: methodByNumber(keys.get('General', 'authenticationMethod')),
    username: keys.get('General', 'login'),
    file: path,
  }
}

function incomingOf(resource: Settings, kind: 'imap' | 'pop3'): AccountDraft['incoming'] {
  return { protocol: kind, ...(kind === 'imap' ? imapOf(resource) : popOf(resource)) }
}

async function accountsOfFolder(folder: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const agents = await files.bytes(join(folder, 'akonadi', 'agentsrc'))
  if (!agents) return []
  const resources = resourcesIn(agents)
  if (resources.length === 0) return []
  const [identities, transports, ...settings] = await Promise.all(
    ['emailidentities', 'mailtransports', ...resources.map(({ name }) => `${name}rc`)].map((name) =>
      settingsAt(join(folder, name), files, warn),
    ),
  )
  return resources.flatMap(({ name, kind }, index) => {
    const resource = settings[index]
    if (!resource) return []
    // A POP3 resource names no identity.
    const isOwn = kind === 'imap' && truth(resource.keys.get('cache', 'UseDefaultIdentity')) === false
    const group = identityFor(isOwn ? resource.keys.get('cache', 'AccountIdentity') : undefined, identities ?? null)
    const of = (key: string): string | undefined => (group === undefined ? undefined : identities?.keys.get(group, key))
    return (
      accountOf(
        {
          source,
          profile: name,
          email: { value: of('Email Address'), file: identities?.path ?? resource.path },
          incoming: incomingOf(resource, kind),
          outgoing: transportOf(of('Transport'), transports ?? null),
        },
        warn,
      ) ?? []
    )
  })
}

export const kmail: Importer = {
  source,
  async read({ places, files, warn }) {
    const folders = [
      places.config,
      join(places.home, '.var', 'app', 'org.kde.kontact', 'config'),
      join(places.home, '.var', 'app', 'org.kde.kmail2', 'config'),
    ]
    const found = await Promise.all(folders.map((folder) => accountsOfFolder(folder, files, warn)))
    return withoutRepeats(found.flat())
  },
}
