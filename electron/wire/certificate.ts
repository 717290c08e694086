/**
 * What a server's certificates say about themselves, and which one word says best why they are not good.
 * Pure; the handshake is in tls.ts.
 */
import { X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate } from 'node:tls'
import type { CertificateFacts } from '../contract/facts.ts'
import type { WireError } from '../contract/words.ts'
import { knownCodes } from './errors.ts'
import { maxChainLength } from './limits.ts'

/** The chain as verified (issuers found in the own store included), the server's own certificate first. */
export function chainOf(leaf: DetailedPeerCertificate | undefined): X509Certificate[] {
  const chain: X509Certificate[] = []
  let next: DetailedPeerCertificate | undefined = leaf
  while (next?.raw !== undefined && chain.length < maxChainLength) {
    chain.push(new X509Certificate(next.raw))
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate
  }
  return chain
}

export function certificateFactsOf(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate.subjectAltName),
    validFrom: isoOf(certificate.validFrom),
    validTo: isoOf(certificate.validTo),
    fingerprint: fingerprintOf(certificate),
    selfSigned: isSelfSigned(certificate),
  }
}

/** SHA-256, lower-case hexadecimal without colons. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase()
}

export interface Examined {
  /** The code of the chain's verification; `null` when the library found nothing wrong with it. */
  verifyCode: string | null
  /** The certificate is good for the host as the user typed it. */
  isForHost: boolean
  chain: readonly CertificateFacts[]
  /** Milliseconds since 1970. */
  now: number
}

/**
 * Why the certificate is not good; `null` when it is. Where several things are wrong the first of these is the word:
 * 1. `certificate-wrong-host`: somebody else answers, so nothing else about the certificate matters;
 * 2. `certificate-expired`, `certificate-not-yet-valid`: seen from the dates, whoever signed it. The clock or a forgotten
 *    renewal, and OpenSSL reports it above a missing trust, too;
 * 3. `certificate-untrusted`: all else. Whether it is self-signed stands in the chain's facts.
 */
export function certificateErrorOf({ verifyCode, isForHost, chain, now }: Examined): WireError | null {
  if (!isForHost) return 'certificate-wrong-host'
  const word = verifyCode === null ? null : (knownCodes.get(verifyCode) ?? 'certificate-untrusted')
  if (word === 'certificate-expired' || word === 'certificate-not-yet-valid') return word
  const own = chain[0]
  if (own === undefined) return 'certificate-untrusted'
  if (now > Date.parse(own.validTo)) return 'certificate-expired'
  if (now < Date.parse(own.validFrom)) return 'certificate-not-yet-valid'
  return word
}

/** `C=DE\nCN=mail.example.com` → `C=DE, CN=mail.example.com` */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}

/** `DNS:a.example, IP Address:192.0.2.1`, names with odd characters quoted as JSON (Node since CVE-2021-44532). */
function namesOf(subjectAltName: string | undefined): string[] {
  const entries = (subjectAltName ?? '').matchAll(/(DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)
  return [...entries].map(([, , name = '']) => (name.startsWith('"') ? unquoted(name) : name))
}

function unquoted(name: string): string {
  try {
    return String(JSON.parse(name))
  } catch {
    return name
  }
}

/** OpenSSL's `Nov 21 19:39:48 2026 GMT`. */
function isoOf(date: string): string {
  const ms = Date.parse(date)
  return Number.isNaN(ms) ? date : new Date(ms).toISOString()
}

function isSelfSigned(certificate: X509Certificate): boolean {
  if (certificate.subject !== certificate.issuer) return false
  try {
    return certificate.verify(certificate.publicKey)
  } catch {
    return false
  }
}
