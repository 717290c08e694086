/**
 * What is known about a mail program: where its settings stand and what its fields and choices are called. Facts only,
 * one file per program in programs/; which of them an answer needs is for steps.ts.
 */
import type { Account, IncomingSettings, ServerSettings } from '../contract/account.ts'
import type { Client } from '../contract/clients.ts'
import type { Authentication, Security, Side } from '../contract/words.ts'

export type Field = 'protocol' | 'host' | 'port' | 'security' | 'authentication' | 'username'

export interface Place {
  side: Side
  server: ServerSettings
  /** `null` for a sending server. */
  protocol: IncomingSettings['protocol'] | null
  account: Account
}

/** `cannot`: the program has no such choice; ends a sentence that begins with its name. */
export type Shown = { value: string } | { cannot: string }

export interface Row {
  /** The settings that it shows, the main one first: the row is needed where any of them is new. */
  of: readonly [Field, ...Field[]]
  label: string
  isTyped: boolean
  /** `null`: there is no such row for these settings. */
  show(place: Place): Shown | null
}

/** One window or page of the program. */
export interface Page {
  path(place: Place): string[]
  rows: readonly Row[]
}

export interface Program {
  client: Client
  name: string
  versions: string
  asOf: string
  verifiedIn: string | null
  /** What belongs to every answer about this program. */
  notes: readonly string[]
  incoming(place: Place): readonly Page[]
  outgoing(place: Place): readonly Page[]
  /** What it cannot do at all with such an account; ends a sentence that begins with its name. */
  cannot?(account: Account): string | null
}

const securityWords: Record<Security, string> = { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'no encryption' }
const methodWords: Record<Authentication, string> = {
  password: 'a password',
  'password-encrypted': 'an encrypted password (CRAM-MD5 and the like)',
  ntlm: 'NTLM',
  kerberos: 'Kerberos',
  oauth2: 'a sign-in in the browser (OAuth 2)',
  none: 'no sign-in',
}

export function sideWord(side: Side): string {
  return side === 'incoming' ? 'receiving' : 'sending'
}

/** For sentences of ours about settings. */
export function spokenSecurity(security: Security): string {
  return securityWords[security]
}

export function spokenMethod(authentication: Authentication): string {
  return methodWords[authentication]
}

export function typed(of: Row['of'], label: string, value: (place: Place) => string | null): Row {
  return {
    of,
    label,
    isTyped: true,
    show(place) {
      const shown = value(place)
      return shown === null || shown === '' ? null : { value: shown }
    },
  }
}

export const host = (label: string): Row => typed(['host'], label, ({ server }) => server.host)
export const port = (label: string): Row => typed(['port'], label, ({ server }) => String(server.port))
export const username = (label: string): Row =>
  typed(['username'], label, ({ server }) => (server.authentication === 'none' ? null : server.username))

export function chosen(of: Row['of'], label: string, value: (place: Place) => Shown | null): Row {
  return { of, label, isTyped: false, show: value }
}

/** A choice that every account has; what is missing in the table the program does not offer. */
export function security(label: string, names: Partial<Record<Security, string>>): Row {
  return chosen(['security'], label, ({ server, side }) => {
    const value = names[server.security]
    return value === undefined
      ? { cannot: `cannot be set to ${spokenSecurity(server.security)} for ${sideWord(side)}` }
      : { value }
  })
}

/** Where the account does not say how it signs in, the row is left out. */
export function method(
  label: string,
  names: (place: Place) => Partial<Record<Authentication, string | null>>,
  also: readonly Field[] = [],
): Row {
  return chosen(['authentication', ...also], label, (place) => {
    const { authentication } = place.server
    if (authentication === undefined) return null
    const value = names(place)[authentication]
    if (value === null) return null
    return value === undefined ? { cannot: withoutMethod(authentication, place.side) } : { value }
  })
}

export function withoutMethod(authentication: Authentication, side: Side): string {
  return `cannot be set to ${spokenMethod(authentication)} for ${sideWord(side)}`
}

/** The account's name in menus: mail programs show the address. */
export const accountName = ({ account }: Place): string => account.email
