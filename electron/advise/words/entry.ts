/** The shape of an entry: what is said about one cause or finding, as functions of the little that the sentences need. */
import type { ProviderRules } from '../../contract/found.ts'
import type { Actor, Security, Side } from '../../contract/words.ts'

/** All that a sentence may mention. `null`: not known, the sentence then goes without it. */
export interface WordContext {
  side: Side | null
  host: string | null
  port: number | null
  security: Security | null
  username: string | null
  email: string
  /** The part of the address after @. */
  domain: string
  /** The server's own sentence, one line, shortened. */
  reply: string | null
  /** Settings were proven in this run for this side (or either, where the finding is about both). */
  proven: boolean
  /** What is known of the provider, from our own table. */
  provider: ProviderRules | null
  /** The server left it open; that it is so, the provider's known rule says. */
  isByRule: boolean
}

export interface Entry {
  /** Who can act on it, unless the facts say otherwise (`actor-of.ts`). */
  actor: Actor
  /** Completes "Sending does not work: …"; at most nine words, no full stop. */
  brief: string
  title: (context: WordContext) => string
  /** Says what happened, then what to do. */
  explanation: (context: WordContext) => string
}

/** "sending", "receiving" or "mail". */
export function activity(context: WordContext): string {
  switch (context.side) {
    case 'incoming':
      return 'receiving'
    case 'outgoing':
      return 'sending'
    case null:
      return 'mail'
    default: {
      const never: never = context.side
      return never
    }
  }
}

export function server(context: WordContext): string {
  if (context.host !== null) return context.host
  return context.side === null ? 'the mail server' : `the ${activity(context)} server`
}

export function port(context: WordContext): string {
  return context.port === null ? 'the port in the settings' : `port ${context.port}`
}

/** "mail.example.com on port 25". */
export function endpoint(context: WordContext): string {
  return context.port === null ? server(context) : `${server(context)} on port ${context.port}`
}

export function quote(context: WordContext): string {
  return context.reply === null ? '' : ` The server’s own words: “${context.reply}”.`
}

/** What to do where settings may have been proven, and where not. */
export function change(context: WordContext, otherwise: string): string {
  return context.proven ? 'Use the settings shown here: they were just tested and work.' : otherwise
}

/** Upper-case first letter; a host name stays as it is written everywhere else. */
export function begin(sentence: string): string {
  const [first = ''] = sentence.split(' ', 1)
  return /\w\.\w/.test(first) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
