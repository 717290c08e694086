/** A PEM file of certificate authorities (`--ca`): is it one, and which certificates does it hold. */
import { X509Certificate } from 'node:crypto'
import { parsed, refused, type Parsed } from './parsed.ts'

const block = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

/** One text per certificate, in the order of the file. */
export function certificatesIn(pem: string): string[] {
  return [...(pem.match(block) ?? [])]
}

/** The text itself, once every certificate in it was seen to be one. */
export function parseAuthorities(text: string): Parsed<string> {
  const blocks = certificatesIn(text)
  if (blocks.length === 0)
    return refused('holds no PEM certificate; it should have a line "-----BEGIN CERTIFICATE-----" (convert DER to PEM)')
  for (const [index, pem] of blocks.entries()) {
    try {
      void new X509Certificate(pem)
    } catch {
      return refused(`cannot be read as PEM: certificate ${index + 1} of ${blocks.length} is damaged; export it again`)
    }
  }
  return parsed(text)
}
