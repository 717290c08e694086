import { expect, it } from 'vitest'
import type { CertificateFacts } from '../../../electron/contract/facts.ts'
import { certificateErrorOf } from '../../../electron/wire/certificate.ts'
import type { Examined } from '../../../electron/wire/certificate.ts'

const own: CertificateFacts = {
  subject: 'CN=mail.example.com',
  issuer: 'CN=Test Authority',
  names: ['mail.example.com'],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-12-31T00:00:00.000Z',
  fingerprint: '00',
  selfSigned: false,
}
const good: Examined = { verifyCode: null, isForHost: true, chain: [own], now: Date.parse('2026-06-01T00:00:00Z') }
const late = Date.parse('2027-01-01T00:00:00Z')
const early = Date.parse('2025-12-31T00:00:00Z')

it.each<[string, Partial<Examined>, string | null]>([
  ['nothing is wrong', {}, null],
  ['self-signed', { verifyCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate-untrusted'],
  ['a code that nobody has met', { verifyCode: 'SOMETHING_NEW' }, 'certificate-untrusted'],
  ['no certificate at all', { chain: [] }, 'certificate-untrusted'],
  ['an expired one between', { verifyCode: 'CERT_HAS_EXPIRED' }, 'certificate-expired'],
  ['expired by this clock', { now: late }, 'certificate-expired'],
  ['not yet valid by this clock', { now: early }, 'certificate-not-yet-valid'],
  ['untrusted and expired', { verifyCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', now: late }, 'certificate-expired'],
  ['for another host', { isForHost: false }, 'certificate-wrong-host'],
  [
    'for another host, expired, untrusted',
    { isForHost: false, verifyCode: 'CERT_HAS_EXPIRED', now: late },
    'certificate-wrong-host',
  ],
])('%s', (_, given, word) => {
  expect(certificateErrorOf({ ...good, ...given })).toBe(word)
})
