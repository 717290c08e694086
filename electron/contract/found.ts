/**
 * Accounts as found in mail programs, and settings as published by providers: the answers of `accounts` and `find`.
 * The JSON contract prints a part of them (command-line.md); the window shows the rest (where each value came from).
 */
import type { Account, IncomingSettings, OutgoingSettings } from './account.ts'
import type { Authentication, IncomingProtocol, Security } from './words.ts'

export const mailPrograms = [
  'thunderbird',
  'outlook',
  'apple-mail',
  'evolution',
  'geary',
  'kmail',
  'claws-mail',
  'mailspring',
  'em-client',
  'mutt',
  'msmtp',
] as const
export type MailProgram = (typeof mailPrograms)[number]

/** As their makers call them. */
export const programNames: Readonly<Record<MailProgram, string>> = {
  thunderbird: 'Thunderbird',
  outlook: 'Outlook',
  'apple-mail': 'Apple Mail',
  evolution: 'Evolution',
  geary: 'Geary',
  kmail: 'KMail',
  'claws-mail': 'Claws Mail',
  mailspring: 'Mailspring',
  'em-client': 'eM Client',
  mutt: 'Mutt',
  msmtp: 'msmtp',
}

/** One account of one mail program. Never a password. */
export interface FoundAccount {
  source: MailProgram
  /** The name by which the program itself tells its profiles apart. */
  profile: string
  account: Account
  /** The file each value came from, by path in the account (`incoming.host`); for the window, not in the JSON. */
  origins: Record<string, string>
}

/** Something that could not be read. */
export interface FoundWarning {
  source: MailProgram | null
  /** The file or folder; `null` where the program as a whole is meant. */
  file: string | null
  /** One line without control characters: what is wrong and what to do. */
  text: string
}

export interface AccountsAnswer {
  accounts: FoundAccount[]
  warnings: FoundWarning[]
}

export const candidateSources = [
  'handout',
  'provider-table',
  'autoconfig',
  'ispdb',
  'srv',
  'autodiscover',
  'mx',
  'guess',
] as const
export type CandidateSource = (typeof candidateSources)[number]

/** A published server: as settings, with every sign-in method it names, best first. */
export interface PublishedServer {
  host: string
  port: number
  security: Security
  authentication: Authentication[]
  username: string
}
export type PublishedIncoming = PublishedServer & { protocol: IncomingProtocol }

export interface Candidate {
  source: CandidateSource
  /** The foreign domain that must be confirmed before a password goes there, else `null`. */
  confirm: string | null
  incoming: IncomingSettings | null
  outgoing: OutgoingSettings | null
  published: { incoming: PublishedIncoming[]; outgoing: PublishedServer[] }
}

export interface Refused {
  source: CandidateSource
  reason: string
}

/** What the provider's rules mean for a sign-in; from our own table, with its date. */
export interface ProviderRules {
  id: string
  name: string
  password: 'allowed' | 'app-password' | 'never'
  oauth2: boolean
  appPasswordUrl: string | null
  enableImapUrl: string | null
  smtpAuthOffByDefault: boolean
  ownNetworkOnlyHosts: string[]
  fromMustMatch: boolean | null
  helpUrl: string | null
  note: string | null
  asOf: string
}

export interface FindAnswer {
  email: string
  /** Best first. */
  candidates: Candidate[]
  refused: Refused[]
  /** The provider of the address as our table knows it. */
  provider: ProviderRules | null
  /** Where sources disagree, in words for the window. */
  disagreements: string[]
  /** `host:port` of every connection opened. */
  contacted: string[]
}
