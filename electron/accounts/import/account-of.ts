/**
 * What an importer read of one account → `FoundAccount`, by the rules that hold for all programs (default ports, names
 * that cannot be, addresses, where each value came from). What a program's own words mean is for its importer.
 */
import type { Account, IncomingSettings, OutgoingSettings } from '../../contract/account.ts'
import type { FoundAccount, MailProgram } from '../../contract/found.ts'
import type { Authentication, IncomingProtocol, Protocol, Security } from '../../contract/words.ts'
import type { Warn } from '../read/files.ts'

type Field = 'protocol' | 'host' | 'port' | 'security' | 'authentication' | 'username'

/** A server as a program has it. */
export interface ServerDraft {
  host: string | undefined
  /** As stored; what is no port counts as absent. */
  port: number | undefined
  /** The program's own default, where it is not the usual one of the protocol. */
  defaultPort?: number
  security: Security
  /** `'other'`: a method that none of our words fits. */
  authentication: Authentication | 'other'
  username: string | undefined
  /** Where it stands; `files` names the values that stand elsewhere. */
  file: string
  files?: Partial<Record<Field, string>>
}

export interface AccountDraft {
  source: MailProgram
  profile: string
  email: { value: string | undefined; file: string }
  incoming: (ServerDraft & { protocol: IncomingProtocol }) | null
  outgoing: ServerDraft | null
}

const usualPorts: Record<Protocol, Record<Security, number>> = {
  imap: { none: 143, starttls: 143, tls: 993 },
  pop3: { none: 110, starttls: 110, tls: 995 },
  smtp: { none: 25, starttls: 587, tls: 465 },
}

const longestName = 1000
const control = /\p{Cc}/u

function portOf(draft: ServerDraft, protocol: Protocol): number {
  const { port } = draft
  if (port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  return draft.defaultPort ?? usualPorts[protocol][draft.security]
}

/** The value is not quoted: a slip may have put a password there. */
function hostOf(draft: ServerDraft, side: string, warn: Warn): string | null {
  const host = draft.host?.trim() ?? ''
  if (host === '') return null
  if (/[\s/@\\"'<>;,()=]/u.test(host) || control.test(host) || host.startsWith('-') || host.length > longestName) {
    warn(
      draft.files?.host ?? draft.file,
      `the name of the ${side} server in it cannot be one; that server was left out`,
    )
    return null
  }
  return host
}

function usernameOf(draft: ServerDraft, side: string, warn: Warn): string {
  const name = draft.username?.trim() ?? ''
  if (!control.test(name) && name.length <= longestName) return name
  warn(
    draft.files?.username ?? draft.file,
    `the user name of the ${side} server in it cannot be one (it has control characters); it was left out`,
  )
  return ''
}

/** `Pat <pat@example.com>`, `pat@example.com (Pat)` → the address. */
export function addressOf(stored: string | undefined): string {
  const text = (stored ?? '').trim()
  if (text.length > longestName) return ''
  const angle = /<([^<>]*)>[^<>]*$/.exec(text)?.[1]
  const bare = angle ?? text.replace(/\s*\([^()]*\)\s*$/, '')
  const address = bare.trim()
  return control.test(address) ? '' : address
}

interface Built {
  settings: OutgoingSettings
  /** As stored, also where nothing signs in. */
  username: string
}

function built(draft: ServerDraft | null, protocol: Protocol, side: string, warn: Warn): Built | null {
  const host = draft && hostOf(draft, side, warn)
  if (!draft || host === null) return null
  const stored = usernameOf(draft, side, warn)
  const { authentication, security } = draft
  const settings: OutgoingSettings = {
    host,
    port: portOf(draft, protocol),
    security,
    ...(authentication === 'other' ? {} : { authentication }),
    username: authentication === 'none' ? '' : stored,
  }
  return { settings, username: stored }
}

/** @returns `null` where neither server is there */
export function accountOf(draft: AccountDraft, warn: Warn): FoundAccount | null {
  const protocol = draft.incoming?.protocol
  const incoming = protocol ? built(draft.incoming, protocol, 'incoming', warn) : null
  const outgoing = built(draft.outgoing, 'smtp', 'outgoing', warn)
  if (!incoming && !outgoing) return null

  const origins: Record<string, string> = {}
  const name = [incoming, outgoing].find((side) => side?.username.includes('@'))
  const stored = addressOf(draft.email.value)
  const email = stored !== '' ? stored : (name?.username ?? '')
  if (stored !== '') origins['email'] = draft.email.file
  else if (name)
    origins['email'] = (name === incoming ? draft.incoming : draft.outgoing)?.files?.username ?? draft.email.file

  const account: Account = { email }
  if (incoming && protocol) {
    const settings: IncomingSettings = { protocol, ...incoming.settings }
    account.incoming = settings
  }
  if (outgoing) account.outgoing = outgoing.settings
  for (const side of ['incoming', 'outgoing'] as const) {
    const server = draft[side]
    if (!server || !account[side]) continue
    for (const field of Object.keys(account[side]) as Field[])
      origins[`${side}.${field}`] = server.files?.[field] ?? server.file
  }
  return { source: draft.source, profile: draft.profile, account, origins }
}

/** Every account of a program; what equals an earlier one of the same profile is left out. */
export function withoutRepeats(
  found: readonly (FoundAccount | null)[],
  unitOf: (account: FoundAccount) => string = (each) => each.profile,
): FoundAccount[] {
  const seen = new Set<string>()
  return found.filter((each): each is FoundAccount => {
    if (!each) return false
    const key = JSON.stringify([unitOf(each), each.account])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
