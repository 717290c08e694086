/**
 * Certificates for the pretend servers: an own authority, made anew for each run and trusted by its world alone,
 * and what it (or nobody) signed. Elliptic keys: an RSA key takes longer than a whole check.
 */
import type { PretendCertificate } from './row.ts'

export interface KeyAndCertificate {
  key: string
  cert: string
}

export interface PracticeAuthority {
  /** PEM, for the world's `authorities`. */
  pem: string
  /** Made when first asked for, then kept. */
  certificateFor: (kind: PretendCertificate) => Promise<KeyAndCertificate>
}

const dayMs = 24 * 3600 * 1000
const key = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

/**
 * @param hosts names that a good certificate is good for
 * @param now milliseconds since 1970: an expired one ended a fortnight before
 */
export async function practiceAuthority(hosts: readonly string[], now: number): Promise<PracticeAuthority> {
  // Loaded only here: reading it takes longer than making the certificates.
  const { generate } = await import('selfsigned')
  const begin = new Date(now - 90 * dayMs)
  const end = new Date(now + 90 * dayMs)
  const authority = await generate([{ name: 'commonName', value: 'Practice Authority' }], {
    ...key,
    notBeforeDate: begin,
    notAfterDate: end,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const ca = { key: authority.private, cert: authority.cert }

  const make = async (kind: PretendCertificate): Promise<KeyAndCertificate> => {
    const names = kind === 'wrong-host' ? ['shared-hosting.proseware.example'] : hosts
    const made = await generate([{ name: 'commonName', value: names[0] ?? 'nobody' }], {
      ...key,
      notBeforeDate: begin,
      notAfterDate: kind === 'expired' ? new Date(now - 14 * dayMs) : end,
      extensions: [
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value }) as const) },
      ],
      ...(kind === 'self-signed' ? {} : { ca }),
    })
    return { key: made.private, cert: made.cert }
  }

  const made = new Map<PretendCertificate, Promise<KeyAndCertificate>>()
  return {
    pem: authority.cert,
    certificateFor(kind) {
      const known = made.get(kind) ?? make(kind)
      made.set(kind, known)
      return known
    },
  }
}
