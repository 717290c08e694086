/** What the names of SASL mechanisms (IANA's registry) come to among our methods. What an absent or other word means is each program's own. */
import type { Authentication } from '../../contract/words.ts'

/** In any case of letters; `null`: absent, or none of those that a mail program can be set to. */
export function methodOfMechanism(name: string | undefined): Authentication | null {
  const mechanism = name?.toUpperCase() ?? ''
  // With any hash: SCRAM-SHA-1, SCRAM-SHA-256-PLUS.
  if (mechanism.startsWith('SCRAM-')) return 'password-encrypted'
  switch (mechanism) {
    case 'PLAIN':
    case 'LOGIN':
      return 'password'
    case 'CRAM-MD5':
    case 'DIGEST-MD5':
      return 'password-encrypted'
    case 'GSSAPI':
      return 'kerberos'
    case 'NTLM':
      return 'ntlm'
    case 'OAUTHBEARER':
    case 'XOAUTH2':
      return 'oauth2'
    default:
      return null
  }
}
