/**
 * An account as JSON (command-line.md, "An account") → `Account`, or one line that says what is wrong and how to mend
 * it. Unknown fields are passed over, one that looks like a secret with a warning; `null` stands for "not there". A password has no place here.
 */
import { z } from 'zod'
import type { Account, IncomingSettings, OutgoingSettings } from '../account.ts'
import { authentications, incomingProtocols, securities } from '../words.ts'
import { addressFault } from './address.ts'
import { hostFault } from './host.ts'
import { parseJson } from './json.ts'
import { parsed, quoted, refused, type Parsed } from './parsed.ts'

/** What mail programs call the same things, for the hint. */
const otherWords: Record<string, string> = {
  ssl: 'tls',
  'ssl/tls': 'tls',
  implicit: 'tls',
  starttls: 'starttls',
  stls: 'starttls',
  plain: 'none',
  imaps: 'imap',
  pop: 'pop3',
  login: 'password',
  normal: 'password',
  'cram-md5': 'password-encrypted',
  gssapi: 'kerberos',
  xoauth2: 'oauth2',
  oauth: 'oauth2',
}

function word<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      const known = words.map((each) => `"${each}"`).join(', ')
      if (input === undefined) return `is missing; use one of ${known}`
      const low = typeof input === 'string' ? input.trim().toLowerCase() : ''
      const meant = words.includes(low) ? low : otherWords[low]
      const hint = meant !== undefined && words.includes(meant) ? `write "${meant}"` : `use one of ${known}`
      return `is ${quoted(input)}; ${hint}`
    },
  })
}

function text(what: string, faultOf: (value: string) => string | null) {
  return z
    .string({ error: ({ input }) => (input === undefined ? `is missing; ${what}` : `is ${quoted(input)}; ${what}`) })
    .superRefine((value, context) => {
      const fault = faultOf(value)
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    })
}

/** It will stand on a protocol line: what could end the line is refused. */
function usernameFault(username: string): string | null {
  if (/\p{Cc}/u.test(username)) return 'has a control character in it; write it again by hand'
  return username.length > 512 ? 'is longer than 512 characters' : null
}

const port = z
  .number({
    error: ({ input }) =>
      input === undefined
        ? 'is missing; use a number from 1 to 65535'
        : typeof input === 'string' && /^\d+$/.test(input)
          ? `is ${quoted(input)}; write the number without quotes`
          : `is ${quoted(input)}; use a number from 1 to 65535`,
  })
  .superRefine((value, context) => {
    if (!Number.isInteger(value) || value < 1 || value > 65535)
      context.addIssue({ code: 'custom', message: `is ${value}; use a whole number from 1 to 65535` })
  })

const server = {
  host: text('write the name of the server', hostFault),
  port,
  security: word(securities),
  authentication: word(authentications).nullish(),
  username: text('write the user name, or "" for none', usernameFault).nullish(),
}

const anObject = { error: ({ input }: { input?: unknown }) => `is ${quoted(input)}; write an object in braces` }

const account = z.object(
  {
    email: text('write the account\'s e-mail address: "email": "ann@example.com"', addressFault),
    incoming: z.object({ protocol: word(incomingProtocols), ...server }, anObject).nullish(),
    outgoing: z.object(server, anObject).nullish(),
  },
  anObject,
)

type Read = z.infer<typeof account>

function settingsFrom(read: NonNullable<Read['outgoing']>): OutgoingSettings {
  const { host, port: number, security, authentication, username } = read
  return { host, port: number, security, ...(authentication ? { authentication } : {}), username: username ?? '' }
}

function incomingFrom(read: NonNullable<Read['incoming']>): IncomingSettings {
  return { protocol: read.protocol, ...settingsFrom(read) }
}

/** The names of what is passed over. */
function unknownFields(value: unknown): string[] {
  const fieldsOf = (part: unknown, known: readonly string[], before: string): string[] =>
    typeof part === 'object' && part !== null
      ? Object.keys(part)
          .filter((name) => !known.includes(name))
          .map((name) => before + name)
      : []
  const top = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return [
    ...fieldsOf(top, Object.keys(account.shape), ''),
    ...fieldsOf(top['incoming'], ['protocol', ...Object.keys(server)], 'incoming.'),
    ...fieldsOf(top['outgoing'], Object.keys(server), 'outgoing.'),
  ]
}

/** Other programs' fields are nobody's business; a secret in the file is. */
function warningsFor(fields: string[]): string[] {
  const secrets = fields.filter((name) => /pass?w|pwd|passphrase|secret|token/i.test(name))
  if (secrets.length === 0) return []
  const names = secrets.slice(0, 5).map(quoted).join(', ') + (secrets.length > 5 ? ', …' : '')
  return [
    `not used from the account: ${names} (a password is never read from an account file: use --password-stdin, and delete it there)`,
  ]
}

export function accountFrom(value: unknown): Parsed<Account> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused(`is ${quoted(value)}, not an account; it should be one JSON object with "email"`)
  const read = account.safeParse(value)
  if (!read.success) {
    const issue = read.error.issues[0]
    const path = issue?.path.join('.') ?? ''
    return refused(`${path === '' ? '' : `${path} `}${issue?.message ?? 'cannot be read'}`)
  }
  const { email, incoming, outgoing } = read.data
  return parsed(
    {
      email,
      ...(incoming ? { incoming: incomingFrom(incoming) } : {}),
      ...(outgoing ? { outgoing: settingsFrom(outgoing) } : {}),
    },
    warningsFor(unknownFields(value)),
  )
}

/** An account as a JSON text. */
export function parseAccount(text: string): Parsed<Account> {
  const json = parseJson(text)
  return json.ok ? accountFrom(json.value) : json
}
