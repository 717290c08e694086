import { describe, expect, it } from 'vitest'
import { findingCodes, verdicts, type FindingCode, type Verdict } from '../../../electron/contract/words.ts'
import { verdictFor, worse } from '../../../electron/diagnose/verdict.ts'

/** vocabulary.md, "Verdicts", as it stands there; all else is `cannot-tell`. */
const table: Partial<Record<Verdict, readonly FindingCode[]>> = {
  'cannot-sign-in': [
    'credentials-rejected',
    'app-password-required',
    'oauth-required',
    'protocol-disabled',
    'account-locked',
    'auth-method-unsupported',
  ],
  'blocked-here': [
    'no-internet',
    'captive-portal',
    'dns-hijacked',
    'clock-wrong',
    'tls-intercepted',
    'smtp-intercepted',
    'starttls-stripped',
    'port-blocked-by-network',
    'network-blocks-smtp',
    'network-not-allowed',
    'ip-blocklisted',
    'local-network-only',
    'works-elsewhere',
  ],
  broken: [
    'certificate-untrusted',
    'certificate-wrong-host',
    'certificate-expired',
    'dns-failure',
    'port-blocked-by-server',
    'wrong-server',
    'wrong-protocol',
    'security-mismatch',
    'encryption-required',
    'hello-rejected',
    'auth-off',
    'auth-required',
    'relay-denied',
    'sender-not-allowed',
    'sender-domain-policy',
    'content-rejected',
    'mailbox-full',
    'sent-but-not-delivered',
    'mx-missing',
    'mx-points-elsewhere',
    'spf-excludes-server',
  ],
}

describe('verdictFor', () => {
  it.each(findingCodes)('%s', (code) => {
    const listed = verdicts.find((verdict) => table[verdict]?.includes(code))
    expect(verdictFor(code)).toBe(listed ?? 'cannot-tell')
  })
})

describe('worse', () => {
  it.each<[Verdict, Verdict, Verdict]>([
    ['works', 'works', 'works'],
    ['works', 'works-with-changes', 'works-with-changes'],
    ['cannot-tell', 'works-with-changes', 'cannot-tell'],
    ['broken', 'cannot-tell', 'broken'],
    ['broken', 'blocked-here', 'blocked-here'],
    ['cannot-sign-in', 'blocked-here', 'cannot-sign-in'],
  ])('%s and %s: %s', (one, other, overall) => {
    expect(worse(one, other)).toBe(overall)
    expect(worse(other, one)).toBe(overall)
  })
})
