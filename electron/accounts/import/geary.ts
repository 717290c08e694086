/** Geary: one key file per account. Facts: GNOME/geary accounts-manager.vala; tried with 43.0. */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Security } from '../../contract/words.ts'
import type { Files, Warn } from '../read/files.ts'
import { listOf, parseKeyFile, type KeyFile } from '../read/key-file.ts'
import { truth, wholeNumber } from '../read/text.ts'
import { accountOf, addressOf, withoutRepeats, type ServerDraft } from './account-of.ts'
import type { Importer } from './importer.ts'

const source = 'geary'

const wanted = new Set([
  ...['version', 'status', 'goa_id', 'sender_mailboxes', 'service_provider'],
  ...['host', 'port', 'login', 'transport_security', 'credentials', 'primary_email'],
  ...['imap', 'smtp'].flatMap((kind) =>
    ['host', 'port', 'ssl', 'starttls', 'username'].map((name) => `${kind}_${name}`),
  ),
  ...['smtp_use_imap_credentials', 'smtp_noauth'],
])

type Place = Pick<ServerDraft, 'host' | 'port' | 'security'>

/** Servers that Geary knows by itself. */
const providers: Record<string, { incoming: Place; outgoing: Place }> = {
  gmail: {
    incoming: { host: 'imap.gmail.com', port: 993, security: 'tls' },
    outgoing: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
  },
  outlook: {
    incoming: { host: 'imap-mail.outlook.com', port: 993, security: 'tls' },
    outgoing: { host: 'smtp-mail.outlook.com', port: 587, security: 'starttls' },
  },
}

const securities: Record<string, Security> = { none: 'none', 'start-tls': 'starttls', transport: 'tls' }

function known<Word>(words: Record<string, Word>, word: string | undefined): Word | undefined {
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined
}

interface Servers {
  email: string | undefined
  incoming: ServerDraft
  outgoing: ServerDraft
}

function versionOne(file: KeyFile, path: string): Servers {
  const email = addressOf(listOf(file.get('Account', 'sender_mailboxes'))[0])
  const provider = known(providers, file.get('Account', 'service_provider')?.toLowerCase())
  const place = (group: string): Place => ({
    host: file.get(group, 'host'),
    port: wholeNumber(file.get(group, 'port')),
    security: known(securities, file.get(group, 'transport_security')?.toLowerCase()) ?? 'tls',
  })
  // Of a provider that Geary knows, it stores the name alone; the rest is as it always is there.
  const login = file.get('Incoming', 'login') ?? (provider ? email : undefined)
  const requirement = (group: string): string | undefined =>
    provider ? undefined : file.get(group, 'credentials')?.toLowerCase()
  const own = requirement('Outgoing') === 'custom'
  return {
    email,
    incoming: {
      ...(provider?.incoming ?? place('Incoming')),
      authentication: requirement('Incoming') === 'none' ? 'none' : 'password',
      username: login,
      file: path,
    },
    outgoing: {
      ...(provider?.outgoing ?? place('Outgoing')),
      authentication: requirement('Outgoing') === 'none' ? 'none' : 'password',
      username: own ? file.get('Outgoing', 'login') : login,
      file: path,
    },
  }
}

/** Before version 1 (Geary 0.13 and older). */
function unversioned(file: KeyFile, path: string): Servers {
  const get = (key: string): string | undefined => file.get('AccountInformation', key)
  const email = get('primary_email')
  const provider = known(providers, get('service_provider')?.toLowerCase())
  const place = (kind: 'imap' | 'smtp'): Place => {
    const isTls = truth(get(`${kind}_ssl`)) ?? kind === 'imap'
    const isStartTls = truth(get(`${kind}_starttls`)) ?? true
    return {
      host: get(`${kind}_host`),
      port: wholeNumber(get(`${kind}_port`)),
      security: isTls ? 'tls' : isStartTls ? 'starttls' : 'none',
    }
  }
  const incomingName = get('imap_username') ?? email
  const sharesName = truth(get('smtp_use_imap_credentials')) ?? get('smtp_username') === undefined
  // Asked about first, as Geary does: sharing the name outranks the other switch only when somebody set it.
  const isUnsigned = truth(get('smtp_noauth')) === true && truth(get('smtp_use_imap_credentials')) !== true
  return {
    email,
    incoming: {
      ...(provider?.incoming ?? place('imap')),
      authentication: 'password',
      username: incomingName,
      file: path,
    },
    outgoing: {
      ...(provider?.outgoing ?? place('smtp')),
      authentication: isUnsigned && !provider ? 'none' : 'password',
      username: sharesName ? incomingName : (get('smtp_username') ?? email),
      file: path,
    },
  }
}

/** @returns `null` where it is no account of ours: removed, of GNOME's online accounts, of a later version */
function serversIn(file: KeyFile, path: string): Servers | null {
  if (file.get('Metadata', 'status')?.toLowerCase() === 'removed') return null
  if (file.groups.some((group) => (file.get(group, 'goa_id') ?? '') !== '')) return null
  const version = wholeNumber(file.get('Metadata', 'version'))
  if (version === undefined) return file.groups.includes('AccountInformation') ? unversioned(file, path) : null
  return version > 1 ? null : versionOne(file, path)
}

async function accountsOfFolder(folder: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const names = (await files.names(folder)).filter((name) => !name.startsWith('goa_'))
  const read = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name, 'geary.ini')
      return { name, path, bytes: await files.bytes(path) }
    }),
  )
  return read.flatMap(({ name, path, bytes }) => {
    if (!bytes) return []
    const file = parseKeyFile(bytes, 'glib', (key) => wanted.has(key))
    bytes.fill(0)
    if (file.faults > 0) warn(path, 'some lines in it are no settings and were passed over')
    const servers = serversIn(file, path)
    if (!servers) return []
    const { email, incoming, outgoing } = servers
    return (
      accountOf(
        {
          source,
          profile: name,
          email: { value: email, file: path },
          incoming: { protocol: 'imap', ...incoming },
          outgoing,
        },
        warn,
      ) ?? []
    )
  })
}

export const geary: Importer = {
  source,
  async read({ places, files, warn }) {
    const folders = [
      join(places.config, 'geary'),
      join(places.home, '.var', 'app', 'org.gnome.Geary', 'config', 'geary'),
    ]
    const found = await Promise.all(folders.map((folder) => accountsOfFolder(folder, files, warn)))
    return withoutRepeats(found.flat())
  },
}
