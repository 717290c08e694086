/** A good hand-out as a file, for tests that change one thing of it. */
import { testAuthority } from '../../servers/certificates.ts'

export const goodFile = {
  schema: 1,
  organisation: 'Proseware',
  domains: ['proseware.example'],
  incoming: { protocol: 'imap', host: 'imap.proseware.example', port: 993, security: 'tls' },
  outgoing: { host: 'smtp.proseware.example', port: 465, security: 'tls' },
  contact: {
    name: 'Help desk',
    email: 'help@proseware.example',
    phone: '+1 555 0100',
    url: 'https://help.proseware.example',
  },
  help: 'We are in room 12.\nBring your badge.',
  controlHosts: [{ host: 'mx.fabrikam.example', port: 587, operator: 'Fabrikam' }],
  authority: null as string | null,
  languages: ['en', 'de-CH'],
  mailProgram: 'thunderbird',
  updates: false,
}

export async function goodFileWithAuthority(): Promise<typeof goodFile> {
  return { ...goodFile, authority: await testAuthority() }
}
