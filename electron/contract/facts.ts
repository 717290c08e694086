/**
 * What the probes saw, without opinion: plain values that can be written to JSON and read back,
 * so that every hard case of the field can be replayed as a test.
 */
import type { Account } from './account.ts'
import type { FindAnswer } from './found.ts'
import type { Remembered } from './history.ts'
import type { PlannedCheck } from './plan.ts'
import type { ProbeKind, StepName, WireError } from './words.ts'

export interface AddressTried {
  family: 4 | 6
  address: string
  ok: boolean
  /** Milliseconds until it answered or was given up; `null` when it was not tried. */
  ms: number | null
  error: WireError | null
}

export interface Step {
  name: StepName
  ok: boolean
  ms: number
  /** The server's lines joined by line feeds. */
  reply: string | null
  error: WireError | null
  /** Only on `connect`. */
  addresses?: AddressTried[]
  /** Only on `resolve`: what the resolver gave, by family; the error where a family gave none. */
  resolved?: { 4: ResolvedFamily; 6: ResolvedFamily }
  /** Only on `recipient-own` and `recipient-outside`: who was asked for. */
  recipient?: string
}

export interface ResolvedFamily {
  addresses: string[]
  error: WireError | null
}

export interface CertificateFacts {
  /** Distinguished names as one line, e.g. `CN=mail.example.com`. */
  subject: string
  issuer: string
  /** Subject alternative names of type DNS and IP. */
  names: string[]
  /** ISO 8601. */
  validFrom: string
  validTo: string
  /** SHA-256, lower-case hexadecimal without colons. */
  fingerprint: string
  selfSigned: boolean
}

export interface TlsFacts {
  /** `TLSv1.3`; `null` when no handshake completed. */
  version: string | null
  /** The server's own certificate first. Empty when none was seen. */
  chain: CertificateFacts[]
  /** The chain leads to a trusted authority, is in date, and is good for the host as the user typed it. */
  verified: boolean
  /** Why not; `null` when verified. */
  error: WireError | null
  /** Trusted only by the system's own store (an antivirus, a company's proxy); `null` when not known. */
  systemStoreOnly: boolean | null
}

/** What a server offers at one moment of the dialogue. "Not offered" and "refused" are different facts. */
export interface Offer {
  /** Lines of EHLO, CAPABILITY or CAPA, as sent, without the reply code and keyword. Empty: answered with none. */
  capabilities: string[]
  startTls: boolean
  /** SASL mechanisms, upper case (`AUTH PLAIN LOGIN`, `AUTH=PLAIN`, `SASL PLAIN`). */
  mechanisms: string[]
  /** Plain user name and password commands are possible: IMAP without LOGINDISABLED, POP3 USER, SMTP with AUTH of whatever kind. */
  signIn: boolean
}

/** Why a sign-in that was planned did not happen. */
export const signInRules = [
  /** There is no password in this run. */
  'no-password',
  /** The connection is not encrypted, and something encrypted is offered or clear text was not agreed to. */
  'not-encrypted',
  /** As before, and nothing encrypted is offered: the user may agree to it (`--allow-clear-text`). */
  'clear-text-not-agreed',
  /** A method this program cannot perform (NTLM, Kerberos, OAuth 2). */
  'method-not-performable',
  /** The server offers ways to sign in, and not the one that is set. */
  'method-not-offered',
  /** The server offers no way to sign in. */
  'sign-in-not-offered',
  /** A sign-in with this user name was rejected before in this run. */
  'rejected-before',
  /** Another check of this side was proven, this one is not needed. */
  'not-needed',
  /** The host was looked up, lies outside the domain and was not confirmed. */
  'unconfirmed',
] as const
export type SignInRule = (typeof signInRules)[number]

/** What ended a check before all that was planned was done. */
export type Stopped =
  | { by: 'wire'; step: StepName; error: WireError; text: string | null }
  | { by: 'reply'; step: StepName; reply: string }
  | { by: 'rule'; step: 'sign-in'; rule: SignInRule }
  /** STARTTLS is set and the server does not offer it. */
  | { by: 'not-offered'; step: 'starttls' }
  /** The address needs SMTPUTF8 (RFC 6531) and the server does not offer it: the relay question was not asked. */
  | { by: 'not-offered'; step: 'sender' }

/** `signIn` stays what was planned; what was used is usedSignIn()'s (used-sign-in.ts), and stands in the final `id`. */
export interface CheckFacts extends PlannedCheck {
  steps: Step[]
  /** `null`: everything planned was done and accepted. */
  stopped: Stopped | null
  tls: TlsFacts | null
  /** Greeting lines, joined by line feeds; `null` when none came. Also in `steps`. */
  greeting: string | null
  /** `beforeTls`: on a connection in clear; `afterTls`: on an encrypted one; `null`: not seen. */
  offers: { beforeTls: Offer | null; afterTls: Offer | null }
  /** POP3: the greeting carried an APOP timestamp (RFC 1939). */
  offersApop: boolean
  /** The mechanism with which a password was sent: `PLAIN`, `LOGIN`, `CRAM-MD5`, `APOP`, `USER` (POP3), `IMAP-LOGIN`. */
  mechanism: string | null
  /** The server's own reply to the sign-in command was positive; `null` when no sign-in took place. */
  signedIn: boolean | null
  /**
   * Asked without sign-in, and mail was fetched from here in this run before the last recipient was answered: a yes may
   * be owed to that (POP-before-SMTP), and is no proof that this network is trusted.
   */
  fetchedBefore: boolean
}

/** One question to the network. What a kind adds stands beside. */
export interface NetworkProbe {
  id: string
  kind: ProbeKind
  ok: boolean | null
  ms: number
  error: WireError | null
  host?: string
  port?: number
  /** Of a control server: who runs it. Controls count per operator. */
  operator?: string
  /** Of a control server: its greeting where that was asked for. */
  greeting?: string | null
  addresses?: string[]
  [further: string]: unknown
}

/** One message to the own address (`--send-test`), and what became of it. */
export interface SendTestFacts {
  /** Ids of the check whose endpoint it went through, and of the one whose mailbox was looked into. */
  through: string | null
  watched: string | null
  /** Why none was sent; `null`: one was, or the server would not take it. */
  withheld: 'no-way-out' | 'no-way-in' | 'cancelled' | null
  /** The server said that it will deliver it. */
  accepted: boolean
  /** What was refused, where something was: sender or recipient, or the message itself. The reply is the `deliver` step's. */
  refused: 'envelope' | 'message' | null
  arrivedIn: 'inbox' | 'junk' | null
  /** Milliseconds from the server's yes to its arrival, or to the end of the wait. */
  ms: number
  /** The mailbox was looked into until then; false: that came to an end before. */
  lookedToTheEnd: boolean
  /** Junk was looked into, too. */
  sawJunk: boolean
  deleted: boolean
}

/** All that one run saw. Diagnosis is a pure function of this. */
export interface RunFacts {
  /** ISO 8601 with seconds, UTC. */
  startedAt: string
  durationMs: number
  account: Account
  hasPassword: boolean
  allowsClearText: boolean
  cancelled: boolean
  checks: CheckFacts[]
  probes: NetworkProbe[]
  signIns: { sent: number; rejected: number }
  /** `host:port` of every connection opened, lookups included, each once, in order. */
  contacted: string[]
  /** What the provider publishes, as far as this run looked it up; `null`: not asked. */
  published: FindAnswer | null
  /** What is known from other networks; absent: no history was asked. */
  remembered?: Remembered
  /** Absent or `null`: not asked for. */
  sendTest?: SendTestFacts | null
}
