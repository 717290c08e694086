/**
 * What Outlook's settings mean, in the registry and in `.prf` files alike.
 * Facts: Microsoft's Account Management API (PROP_SMTP_SECURE_CONNECTION, PROP_SMTP_AUTH_METHOD, PROP_SMTP_USE_AUTH).
 */
import type { FoundAccount } from '../../contract/found.ts'
import type { IncomingProtocol, Security } from '../../contract/words.ts'
import type { Warn } from '../read/files.ts'
import { accountOf, type ServerDraft } from './account-of.ts'

/** One account's settings, whatever they are called where they stand. */
export interface OutlookSettings {
  profile: string
  protocol: IncomingProtocol
  /** A setting's text; `incoming` ones are those of `protocol`. */
  text(name: OutlookName): string | undefined
  number(name: OutlookName): number | undefined
  file(name: OutlookName): string
}

export type OutlookName =
  | 'email'
  | 'accountName'
  | `incoming${'Server' | 'User' | 'Port' | 'UseSsl' | 'UseSpa'}`
  | `smtp${'Server' | 'User' | 'Port' | 'UseSsl' | 'UseSpa' | 'UseAuth' | 'AuthMethod' | 'SecureConnection'}`

function smtpSecurity(settings: OutlookSettings): { security: Security; from: OutlookName } {
  const chosen = settings.number('smtpSecureConnection')
  const known = [0, 1, 2, 3].includes(chosen ?? -1)
  if (!known) return { security: settings.number('smtpUseSsl') === 1 ? 'tls' : 'none', from: 'smtpUseSsl' }
  // 3: automatic.
  const automatic = settings.number('smtpPort') === 465 ? 'tls' : 'starttls'
  const security = chosen === 0 ? 'none' : chosen === 1 ? 'tls' : chosen === 2 ? 'starttls' : automatic
  return { security, from: 'smtpSecureConnection' }
}

function outgoingOf(settings: OutlookSettings): ServerDraft {
  const { security, from } = smtpSecurity(settings)
  const method = settings.number('smtpAuthMethod')
  // Method 2 signs in to the incoming server first and not here.
  const signsIn = settings.number('smtpUseAuth') === 1 && method !== 2
  const own = settings.text('smtpUser')
  const user: OutlookName = own !== undefined || method === 1 ? 'smtpUser' : 'incomingUser'
  const password = settings.number('smtpUseSpa') === 1 ? 'ntlm' : 'password'
  return {
    host: settings.text('smtpServer'),
    port: settings.number('smtpPort'),
    defaultPort: security === 'tls' ? 465 : 25,
    security,
    authentication: signsIn ? password : 'none',
    username: settings.text(user),
    file: settings.file('smtpServer'),
    files: {
      port: settings.file('smtpPort'),
      security: settings.file(from),
      authentication: settings.file('smtpUseAuth'),
      username: settings.file(user),
    },
  }
}

export function outlookAccount(settings: OutlookSettings, warn: Warn): FoundAccount | null {
  const name = settings.text('accountName')
  const isNameAddress = settings.text('email') === undefined && name !== undefined && name.includes('@')
  return accountOf(
    {
      source: 'outlook',
      profile: settings.profile,
      email: isNameAddress
        ? { value: name, file: settings.file('accountName') }
        : { value: settings.text('email'), file: settings.file('email') },
      incoming: {
        protocol: settings.protocol,
        host: settings.text('incomingServer'),
        port: settings.number('incomingPort'),
        security: settings.number('incomingUseSsl') === 1 ? 'tls' : 'none',
        authentication: settings.number('incomingUseSpa') === 1 ? 'ntlm' : 'password',
        username: settings.text('incomingUser'),
        file: settings.file('incomingServer'),
        files: {
          port: settings.file('incomingPort'),
          security: settings.file('incomingUseSsl'),
          authentication: settings.file('incomingUseSpa'),
          username: settings.file('incomingUser'),
        },
      },
      outgoing: outgoingOf(settings),
    },
    warn,
  )
}
