/** From what was found in a pasted error to rows for the eye, and to an account screen that is filled in with it. */
import type { Explained } from '../../electron/contract/explained.ts'
import { draftOf, emptyFields, type Draft } from './draft.ts'
import { settingText } from './spoken.ts'
import { words } from '../words/words.ts'

type FactName = keyof typeof words.explain.factNames
const order: readonly FactName[] = [
  'server',
  'port',
  'protocol',
  'security',
  'email',
  'code',
  'enhanced',
  'responseCode',
]

export function factsIn(explained: Explained): { key: FactName; label: string; value: string }[] {
  return order.flatMap((key) => {
    const value = explained[key]
    if (value === null) return []
    const text = key === 'protocol' || key === 'security' ? settingText(key, value) : String(value)
    return [{ key, label: words.explain.factNames[key], value: text }]
  })
}

const usualSecurity: Record<number, 'tls' | 'starttls' | 'none'> = {
  993: 'tls',
  995: 'tls',
  465: 'tls',
  143: 'starttls',
  110: 'starttls',
  587: 'starttls',
}

/** `null` where the text names neither a server nor an address: there is nothing to fill in. */
export function draftFromText(explained: Explained): Draft | null {
  const { server, port, email, protocol, security } = explained
  if (server === null && email === null) return null
  const address = email ?? ''
  const draft = draftOf({ email: address }, { kind: 'error-text' })
  const empty: Draft = {
    ...draft,
    incoming: emptyFields('incoming', address),
    outgoing: emptyFields('outgoing', address),
  }
  if (server === null) return empty
  const isIncoming = protocol === 'imap' || protocol === 'pop3'
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
