/**
 * Bytes signed with a key and its certificates: CMS SignedData around them (RFC 5652, section 5), as DER. That the key
 * belongs to the first certificate was seen before (contract/parse/signing-key.ts); the signature itself is Node's.
 */
import { createHash, createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto'
import {
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
  type AsnType,
} from 'asn1js'
import type { SigningKey } from '../../contract/clients.ts'
import { certificatesIn } from '../../contract/parse/certificates.ts'

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
}

const id = (value: string): ObjectIdentifier => new ObjectIdentifier({ value })
const list = (...value: AsnType[]): Sequence => new Sequence({ value })
const set = (...value: AsnType[]): SetOf => new SetOf({ value })
const octets = (bytes: Buffer): OctetString => new OctetString({ valueHex: bytes })
/** `[0]`: explicit around one value, or in place of the tag of a set. */
const tagged = (value: AsnType[]): Constructed => new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value })
const der = (value: AsnType): Buffer => Buffer.from(value.toBER())

/** RFC 3370, 3.2 and RFC 5754, 3: RSA has a NULL beside it, ECDSA nothing. */
function signatureKind(key: KeyObject): Sequence {
  return key.asymmetricKeyType === 'rsa' ? list(id(oid.rsa), new Null()) : list(id(oid.ecdsaWithSha256))
}

/** Issuer and number as they stand in the certificate, byte for byte. */
function namedBy(certificate: AsnType): Sequence {
  const [toBeSigned] = inside(certificate)
  // An explicit version may stand first; then number, signature algorithm, issuer (RFC 5280, 4.1).
  const [number, , issuer] = inside(toBeSigned).filter(({ idBlock }) => idBlock.tagClass !== 3)
  if (!number || !issuer) throw new Error('a certificate without an issuer')
  return list(issuer, number)
}

function inside(value: AsnType | undefined): AsnType[] {
  return value instanceof Sequence ? value.valueBlock.value : []
}

export function signed(content: Buffer, { key, certificates }: SigningKey): Buffer {
  const chain = certificatesIn(certificates).map((pem) => fromBER(new X509Certificate(pem).raw).result)
  const [own] = chain
  if (!own) throw new Error('a signing key without a certificate')
  const secret = createPrivateKey(key)
  const attributes = [
    list(id(oid.contentType), set(id(oid.data))),
    list(id(oid.messageDigest), set(octets(createHash('sha256').update(content).digest()))),
  ]
  const signature = sign('sha256', der(set(...attributes)), secret)
  const signer = list(
    new Integer({ value: 1 }),
    namedBy(own),
    list(id(oid.sha256)),
    tagged(attributes),
    signatureKind(secret),
    octets(signature),
  )
  const message = list(
    new Integer({ value: 1 }),
    set(list(id(oid.sha256))),
    list(id(oid.data), tagged([octets(content)])),
    tagged(chain),
    set(signer),
  )
  return der(list(id(oid.signedData), tagged([message])))
}
