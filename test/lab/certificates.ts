/** The lab's certificate authority and the good and bad certificates its servers show. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export type CertificateKind = 'good' | 'expired' | 'self-signed' | 'wrong-host'

export interface CertificateFiles {
  certificate: string
  key: string
}

export interface Authority {
  /** PEM file for `--ca`. */
  file: string
  keyFile: string
  issue(kind: CertificateKind, host: string): Promise<CertificateFiles>
}

const day = 86_400_000
/** OpenSSL refuses a PEM block whose last line is not ended when another follows. */
const ended = (pem: string) => `${pem.trimEnd()}\n`
const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

/** Writes below `folder`; its files are readable by all, since the servers run as several users. */
export async function createAuthority(folder: string, name = 'Lab Authority'): Promise<Authority> {
  mkdirSync(folder, { recursive: true })
  const ca = await generate([{ name: 'commonName', value: name }], {
    ...common,
    notBeforeDate: new Date(Date.now() - 30 * day),
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const file = join(folder, 'authority.pem')
  writeFileSync(file, ended(ca.cert))
  const keyFile = join(folder, 'authority.key')
  writeFileSync(keyFile, ended(ca.private))

  return {
    file,
    keyFile,
    async issue(kind, host) {
      const shown = kind === 'wrong-host' ? 'server.hosting.example' : host
      const expired = kind === 'expired'
      const made = await generate([{ name: 'commonName', value: shown }], {
        ...common,
        notBeforeDate: new Date(Date.now() - (expired ? 20 : 1) * day),
        notAfterDate: new Date(Date.now() + (expired ? -5 : 20) * day),
        ...(kind === 'self-signed' ? {} : { ca: { key: ca.private, cert: ca.cert } }),
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: [isIP(shown) === 0 ? { type: 2, value: shown } : { type: 7, ip: shown }],
          },
        ],
      })
      const files = { certificate: join(folder, `${host}.pem`), key: join(folder, `${host}.key`) }
      writeFileSync(files.certificate, ended(made.cert) + (kind === 'self-signed' ? '' : ended(ca.cert)))
      writeFileSync(files.key, ended(made.private), { mode: 0o644 })
      return files
    },
  }
}
