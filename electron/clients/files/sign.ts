/**
 * Bytes signed with a key and its certificates: CMS SignedData around them (RFC 5652), as DER. That the key belongs to the
 * first certificate was seen before (contract/parse/signing-key.ts).
 */
import { createHash, createPrivateKey, webcrypto, X509Certificate, type KeyObject } from 'node:crypto'
import { ObjectIdentifier, OctetString } from 'asn1js'
import {
  Attribute,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { SigningKey } from '../../contract/clients.ts'
import { certificatesIn } from '../../contract/parse/certificates.ts'

const oid = { data: '1.2.840.113549.1.7.1', contentType: '1.2.840.113549.1.9.3', digest: '1.2.840.113549.1.9.4' }
const hash = 'SHA-256'
const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

async function forSigning(key: KeyObject): Promise<CryptoKey> {
  const curve = curves[key.asymmetricKeyDetails?.namedCurve ?? '']
  const algorithm = curve === undefined ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', namedCurve: curve }
  const bytes = key.export({ type: 'pkcs8', format: 'der' })
  return webcrypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
}

export async function signed(content: Buffer, { key, certificates }: SigningKey): Promise<Buffer> {
  const chain = certificatesIn(certificates).map((pem) => Certificate.fromBER(new X509Certificate(pem).raw))
  const [own] = chain
  if (!own) throw new Error('a signing key without a certificate')
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
      new Attribute({
        type: oid.digest,
        values: [new OctetString({ valueHex: createHash('sha256').update(content).digest() })],
      }),
    ],
  })
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType: oid.data })
  // Set afterwards: the constructor would cut it into pieces, which is BER and no DER.
  encapContentInfo.eContent = new OctetString({ valueHex: content })
  const message = new SignedData({
    version: 1,
    encapContentInfo,
    certificates: chain,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs,
      }),
    ],
  })
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
  await message.sign(await forSigning(createPrivateKey(key)), 0, hash, undefined, engine)
  const info = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: message.toSchema(true) })
  return Buffer.from(info.toSchema().toBER(false))
}
