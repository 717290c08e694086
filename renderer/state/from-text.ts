/** From what was found in a pasted error to rows for the eye, and to an account screen that is filled in with it. */
import type { Explained } from '../../electron/contract/explained.ts'
import type { Cause } from '../../electron/contract/words.ts'
import { draftOf, emptyFields, type Draft } from './draft.ts'
import { settingText } from './spoken.ts'
import { words } from '../words/words.ts'

type FactName = keyof typeof words.explain.factNames
/** What a person knows from the settings of a mail program. */
const placeNames: readonly FactName[] = ['server', 'port', 'protocol', 'security', 'email']
/** For somebody who knows them (screens.md, words). */
const codeNames: readonly FactName[] = ['code', 'enhanced', 'responseCode']

export interface Fact {
  key: FactName
  label: string
  value: string
}

function factsOf(explained: Explained, names: readonly FactName[]): Fact[] {
  return names.flatMap((key) => {
    const value = explained[key]
    if (value === null) return []
    const text = key === 'protocol' || key === 'security' ? settingText(key, value) : String(value)
    return [{ key, label: words.explain.factNames[key], value: text }]
  })
}

export const placeFacts = (explained: Explained): Fact[] => factsOf(explained, placeNames)
export const codeFacts = (explained: Explained): Fact[] => factsOf(explained, codeNames)

const usualSecurity: Record<number, 'tls' | 'starttls' | 'none'> = {
  993: 'tls',
  995: 'tls',
  465: 'tls',
  143: 'starttls',
  110: 'starttls',
  587: 'starttls',
}

/** Said by the user's own server, whatever kind of text it stands in: another's answer has another cause. */
const ofOwnServer: ReadonlySet<Cause> = new Set<Cause>([
  'relay-denied',
  'auth-required',
  'pop-before-smtp',
  'credentials-rejected',
  'app-password-required',
  'oauth-required',
  'protocol-disabled',
])

/** Told of a message on its way: the server that says so is the recipient's, as often as not. */
const ofDelivery: ReadonlySet<Cause> = new Set<Cause>([
  'recipient-unknown',
  'recipient-misrouted',
  'recipient-policy',
  'greylisted',
  'mailbox-full',
  'content-rejected',
  'message-too-large',
])

/** Mail programs speak to these; servers among themselves to 25. */
const portsOfPrograms: ReadonlySet<number> = new Set([465, 587, 993, 995, 143, 110])

/** A check of the own settings may tell more than the text does. */
export function mayBeChecked({ cause }: Explained): boolean {
  return !ofDelivery.has(cause)
}

/**
 * Only what is surely the user's own is filled in: a password typed below it goes to that server. A recipient's server, or the
 * recipient, never is. `null` where nothing is sure.
 */
export function draftFromText(explained: Explained): Draft | null {
  const { cause, port, protocol, security } = explained
  if (!mayBeChecked(explained)) return null
  const isIncoming = protocol === 'imap' || protocol === 'pop3'
  const isFromProgram = isIncoming || security !== null || (port !== null && portsOfPrograms.has(port))
  const server = isFromProgram || ofOwnServer.has(cause) ? explained.server : null
  // To send, a text names recipients and senders; whom a mailbox is opened for is its owner.
  const email = isIncoming ? explained.email : null
  if (server === null && email === null) return null
  const address = email ?? ''
  const draft = draftOf({ email: address }, { kind: 'error-text' })
  const empty: Draft = {
    ...draft,
    incoming: emptyFields('incoming', address),
    outgoing: emptyFields('outgoing', address),
  }
  if (server === null) return empty
  const side = isIncoming ? 'incoming' : 'outgoing'
  const base = emptyFields(side, address)
  const filled = {
    ...base,
    protocol: protocol ?? base.protocol,
    host: server,
    port: port === null ? base.port : String(port),
    security: security ?? (port === null ? base.security : (usualSecurity[port] ?? 'none')),
  }
  // The other server is not in the text: the check does without it, unless it is filled in.
  return { ...empty, [side]: filled, [isIncoming ? 'outgoing' : 'incoming']: null }
}
