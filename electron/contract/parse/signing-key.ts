/** A private key and its certificates as PEM texts: can something be signed with them? */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { SigningKey } from '../clients.ts'
import { certificatesIn } from './certificates.ts'
import { parsed, refused, type Parsed } from './parsed.ts'

const curves = ['prime256v1', 'secp384r1', 'secp521r1']

function keyIn(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}

/** @returns what is wrong as a sentence's end; the key is never quoted */
export function parseSigningKey(key: string, certificates: string): Parsed<SigningKey> {
  const secret = keyIn(key)
  if (secret === null)
    return refused('the key cannot be read; it should be PEM, "-----BEGIN PRIVATE KEY-----", without a passphrase')
  const isRsa = secret.asymmetricKeyType === 'rsa'
  const isCurve = secret.asymmetricKeyType === 'ec' && curves.includes(secret.asymmetricKeyDetails?.namedCurve ?? '')
  if (!isRsa && !isCurve) return refused('the key is of a kind that Apple’s devices do not take; use RSA or P-256')
  const blocks = certificatesIn(certificates)
  if (blocks.length === 0)
    return refused('there is no certificate; it should have a line "-----BEGIN CERTIFICATE-----"')
  for (const [index, pem] of blocks.entries()) {
    try {
      const certificate = new X509Certificate(pem)
      if (index === 0 && !certificate.checkPrivateKey(secret))
        return refused('the first certificate does not belong to the key; put the signer’s own first')
    } catch {
      return refused(`certificate ${index + 1} of ${blocks.length} is damaged; export it again`)
    }
  }
  return parsed({ key, certificates })
}
