/** A PEM file of certificate authorities (`--ca`) → one text per certificate, each seen to be one. */
import { X509Certificate } from 'node:crypto'
import { parsed, refused, type Parsed } from './parsed.ts'

const block = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

export function parseAuthorities(text: string): Parsed<string[]> {
  const blocks = text.match(block) ?? []
  if (blocks.length === 0)
    return refused('holds no PEM certificate; it should have a line "-----BEGIN CERTIFICATE-----" (convert DER to PEM)')
  for (const [index, pem] of blocks.entries()) {
    try {
      void new X509Certificate(pem)
    } catch {
      return refused(`cannot be read as PEM: certificate ${index + 1} of ${blocks.length} is damaged; export it again`)
    }
  }
  return parsed([...blocks])
}
