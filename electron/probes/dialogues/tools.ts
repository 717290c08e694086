/**
 * What a dialogue is given, and what it asks back. Dialogues talk in step order and hold no opinion: whether a
 * password may be sent is answered by `askSignIn` (sign-in/permission.ts).
 */
import type { CauseOf } from '../../contract/cause-of.ts'
import type { Offer, SignInRule, Step } from '../../contract/facts.ts'
import type { Secret } from '../../contract/secret.ts'
import type { Contacted } from '../../wire/contacted.ts'
import type { World } from '../../wire/world.ts'

/** How passwords travel. `IMAP-LOGIN`: the command of RFC 9051 section 6.2.3; `USER`: POP3's USER and PASS. */
export type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'APOP' | 'USER' | 'IMAP-LOGIN'

/** What is known of the connection at the moment when a password could be sent. */
export interface ReadyToSignIn {
  encrypted: boolean
  /** The certificate verified for the host as typed. */
  verified: boolean
  offer: Offer
  /** POP3: the greeting carried a timestamp. */
  offersApop: boolean
}

/** How a sign-in ended. Only `rejected` and `refused` were said by the server in words. */
export type SignInAnswer =
  | { kind: 'accepted' }
  /** The server refused a password that was sent, or closed on it: nothing more for this user name. */
  | { kind: 'rejected'; reply: string | null }
  /** The command was refused before a password was sent. */
  | { kind: 'not-sent' }

export interface Permission {
  mechanism: Mechanism
  username: string
  secret: Secret
  /** To be called right before the first byte that carries the password. */
  onSending: () => void
  /** To be called once, whatever happened. */
  answered: (answer: SignInAnswer) => void
}

export interface DialogueTools {
  world: World
  /** Milliseconds for the connection, and again for each answer. */
  boundMs: number
  /** Ends this check. */
  signal: AbortSignal
  /** Ends the wait for a connection as if the bound were over: its siblings answered long ago. */
  giveUp: AbortSignal
  /** The name is resolved, and connecting begins. */
  onConnecting: () => void
  /** The signal was aborted because another check sufficed; the run goes on. */
  isNotNeeded: () => boolean
  /** The signal was aborted because no greeting is to be expected any more; that counts as the bound being over. */
  isSilent: () => boolean
  contacted: Contacted
  email: string
  recipients: { own: string; outside: readonly string[] }
  causeOf: CauseOf
  /** Takes the password, and all it may look like on the wire, out of a server's text. */
  scrub: (text: string) => string
  /** What was computed from the password (a digest) and must not be quoted either. */
  alsoHide: (value: string) => void
  onStep: (step: Step) => void
  askSignIn: (ready: ReadyToSignIn) => Promise<Permission | { rule: SignInRule }>
}
