/** Evolution: accounts from its key files. Tried with evolution-data-server 3.46.4. */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, IncomingProtocol, Security } from '../../contract/words.ts'
import type { Files, Warn } from '../read/files.ts'
import { parseKeyFile, type KeyFile } from '../read/key-file.ts'
import { truth, wholeNumber } from '../read/text.ts'
import { accountOf, withoutRepeats, type ServerDraft } from './account-of.ts'
import type { Importer } from './importer.ts'
import { methodOfMechanism } from './sasl.ts'

const source = 'evolution'
const suffix = '.source'

const wanted = new Set([
  ...['Enabled', 'BackendName', 'IdentityUid', 'TransportUid', 'Address'],
  ...['Host', 'Port', 'User', 'Method'],
])

const protocols: Record<string, IncomingProtocol> = { imapx: 'imap', imap: 'imap', pop: 'pop3' }

const securities: Record<string, Security> = {
  none: 'none',
  'ssl-on-alternate-port': 'tls',
  'starttls-on-standard-port': 'starttls',
}

/** Its own names for OAuth 2, beside those of the mechanisms. */
const oauthMethods = ['OAuth2', 'Google', 'Outlook', 'Yahoo', 'Office365', 'Microsoft365']

function authenticationOf(method: string | undefined, side: 'incoming' | 'outgoing'): Authentication {
  const word = method?.toUpperCase() ?? ''
  if (word === '+APOP') return 'password-encrypted'
  if (oauthMethods.some((known) => known.toUpperCase() === word)) return 'oauth2'
  // None chosen: receiving then takes the plain way, sending does not sign in.
  return methodOfMechanism(method) ?? (side === 'incoming' ? 'password' : 'none')
}

interface SourceFile {
  keys: KeyFile
  path: string
}

function known<Word>(words: Record<string, Word>, word: string | undefined): Word | undefined {
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined
}

function serverOf({ keys, path }: SourceFile, side: 'incoming' | 'outgoing'): ServerDraft {
  return {
    host: keys.get('Authentication', 'Host'),
    port: wholeNumber(keys.get('Authentication', 'Port')),
    security: known(securities, keys.get('Security', 'Method')) ?? 'none',
    authentication: authenticationOf(keys.get('Authentication', 'Method'), side),
    username: keys.get('Authentication', 'User'),
    file: path,
  }
}

function accountIn(file: SourceFile, uid: string, all: Map<string, SourceFile>, warn: Warn): FoundAccount | null {
  const { keys, path } = file
  const protocol = known(protocols, keys.get('Mail Account', 'BackendName'))
  if (!protocol || truth(keys.get('Data Source', 'Enabled')) === false) return null
  const identity = all.get(keys.get('Mail Account', 'IdentityUid') ?? '')
  const transport = all.get(identity?.keys.get('Mail Submission', 'TransportUid') ?? '')
  const sends = transport?.keys.get('Mail Transport', 'BackendName') === 'smtp'
  return accountOf(
    {
      source,
      profile: uid,
      email: { value: identity?.keys.get('Mail Identity', 'Address'), file: identity?.path ?? path },
      incoming: { protocol, ...serverOf(file, 'incoming') },
      outgoing: sends && transport ? serverOf(transport, 'outgoing') : null,
    },
    warn,
  )
}

async function accountsOfFolder(folder: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const names = (await files.names(folder)).filter((name) => name.endsWith(suffix))
  const read = await Promise.all(
    names.map(async (name) => ({
      uid: name.slice(0, -suffix.length),
      path: join(folder, name),
      bytes: await files.bytes(join(folder, name)),
    })),
  )
  const all = new Map<string, SourceFile>()
  for (const { uid, path, bytes } of read) {
    if (!bytes) continue
    const keys = parseKeyFile(bytes, 'glib', (key) => wanted.has(key))
    bytes.fill(0)
    if (keys.faults > 0) warn(path, 'some lines in it are no settings and were passed over')
    all.set(uid, { keys, path })
  }
  return [...all].flatMap(([uid, file]) => accountIn(file, uid, all, warn) ?? [])
}

export const evolution: Importer = {
  source,
  async read({ places, files, warn }) {
    const folders = [
      join(places.config, 'evolution', 'sources'),
      join(places.home, '.var', 'app', 'org.gnome.Evolution', 'config', 'evolution', 'sources'),
    ]
    const found = await Promise.all(folders.map((folder) => accountsOfFolder(folder, files, warn)))
    return withoutRepeats(found.flat())
  },
}
