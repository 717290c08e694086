/** Certificates for tests, made once per test file: an authority of our own, and good and bad ones for any host. */
import { isIP } from 'node:net'
import { generate } from 'selfsigned'

export interface KeyPair {
  /** PEM. */
  key: string
  /** PEM, without the authority's. */
  cert: string
}

export const certificateKinds = [
  'good',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  /** Signed by an authority that nobody trusts. */
  'stranger',
  'expired-self-signed',
  'wrong-host-self-signed',
  'wrong-host-expired',
  /** Good, and longer than anybody needs: thousands of names. */
  'giant',
] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** Some 100 KiB of certificate. */
const giantNames = 4000
const dayMs = 24 * 60 * 60 * 1000

const authorities = new Map<string, Promise<KeyPair>>()
const certificates = new Map<string, Promise<KeyPair>>()

/** PEM of the authority that signs the good ones: goes into `World.authorities`. */
export async function testAuthority(): Promise<string> {
  return (await authority('Test Authority')).cert
}

/** A certificate for the host (a name or an address). `wrong-host` is good for `other.example.net`. */
export function certificateFor(host: string, kind: CertificateKind = 'good'): Promise<KeyPair> {
  const id = `${kind} ${host}`
  const made = certificates.get(id) ?? make(host, kind)
  certificates.set(id, made)
  return made
}

async function make(host: string, kind: CertificateKind): Promise<KeyPair> {
  const name = kind.startsWith('wrong-host') ? 'other.example.net' : host
  const days: [number, number] = kind.includes('expired') ? [-60, -30] : kind === 'not-yet-valid' ? [30, 60] : [-1, 30]
  const signer = kind.includes('self-signed')
    ? undefined
    : await authority(kind === 'stranger' ? 'Authority of a Stranger' : 'Test Authority')
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + days[0] * dayMs),
    notAfterDate: new Date(Date.now() + days[1] * dayMs),
    ...(signer && { ca: signer }),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name },
          ...Array.from({ length: kind === 'giant' ? giantNames : 0 }, (_none, at) => ({
            type: 2 as const,
            value: `n${at}.${name}`,
          })),
        ],
      },
    ],
  })
  return { key, cert }
}

function authority(name: string): Promise<KeyPair> {
  const made = authorities.get(name) ?? makeAuthority(name)
  authorities.set(name, made)
  return made
}

async function makeAuthority(name: string): Promise<KeyPair> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 365 * dayMs),
    notAfterDate: new Date(Date.now() + 365 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key, cert }
}
