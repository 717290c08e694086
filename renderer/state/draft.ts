/** The account screen's form as plain values: from an account into fields, and from fields back into an account. */
import type { Account, IncomingSettings, OutgoingSettings } from '../../electron/contract/account.ts'
import type { Candidate, CandidateSource, MailProgram, ProviderRules } from '../../electron/contract/found.ts'
import type { Authentication, Protocol, Security, Side } from '../../electron/contract/words.ts'

/** Where the settings came from, for the line that says so. */
export type Origin =
  | { kind: 'typed' }
  | { kind: 'program'; program: MailProgram; profile: string }
  | { kind: 'published'; source: CandidateSource }
  | { kind: 'file'; name: string }
  | { kind: 'error-text' }

/** A server as it stands in the form: text, until it is checked. */
export interface ServerFields {
  protocol: Protocol
  host: string
  port: string
  security: Security
  /** `''`: the account has a method that none of our words fits. */
  authentication: Authentication | ''
  username: string
}

export interface Draft {
  email: string
  incoming: ServerFields | null
  outgoing: ServerFields | null
  origin: Origin
  /** As they were found, before anybody changed them; `null`: nothing was. */
  given: Record<Side, ServerFields | null>
  /** The file each value came from, by path in the account (`incoming.host`), where a mail program's files were read. */
  files: Readonly<Record<string, string>>
  /** All that was found for the address, best first, and which of them was taken. */
  candidates: readonly Candidate[]
  chosen: number
  /** Also send one message to the own address. */
  sendsTest: boolean
  /** The servers lie outside the address's domain: whose they are, and whether the user said that this is right. */
  foreign: { domain: string; isConfirmed: boolean } | null
  /** The provider's own rules, where they are known. */
  provider: ProviderRules | null
  password: string
}

export type ServerField = keyof ServerFields
/** By side, the fields that cannot be used as they are. */
export type Problems = Record<Side, ServerField[]>

const standardPorts: Record<Protocol, Record<Security, string>> = {
  imap: { tls: '993', starttls: '143', none: '143' },
  pop3: { tls: '995', starttls: '110', none: '110' },
  smtp: { tls: '465', starttls: '587', none: '25' },
}

export function fieldsOf(settings: IncomingSettings | OutgoingSettings): ServerFields {
  return {
    protocol: 'protocol' in settings ? settings.protocol : 'smtp',
    host: settings.host,
    port: String(settings.port),
    security: settings.security,
    authentication: settings.authentication ?? '',
    username: settings.username,
  }
}

export function emptyFields(side: Side, email: string): ServerFields {
  const protocol = side === 'incoming' ? 'imap' : 'smtp'
  return {
    protocol,
    host: '',
    port: standardPorts[protocol].tls,
    security: 'tls',
    authentication: 'password',
    username: email,
  }
}

export function draftOf(account: Account, origin: Origin, files: Readonly<Record<string, string>> = {}): Draft {
  const given = {
    incoming: account.incoming ? fieldsOf(account.incoming) : null,
    outgoing: account.outgoing ? fieldsOf(account.outgoing) : null,
  }
  return {
    email: account.email,
    ...given,
    origin,
    given,
    files,
    candidates: [],
    chosen: 0,
    sendsTest: false,
    foreign: null,
    provider: null,
    password: '',
  }
}

/** Another kind of server or encryption brings its usual port, unless the port is one of the user's own choice. */
export function withField<Field extends ServerField>(
  fields: ServerFields,
  field: Field,
  value: ServerFields[Field],
): ServerFields {
  const next = { ...fields, [field]: value }
  const wasUsual = Object.values(standardPorts[fields.protocol]).includes(fields.port) || fields.port === ''
  if ((field === 'protocol' || field === 'security') && wasUsual) {
    return { ...next, port: standardPorts[next.protocol][next.security] }
  }
  if (field === 'authentication' && value === 'none') return { ...next, username: '' }
  return next
}

function problemsOf(fields: ServerFields | null): ServerField[] {
  if (!fields) return []
  const port = Number(fields.port)
  const problems: ServerField[] = []
  if (!/^[^\s/@]+$/.test(fields.host.trim())) problems.push('host')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push('port')
  if (fields.authentication !== 'none' && fields.username.trim() === '') problems.push('username')
  return problems
}

function settingsOf(fields: ServerFields): OutgoingSettings {
  return {
    host: fields.host.trim(),
    port: Number(fields.port),
    security: fields.security,
    ...(fields.authentication === '' ? {} : { authentication: fields.authentication }),
    username: fields.username.trim(),
  }
}

/** The account, or what has to be mended first. */
export function accountOf(draft: Draft): { account: Account; problems: null } | { account: null; problems: Problems } {
  const problems = { incoming: problemsOf(draft.incoming), outgoing: problemsOf(draft.outgoing) }
  if (problems.incoming.length + problems.outgoing.length > 0) return { account: null, problems }
  const { incoming, outgoing } = draft
  return {
    problems: null,
    account: {
      email: draft.email.trim(),
      ...(incoming
        ? { incoming: { protocol: incoming.protocol === 'pop3' ? 'pop3' : 'imap', ...settingsOf(incoming) } }
        : {}),
      ...(outgoing ? { outgoing: settingsOf(outgoing) } : {}),
    },
  }
}

/** A new address is the user name, too, wherever that was the address. */
export function withAddress(draft: Draft, email: string): Draft {
  const renamed = (fields: ServerFields | null): ServerFields | null =>
    fields && fields.authentication !== 'none' && fields.username === draft.email
      ? { ...fields, username: email }
      : fields
  return { ...draft, email, incoming: renamed(draft.incoming), outgoing: renamed(draft.outgoing) }
}

/** Near enough to send it to the engine, which looks more closely. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}

export function domainOf(email: string): string {
  return email.trim().slice(email.trim().lastIndexOf('@') + 1)
}

/** The provider takes no passwords, or every server that signs in at all is set to sign in with the browser. */
export function wantsBrowser(draft: Draft): boolean {
  if (draft.provider?.password === 'never') return true
  const methods = [draft.incoming, draft.outgoing].flatMap((fields) => (fields ? [fields.authentication] : []))
  const signing = methods.filter((method) => method !== 'none')
  return signing.length > 0 && signing.every((method) => method === 'oauth2')
}
