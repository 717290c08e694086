/** Claws Mail: accounts from `accountrc`. Facts: prefs_account.h, prefs_migration.c, imap.h, smtp.h; tried with 4.1.1. */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Authentication, IncomingProtocol, Security } from '../../contract/words.ts'
import type { Files, Warn } from '../read/files.ts'
import { parseKeyFile } from '../read/key-file.ts'
import { wholeNumber } from '../read/text.ts'
import { accountOf, withoutRepeats, type AccountDraft, type ServerDraft } from './account-of.ts'
import type { Importer } from './importer.ts'

const source = 'claws-mail'

/** `password`, `smtp_password` and `oauth2_…` are not among them. */
const wanted = new Set([
  ...['config_version', 'protocol', 'address', 'receive_server', 'user_id', 'smtp_server', 'smtp_user_id'],
  ...['imap', 'pop', 'smtp'].flatMap((kind) => [
    `ssl_${kind}`,
    `set_${kind}port`,
    `${kind}_port`,
    `${kind}_auth_method`,
  ]),
  ...['use_smtp_auth', 'use_pop_auth', 'use_apop_auth', 'use_mail_command'],
])

type Kind = IncomingProtocol | 'sending' | null

function kindOf(protocol: number, version: number): Kind {
  // Version 0 still has IMAP by a protocol of its own.
  const [pop, imap, sending] = version < 1 ? [[0, 1], 3, 6] : [[0], 1, 4]
  if (pop.includes(protocol)) return 'pop3'
  return protocol === imap ? 'imap' : protocol === sending ? 'sending' : null
}

function imapMethod(method: number | undefined): Authentication {
  switch (method) {
    case 4:
      return 'none'
    case 8:
      return 'kerberos'
    case 256:
      return 'oauth2'
    // CRAM-MD5, DIGEST-MD5, and SCRAM with its hashes.
    case 2:
    case 16:
    case 32:
    case 512:
    case 1024:
    case 2048:
    case 4096:
      return 'password-encrypted'
    default:
      return 'password'
  }
}

function smtpMethod(method: number | undefined): Authentication {
  return method === 2 || method === 4 ? 'password-encrypted' : method === 32 ? 'oauth2' : 'password'
}

function securityOf(ssl: number | undefined): Security {
  return ssl === 1 ? 'tls' : ssl === 2 ? 'starttls' : 'none'
}

/** One `[Account: N]`. */
interface Section {
  text: (key: string) => string | undefined
  number: (key: string) => number | undefined
  version: number
  file: string
}

function popMethod({ number, version }: Section): Authentication {
  if (version < 4) return number('use_apop_auth') === 1 ? 'password-encrypted' : 'password'
  if (number('use_pop_auth') !== 1) return 'password'
  const method = number('pop_auth_method')
  return method === 1 ? 'password-encrypted' : method === 2 ? 'oauth2' : 'password'
}

const defaultPorts = { imap: [143, 993], pop: [110, 995], smtp: [25, 465] } as const

function placeOf(
  { number }: Section,
  kind: 'imap' | 'pop' | 'smtp',
): Pick<ServerDraft, 'port' | 'defaultPort' | 'security'> {
  const security = securityOf(number(`ssl_${kind}`))
  return {
    security,
    port: number(`set_${kind}port`) === 1 ? number(`${kind}_port`) : undefined,
    defaultPort: defaultPorts[kind][security === 'tls' ? 1 : 0],
  }
}

function draftOf(section: Section, profile: string): AccountDraft | null {
  const { text, number, version, file } = section
  const kind = kindOf(number('protocol') ?? 0, version)
  // News and mail on this computer.
  if (kind === null) return null
  const incoming: AccountDraft['incoming'] =
    kind === 'sending'
      ? null
      : {
          protocol: kind,
          host: text('receive_server'),
          ...placeOf(section, kind === 'imap' ? 'imap' : 'pop'),
          authentication: kind === 'imap' ? imapMethod(number('imap_auth_method')) : popMethod(section),
          username: text('user_id'),
          file,
        }
  const outgoing: ServerDraft = {
    host: text('smtp_server'),
    ...placeOf(section, 'smtp'),
    authentication: number('use_smtp_auth') === 1 ? smtpMethod(number('smtp_auth_method')) : 'none',
    username: text('smtp_user_id') ?? text('user_id'),
    file,
  }
  // Such an account hands its mail to a program on this computer.
  const usesCommand = number('use_mail_command') === 1
  return { source, profile, email: { value: text('address'), file }, incoming, outgoing: usesCommand ? null : outgoing }
}

async function accountsOfFolder(folder: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const path = join(folder, 'accountrc')
  const bytes = await files.bytes(path)
  if (!bytes) return []
  const file = parseKeyFile(bytes, 'plain', (key) => wanted.has(key))
  bytes.fill(0)
  if (file.faults > 0) warn(path, 'some lines in it are no settings and were passed over')
  const common = await files.bytes(join(folder, 'clawsrc'))
  const usual =
    common && parseKeyFile(common, 'plain', (key) => key === 'config_version').get('Common', 'config_version')
  const usualVersion = wholeNumber(usual ?? undefined) ?? 0
  return file.groups
    .filter((group) => /^Account: \d+$/.test(group))
    .flatMap((group) => {
      const text = (key: string): string | undefined => file.get(group, key) || undefined
      const number = (key: string): number | undefined => wholeNumber(text(key))
      const own = number('config_version') ?? -1
      const draft = draftOf({ text, number, version: own < 0 ? usualVersion : own, file: path }, group)
      return (draft && accountOf(draft, warn)) ?? []
    })
}

export const clawsMail: Importer = {
  source,
  async read({ places, files, warn }) {
    const folders = [join(places.home, '.claws-mail'), join(places.roaming, 'Claws-mail')]
    const found = await Promise.all(folders.map((folder) => accountsOfFolder(folder, files, warn)))
    return withoutRepeats(found.flat())
  },
}
