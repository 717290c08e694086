/**
 * THE place that decides whether a password may be sent on a connection, and in which form (diagnosis.md,
 * section 3). Pure, and asked by permission.ts alone. When its turn comes stands in ../turns.ts; how many tries there may
 * be, in gate.ts.
 */
import type { CheckFacts, SignInRule } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import type { Protocol } from '../../contract/words.ts'
import type { Mechanism, ReadyToSignIn } from '../dialogues/tools.ts'

export interface Circumstances {
  hasPassword: boolean
  /** The user agreed, for this run, to sign in without encryption where nothing encrypted is offered. */
  allowsClearText: boolean
  /** A sibling of the same protocol offers encryption, be its certificate good or not. */
  encryptedElsewhere: boolean
  /** The host was looked up, lies outside the domain and its known provider, and the user did not confirm it. */
  isUnconfirmed: boolean
}

export type Ruling = { mechanism: Mechanism } | { rule: SignInRule }

/** A mechanism: the password may be sent, in this form and no other. A rule: why it must not. */
export function rulingOn(
  check: Pick<PlannedCheck, 'protocol' | 'security' | 'signIn'>,
  ready: ReadyToSignIn,
  circumstances: Circumstances,
): Ruling {
  if (check.signIn === null || !circumstances.hasPassword) return { rule: 'no-password' }
  if (circumstances.isUnconfirmed) return { rule: 'unconfirmed' }
  const wanted = check.signIn.authentication
  switch (wanted) {
    case 'ntlm':
    case 'kerberos':
    case 'oauth2':
      return { rule: 'method-not-performable' }
    case 'none':
      return { rule: 'sign-in-not-offered' }
    case 'password':
    case 'password-encrypted': {
      // An encrypted connection whose certificate did not verify counts as what it may be: someone else's.
      const isSafe = ready.encrypted && ready.verified
      if (!isSafe && !nothingEncrypted(check, ready, circumstances)) return { rule: 'not-encrypted' }
      const mechanism = mechanismFor(check.protocol, wanted, ready)
      if (mechanism === null) return { rule: offersAnything(ready) ? 'method-not-offered' : 'sign-in-not-offered' }
      if (!isSafe && !circumstances.allowsClearText) return { rule: 'clear-text-not-agreed' }
      return { mechanism }
    }
    default: {
      const never: never = wanted
      return never
    }
  }
}

/** Clear text is thinkable only where the settings say so and neither this server nor a sibling offers encryption. */
function nothingEncrypted(
  check: Pick<PlannedCheck, 'security'>,
  ready: ReadyToSignIn,
  circumstances: Circumstances,
): boolean {
  return check.security === 'none' && !ready.encrypted && !ready.offer.startTls && !circumstances.encryptedElsewhere
}

/** Of a finished check: it offered encryption. A bad certificate is encryption all the same; clear text is no way around it. */
export function showsEncryption({ offers, tls }: Pick<CheckFacts, 'offers' | 'tls'>): boolean {
  return offers.beforeTls?.startTls === true || (tls !== null && (tls.version !== null || tls.chain.length > 0))
}

function mechanismFor(
  protocol: Protocol,
  wanted: 'password' | 'password-encrypted',
  { offer, offersApop }: ReadyToSignIn,
): Mechanism | null {
  const offers = (name: string): boolean => offer.mechanisms.includes(name)
  if (wanted === 'password-encrypted') {
    if (offers('CRAM-MD5')) return 'CRAM-MD5'
    return protocol === 'pop3' && offersApop ? 'APOP' : null
  }
  switch (protocol) {
    case 'smtp':
      if (offers('PLAIN')) return 'PLAIN'
      return offers('LOGIN') ? 'LOGIN' : null
    case 'imap':
      if (offers('PLAIN')) return 'PLAIN'
      if (offer.signIn) return 'IMAP-LOGIN'
      return offers('LOGIN') ? 'LOGIN' : null
    case 'pop3':
      // Every POP3 server knows USER; an initial response to AUTH (RFC 5034) is refused by many that offer SASL.
      if (offer.signIn) return 'USER'
      return offers('PLAIN') ? 'PLAIN' : null
    default: {
      const never: never = protocol
      return never
    }
  }
}

function offersAnything({ offer, offersApop }: ReadyToSignIn): boolean {
  return offer.signIn || offer.mechanisms.length > 0 || offersApop
}
