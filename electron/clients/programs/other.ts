/** A mail program that is not in the list: our own words for what every one of them has. */
import { accountName, chosen, host, port, security, username, type Place, type Program } from '../program.ts'
import type { Authentication } from '../../contract/words.ts'

const methods: Record<Authentication, string> = {
  password: 'Normal password',
  'password-encrypted': 'Encrypted password (CRAM-MD5, APOP)',
  ntlm: 'NTLM',
  kerberos: 'Kerberos (GSSAPI)',
  oauth2: 'OAuth 2 (sign-in in the browser)',
  none: 'No sign-in',
}
const rows = [
  host('Server'),
  port('Port'),
  security('Encryption', { none: 'None', starttls: 'STARTTLS', tls: 'SSL/TLS' }),
  chosen(['authentication'], 'Sign-in', ({ server }) =>
    server.authentication === undefined ? null : { value: methods[server.authentication] },
  ),
  username('User name'),
]
const path =
  (kind: string) =>
  (place: Place): string[] => ['Account settings', accountName(place), kind]

export const other: Program = {
  client: 'other',
  name: 'Your mail program',
  versions: 'most mail programs',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [
    'Some apps for phones fetch and send through their maker’s cloud. A block in this network does not reach those, and what was checked from here says little about them.',
  ],
  incoming: ({ protocol }) => [{ path: path(protocol === 'pop3' ? 'Receiving (POP3)' : 'Receiving (IMAP)'), rows }],
  outgoing: () => [{ path: path('Sending (SMTP)'), rows }],
}
