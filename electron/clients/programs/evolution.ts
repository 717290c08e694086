/** Evolution. Names: strings of evolution, libevolution and libcamel 3.46.4 (Debian 12). */
import { accountName, chosen, host, method, port, security, username, type Place, type Program } from '../program.ts'

const encryption = security('Encryption method', {
  none: 'No encryption',
  starttls: 'STARTTLS after connecting',
  tls: 'TLS on a dedicated port',
})
const signsIn = chosen(['authentication'], 'Server requires authentication', ({ server }) =>
  server.authentication === undefined ? null : { value: server.authentication === 'none' ? 'not ticked' : 'ticked' },
)
const methods = ({ side, protocol }: Place) => ({
  password: side === 'outgoing' ? 'PLAIN' : 'Password',
  'password-encrypted': protocol === 'pop3' ? 'APOP' : 'CRAM-MD5',
  ntlm: 'NTLM / SPA',
  kerberos: 'GSSAPI',
  oauth2: 'OAuth2',
  ...(side === 'outgoing' && { none: null }),
})
const path =
  (page: string) =>
  (place: Place): string[] => ['Edit', 'Preferences', 'Mail Accounts', accountName(place), 'Edit', page]

export const evolution: Program = {
  client: 'evolution',
  name: 'Evolution',
  versions: 'Evolution 3.46 and later',
  asOf: '2026-11',
  verifiedIn: 'the program’s own strings, version 3.46.4',
  notes: [],
  incoming: () => [
    {
      path: path('Receiving Email'),
      rows: [host('Server'), port('Port'), username('Username'), encryption, method('Authentication', methods)],
    },
  ],
  outgoing: () => [
    {
      path: path('Sending Email'),
      rows: [host('Server'), port('Port'), signsIn, encryption, method('Type', methods), username('Username')],
    },
  ],
}
