/**
 * A hand-out file → `Handout`, and what a person is shown of it; or one sentence that says why it is not used. All or
 * nothing: of a file with one wrong field, nothing counts. It may come from a stranger, and is read as such.
 */
import { X509Certificate } from 'node:crypto'
import { domainToASCII, domainToUnicode } from 'node:url'
import { parse as parseName } from 'tldts'
import { z } from 'zod'
import type { IncomingSettings, OutgoingSettings } from '../account.ts'
import {
  longestHandoutBytes,
  speaksFor,
  type Handout,
  type HandoutAbout,
  type HandoutRead,
  type ShownName,
} from '../handout.ts'
import { certificatesIn } from './certificates.ts'
import { duplicateName } from './duplicate-name.ts'
import { handoutShape, type HandoutFile } from './handout-schema.ts'
import { parseJson } from './json.ts'
import { parsed, quoted, refused, type Parsed } from './parsed.ts'

/** More than one is for the months in which an authority is replaced. */
const mostAuthorities = 5

/** @returns `message` ends a sentence that begins with "The hand-out" */
export function parseHandout(text: string): Parsed<Handout> {
  if (Buffer.byteLength(text) > longestHandoutBytes) return refused('is larger than 32 KiB; choose the right file')
  const json = parseJson(text)
  if (!json.ok) return json
  const twice = duplicateName(text)
  if (twice !== null) return refused(`has ${quoted(twice)} twice; leave one of them out`)
  return handoutFrom(json.value)
}

/** As it stands in a request. */
export function handoutFrom(value: unknown): Parsed<Handout> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused('is not a hand-out: it should be one JSON object with "organisation"')
  const { schema } = value as { schema?: unknown }
  if (typeof schema === 'number' && schema > 1)
    return refused('was made by a newer version of this program; update this one to use it')
  if (schema !== 1) return refused('is not a hand-out: it should begin with "schema": 1')
  const read = handoutShape.safeParse(value, { error: messageOf })
  if (!read.success) return refused(sentenceOf(read.error.issues[0]))
  const handout = normal(read.data)
  const fault = faultIn(handout)
  return fault === null ? parsed(handout) : refused(fault)
}

/** For the window: the sentence is whole. */
export function readHandoutText(text: string): HandoutRead {
  const read = parseHandout(text)
  if (!read.ok) return { ok: false, message: `This hand-out ${read.message}.` }
  return { ok: true, handout: read.value, about: aboutHandout(read.value) }
}

const secretName = /pass?w|pwd|passphrase|secret|token/i

function messageOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [first = ''] = issue.keys
      if (secretName.test(first)) return `has a field ${quoted(first)}, and a hand-out never holds a password`
      return `has a field ${quoted(first)} that this version does not know; correct it, or update the program`
    }
    case 'too_big':
      return issue.origin === 'string' ? 'is too long' : `is too much; at most ${issue.maximum} can be`
    case 'too_small':
      return `is too little; at least ${issue.minimum} must be`
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `is ${quoted(issue.input)}; it should be of type ${issue.expected}`
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `is ${quoted(issue.input)}; use one of ${issue.values.map((each) => quoted(each)).join(', ')}`
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    default:
      return 'cannot be read'
  }
}

function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  const path = issue?.path.join('.') ?? ''
  const message = issue?.message ?? 'cannot be read'
  return path === '' ? message : `cannot be used: ${path} ${message}`
}

/** One form to compare names in. */
const plainName = (name: string): string => (domainToASCII(name) || name).toLowerCase().replace(/\.$/, '')

function normal(file: HandoutFile): Handout {
  const { incoming, outgoing, contact } = file
  return {
    schema: 1,
    organisation: file.organisation.trim(),
    domains: [...new Set(file.domains.map(plainName))],
    incoming: incoming ? incomingOf(incoming) : null,
    outgoing: outgoing ? settingsOf(outgoing) : null,
    contact: contact
      ? {
          name: contact.name.trim(),
          email: contact.email ?? null,
          phone: contact.phone ?? null,
          url: contact.url ?? null,
        }
      : null,
    help: file.help ? file.help.replace(/\r\n?/g, '\n').trim() : null,
    controlHosts: (file.controlHosts ?? []).map((each) => ({ ...each, host: plainName(each.host) })),
    authority: file.authority ? file.authority : null,
    languages: file.languages ?? [],
    mailProgram: file.mailProgram ?? null,
    updates: file.updates ?? true,
  }
}

function incomingOf(server: NonNullable<HandoutFile['incoming']>): IncomingSettings {
  return { protocol: server.protocol, ...settingsOf(server) }
}

function settingsOf({
  host,
  port,
  security,
  authentication = 'password',
  username,
}: NonNullable<HandoutFile['outgoing']>): OutgoingSettings {
  const isUnsigned = authentication === 'none'
  const name = isUnsigned ? '' : username || '%EMAILADDRESS%'
  return { host: plainName(host), port, security, authentication, username: name }
}

/** What no field says by itself. */
function faultIn({ domains, authority }: Handout): string | null {
  const wide = domains.find((domain) => parseName(domain, { allowPrivateDomains: true }).domain === null)
  if (wide !== undefined) return `cannot be used: domains has ${quoted(wide)}, which is nobody's own domain`
  return authority === null ? null : authorityFault(authority)
}

function authorityFault(pem: string): string | null {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    return 'cannot be used: authority holds a private key, which must never be handed out; make a new one and keep it'
  const blocks = certificatesIn(pem)
  if (blocks.length === 0) return 'cannot be used: authority holds no PEM certificate'
  if (blocks.length > mostAuthorities)
    return `cannot be used: authority holds more than ${mostAuthorities} certificates`
  for (const block of blocks) {
    const certificate = certificateOf(block)
    if (certificate === null) return 'cannot be used: authority holds a certificate that is damaged; export it again'
    if (!certificate.ca)
      return 'cannot be used: authority holds a certificate of a server, not of an authority; use the one that signed it'
  }
  return null
}

function certificateOf(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}

const shown = (ascii: string): ShownName => ({ ascii, unicode: domainToUnicode(ascii) || ascii })

/** What is shown before anybody says yes. */
export function aboutHandout(handout: Handout): HandoutAbout {
  const { domains, incoming, outgoing, authority } = handout
  const server = (side: 'incoming' | 'outgoing', settings: OutgoingSettings | null): HandoutAbout['servers'] =>
    settings === null
      ? []
      : [{ ...shown(settings.host), side, port: settings.port, isOutside: !speaksFor({ domains }, settings.host) }]
  return {
    domains: domains.map(shown),
    servers: [...server('incoming', incoming), ...server('outgoing', outgoing)],
    authorities: (authority === null ? [] : certificatesIn(authority)).flatMap((pem) => {
      const certificate = certificateOf(pem)
      if (certificate === null) return []
      const { subject, fingerprint256, validTo } = certificate
      const name = /(?:^|\n)(?:CN|O)=([^\n]+)/.exec(subject ?? '')?.[1] ?? subject ?? ''
      return [
        {
          name: quoted(name).slice(1, -1),
          fingerprint: fingerprint256,
          validTo: new Date(validTo).toISOString().slice(0, 10),
        },
      ]
    }),
  }
}
