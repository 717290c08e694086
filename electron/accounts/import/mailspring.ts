/** Mailspring: accounts from its `config.json`. Facts: Foundry376/Mailspring 1.23; not checked with it. */
import { join } from 'node:path'
import type { FoundAccount } from '../../contract/found.ts'
import type { Security } from '../../contract/words.ts'
import type { Files, Warn } from '../read/files.ts'
import { valueOf, wholeNumber, withoutMark } from '../read/text.ts'
import { accountOf, withoutRepeats, type ServerDraft } from './account-of.ts'
import type { Importer } from './importer.ts'

const source = 'mailspring'

/** An own field; a file cannot reach what objects inherit. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : wholeNumber(text(value))
}

const securities: Record<string, Security> = { 'SSL / TLS': 'tls', STARTTLS: 'starttls', none: 'none' }

function serverOf(settings: unknown, kind: 'imap' | 'smtp', file: string): ServerDraft {
  const security = text(field(settings, `${kind}_security`)) ?? ''
  const username = text(field(settings, `${kind}_username`))
  const isOauth = text(field(settings, 'refresh_client_id')) !== undefined
  const isUnsigned = kind === 'smtp' && username === undefined
  return {
    host: text(field(settings, `${kind}_host`)),
    port: number(field(settings, `${kind}_port`)),
    security: (Object.hasOwn(securities, security) && securities[security]) || 'none',
    authentication: isOauth ? 'oauth2' : isUnsigned ? 'none' : 'password',
    username,
    file,
  }
}

function accountsIn(config: unknown, file: string, warn: Warn): (FoundAccount | null)[] {
  const accounts = field(field(config, '*'), 'accounts')
  if (!Array.isArray(accounts)) return []
  return accounts.map((account: unknown) => {
    const settings = field(account, 'settings')
    return accountOf(
      {
        source,
        profile: text(field(account, 'id')) ?? '',
        email: { value: text(field(account, 'emailAddress')), file },
        incoming: { protocol: 'imap', ...serverOf(settings, 'imap', file) },
        outgoing: serverOf(settings, 'smtp', file),
      },
      warn,
    )
  })
}

async function accountsOfFile(file: string, files: Files, warn: Warn): Promise<FoundAccount[]> {
  const bytes = await files.bytes(file)
  if (!bytes) return []
  try {
    return withoutRepeats(accountsIn(JSON.parse(valueOf(withoutMark(bytes).toString('latin1'))), file, warn))
  } catch {
    // The system's own words for it quote the file.
    warn(file, 'it is not complete JSON; its accounts were not read')
    return []
  } finally {
    bytes.fill(0)
  }
}

export const mailspring: Importer = {
  source,
  async read({ places, files, warn }) {
    const folders = [
      join(places.config, 'Mailspring'),
      join(places.home, 'snap', 'mailspring', 'common'),
      join(places.home, '.var', 'app', 'com.getmailspring.Mailspring', 'config', 'Mailspring'),
      join(places.applicationSupport, 'Mailspring'),
      join(places.roaming, 'Mailspring'),
    ]
    const found = await Promise.all(folders.map((folder) => accountsOfFile(join(folder, 'config.json'), files, warn)))
    return withoutRepeats(found.flat())
  },
}
