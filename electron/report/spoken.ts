/** The contract's words as people know them from their mail program's settings. */
import type { SettingName } from '../contract/report.ts'
import type { Authentication, Protocol, Security, Side } from '../contract/words.ts'

export const securityNames: Record<Security, string> = { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'none' }

export const authenticationNames: Record<Authentication, string> = {
  password: 'normal password',
  'password-encrypted': 'encrypted password',
  ntlm: 'NTLM',
  kerberos: 'Kerberos',
  oauth2: 'OAuth 2',
  none: 'no sign-in',
}

export const protocolNames: Record<Protocol, string> = { smtp: 'SMTP', imap: 'IMAP', pop3: 'POP3' }

export const sideNames: Record<Side, string> = { incoming: 'Receiving', outgoing: 'Sending' }

const fieldNames: Record<string, string> = {
  protocol: 'kind of server',
  host: 'server',
  port: 'port',
  security: 'encryption',
  authentication: 'sign-in',
  username: 'user name',
}

/** "Sending: port". */
export function settingName(setting: SettingName): string {
  const [side, field = ''] = setting.split('.')
  return `${side === 'incoming' ? sideNames.incoming : sideNames.outgoing}: ${fieldNames[field] ?? field}`
}

/** "STARTTLS" for `starttls`; "not set" for nothing. */
export function settingValue(setting: SettingName, value: string | number | null): string {
  if (value === null || value === '') return 'not set'
  const names: Record<string, string> = setting.endsWith('.security')
    ? securityNames
    : setting.endsWith('.authentication')
      ? authenticationNames
      : setting.endsWith('.protocol')
        ? protocolNames
        : {}
  return Object.hasOwn(names, value) ? (names[value] ?? String(value)) : String(value)
}
