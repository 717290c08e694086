/**
 * Mail programs that settings are carried into, and in which forms each takes them (command-line.md, "export"): steps
 * in the program's own words, or a file that it reads. Never a password.
 */
import type { Account } from './account.ts'
import { programNames, type MailProgram } from './found.ts'
import type { SettingName } from './report.ts'
import type { Side } from './words.ts'

export const clients = [
  'outlook-new',
  'outlook',
  'apple-mail',
  'ios-mail',
  'thunderbird',
  'thunderbird-android',
  'gmail-send-as',
  'em-client',
  'evolution',
  'geary',
  'kmail',
  'claws-mail',
  'samsung-email',
  'other',
] as const
export type Client = (typeof clients)[number]

export const exportFormats = ['steps', 'mobileconfig', 'prefs', 'autoconfig', 'prf', 'source', 'qr'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The first is the default. */
export const formatsOf: Readonly<Record<Client, readonly [ExportFormat, ...ExportFormat[]]>> = {
  'outlook-new': ['steps'],
  outlook: ['steps', 'prf'],
  'apple-mail': ['steps', 'mobileconfig'],
  'ios-mail': ['steps', 'mobileconfig', 'qr'],
  thunderbird: ['steps', 'prefs', 'autoconfig'],
  'thunderbird-android': ['steps', 'qr'],
  'gmail-send-as': ['steps'],
  'em-client': ['steps'],
  evolution: ['steps', 'source'],
  geary: ['steps'],
  kmail: ['steps'],
  'claws-mail': ['steps'],
  'samsung-email': ['steps', 'qr'],
  other: ['steps'],
}

/** Where an account that was found on this computer goes back to. */
export const clientOf: Readonly<Record<MailProgram, Client>> = {
  thunderbird: 'thunderbird',
  outlook: 'outlook',
  'apple-mail': 'apple-mail',
  evolution: 'evolution',
  geary: 'geary',
  kmail: 'kmail',
  'claws-mail': 'claws-mail',
  mailspring: 'other',
  'em-client': 'em-client',
  mutt: 'other',
  msmtp: 'other',
}

/** As their makers call them, and told apart where one name stands for several. */
export const clientNames: Readonly<Record<Client, string>> = {
  'outlook-new': 'Outlook (new)',
  outlook: 'Outlook (classic)',
  'apple-mail': 'Apple Mail on the Mac',
  'ios-mail': 'Mail on iPhone and iPad',
  thunderbird: programNames.thunderbird,
  'thunderbird-android': 'Thunderbird for Android',
  'gmail-send-as': 'Gmail “Send mail as”',
  'em-client': programNames['em-client'],
  evolution: programNames.evolution,
  geary: programNames.geary,
  kmail: programNames.kmail,
  'claws-mail': programNames['claws-mail'],
  'samsung-email': 'Samsung Email',
  other: 'Another mail program',
}

/** One field of the program's own window. */
export interface StepField {
  setting: SettingName
  /** As the program calls it. */
  label: string
  /** As the program calls it: what stands there afterwards. */
  value: string
  /** Something to type or to paste; `false`: something to choose or to tick. */
  isTyped: boolean
}

/** One place in the program. */
export interface StepPart {
  side: Side
  /** The way there, from the program's first menu on. */
  path: string[]
  fields: StepField[]
}

export interface ClientSteps {
  client: Client
  program: string
  /** The versions that the names were taken from. */
  versions: string
  /** Year and month. */
  asOf: string
  /** Where the names were verified; `null`: they may differ a little. */
  verifiedIn: string | null
  /** Whole sentences that belong to the answer. */
  notes: string[]
  parts: StepPart[]
}

/** An account as a Thunderbird profile has it: the keys under which its parts stand, and what stands there. */
export interface ProfileAccount {
  folder: string
  server: string
  identity: string
  /** `null`: the identity has no sending server. */
  smtp: string | null
  /** How many identities of the profile send through it. */
  smtpUsers: number
  /** All preferences of the profile that describe accounts. */
  values: ReadonlyMap<string, string | number | boolean>
}

export interface SigningKey {
  /** PEM text of the private key, without a passphrase. */
  key: string
  /** PEM text: the signer's certificate first, then those between it and the authority. */
  certificates: string
}

export interface ExportRequest {
  account: Account
  client: Client
  format: ExportFormat
  /** What is new about the account; `null`: all of it. Matters for `steps`. */
  changed: readonly SettingName[] | null
  /** `prefs` for an account that a profile already has: the profile's folder, or the name by which it was found. */
  profile: { folder: string } | { name: string } | null
  /** Signs a `mobileconfig`. */
  sign: SigningKey | null
}

export interface ExportedFile {
  name: string
  content: string
}

export interface Exported {
  client: Client
  format: ExportFormat
  /** What to call it; `null`: it is to be read, not saved. */
  fileName: string | null
  mime: string
  content: string
  /** `base64`: the content is binary. */
  encoding: 'text' | 'base64'
  /** Where one account takes several files: each of them (`content` then holds all). Otherwise empty. */
  files: ExportedFile[]
  /** How the program takes the file: whole sentences. */
  howTo: string[]
  /** The steps as values, for the window; `null` for every other format. */
  steps: ClientSteps | null
}

/** `refused`: this format (or this program) cannot hold these settings; one sentence that says why and what helps. */
export type ExportAnswer = { exported: Exported } | { refused: string }
