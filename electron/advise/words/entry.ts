/** The shape of an entry: what is said about one cause or finding, as functions of the little that the sentences need. */
import type { SendTestFacts } from '../../contract/facts.ts'
import type { ProviderRules } from '../../contract/found.ts'
import type { Memories } from '../remembered-words.ts'
import type { IncomingProtocol, Security, Severity, Side } from '../../contract/words.ts'

/** All that a sentence may mention. `null`: not known, the sentence then goes without it. */
export interface WordContext {
  side: Side | null
  severity: Severity
  host: string | null
  port: number | null
  /** All that the finding is about, lowest first. */
  ports: readonly number[]
  security: Security | null
  username: string | null
  /** Another form of the user name, which this run proved with the same password. */
  provenUsername: string | null
  /** Every form that was rejected. */
  rejectedUsernames: readonly string[]
  email: string
  /** The part of the address after @. */
  domain: string
  /** The server's own sentence, one line, shortened. */
  reply: string | null
  /** The check that tells it had signed in; absent: not so. */
  signedIn?: boolean
  /** Settings were proven in this run for this side (or either, where the finding is about both). */
  proven: boolean
  /** What is known of the provider, from our own table. */
  provider: ProviderRules | null
  /** The server left it open; that it is so, the provider's known rule says. */
  isByRule: boolean
  /** Mail was fetched before a stranger was answered: which of the two opened the way was not seen. */
  afterFetching: boolean
  /** How the port ended the dialogue, as in "… on port 587 answers, and <trouble>". */
  trouble: string | null
  /** It does not know EHLO (RFC 5321), and so nothing that is offered there, encryption first. */
  knowsNoExtensions: boolean
  /** The address cannot be written in ASCII before the @, and the server has no SMTPUTF8 (RFC 6531). */
  needsUtf8: boolean
  /** The name has more addresses than were tried. */
  addressesLeftOut: boolean
  /** The proven settings fetch by this protocol, in place of the one that is set. */
  protocolInstead: IncomingProtocol | null
  /** Whose hand-out the right settings come from; absent: nobody's. */
  organisation?: string
  /** What the evidence says of the network; absent where nothing does. */
  hints?: Hints
  /** What is known from other networks; absent where nothing is. */
  memories?: Memories
  /** Where the domain's mail goes, as part of a sentence; absent where that was not asked. */
  mailGoesTo?: string
  /** The domain says in so many words that it takes no mail (RFC 7505). */
  takesNoMail?: boolean
  /** The test message; absent where none was sent. */
  test?: SendTestFacts
}

/** `null`: not known. */
export interface Hints {
  /** A program or machine known to stand between, as part of a sentence. */
  culprit: string | null
  /** The name by which something else answered. */
  stranger: string | null
  /** Milliseconds for which a silent port was waited for. */
  waitedMs: number | null
  /** Seconds that this computer's clock is ahead. */
  clockSeconds: number | null
  /** The suspicious address. */
  address: string | null
}

export interface Entry {
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

/** "ports 25, 465 and 587". */
export function ports(context: WordContext): string {
  if (context.ports.length < 2) return port(context)
  return `ports ${context.ports.slice(0, -1).join(', ')} and ${context.ports.at(-1)}`
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
  if (!context.proven) return otherwise
  return ['Use the settings shown here: they were just tested and work.', ...otherProtocol(context)].join(' ')
}

function otherProtocol({ protocolInstead }: WordContext): string[] {
  switch (protocolInstead) {
    case 'imap':
      return ['They use IMAP in place of POP3: mail then stays on the server, and every device shows the same.']
    case 'pop3':
      return [
        'They use POP3 in place of IMAP: mail is then fetched to this device, and folders on the server are not seen.',
      ]
    case null:
      return []
    default: {
      const never: never = protocolInstead
      return never
    }
  }
}

/** Upper-case first letter; a host name and a name such as iCloud stay as they are written everywhere else. */
export function begin(sentence: string): string {
  const [first = ''] = sentence.split(' ', 1)
  return /\w\.\w|^\p{Ll}+\p{Lu}/u.test(first) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** "1 second", "12 seconds"; "less than a second". */
export function timeWords(ms: number): string {
  if (ms < 1000) return 'less than a second'
  const seconds = Math.round(ms / 1000)
  return `${seconds} second${seconds === 1 ? '' : 's'}`
}

/** " It stayed silent for 3 seconds." – with a space before it, or nothing. Whole seconds: more would be noise. */
export function waited({ hints }: WordContext): string {
  const ms = hints?.waitedMs ?? null
  if (ms === null) return ''
  const seconds = Math.max(1, Math.round(ms / 1000))
  return ` It stayed silent for ${seconds} second${seconds === 1 ? '' : 's'}.`
}
