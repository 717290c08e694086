/** What one check was offered to sign in with, against what is set. "Not offered" and "refused" are different facts. */
import type { CheckFacts, Offer } from '../contract/facts.ts'
import type { Authentication, FindingCode } from '../contract/words.ts'

/** What the connection offered at the moment of signing in as this check would. */
export function offerOf(check: CheckFacts): Offer | null {
  return check.security === 'none' ? check.offers.beforeTls : check.offers.afterTls
}

const tokenMechanisms = ['XOAUTH2', 'OAUTHBEARER']

/** `null` where no offer was seen. */
export function isMethodOffered(check: CheckFacts, method: Authentication): boolean | null {
  const offer = offerOf(check)
  if (offer === null) return null
  const has = (...names: string[]) => offer.mechanisms.some((mechanism) => names.includes(mechanism))
  switch (method) {
    case 'password':
      // IMAP's LOGIN and POP3's USER are no SASL mechanisms (RFC 9051, RFC 1939).
      return has('PLAIN', 'LOGIN') || (check.protocol !== 'smtp' && offer.signIn)
    case 'password-encrypted':
      return check.offersApop || offer.mechanisms.some((mechanism) => /^(?:CRAM|DIGEST|SCRAM)-/.test(mechanism))
    case 'ntlm':
      return has('NTLM')
    case 'kerberos':
      return has('GSSAPI', 'GSS-SPNEGO')
    case 'oauth2':
      return has(...tokenMechanisms)
    case 'none':
      return true
    default: {
      const never: never = method
      return never
    }
  }
}

/** The server let in without a sign-in (RFC 9051, 7.1.4): what it would offer for one was not seen. */
export function isLetIn({ greeting }: CheckFacts): boolean {
  return greeting?.startsWith('* PREAUTH') ?? false
}

/** What a sign-in is that the server does not offer: where tokens are all it takes, no password will do. */
export function unofferedCode(check: CheckFacts, method: Authentication): FindingCode {
  const withPassword = method === 'password' || method === 'password-encrypted'
  return withPassword && takesTokensOnly(offerOf(check)) ? 'oauth-required' : 'auth-method-unsupported'
}

function takesTokensOnly(offer: Offer | null): boolean {
  return (
    offer !== null &&
    offer.mechanisms.length > 0 &&
    offer.mechanisms.every((mechanism) => tokenMechanisms.includes(mechanism))
  )
}
