/** KMail. Names: KDE/kdepim-runtime setupserverview_desktop.ui, popsettings.ui; strings of kdepim-runtime and kmailtransport 22.12.3 (Debian 12). */
import {
  accountName,
  chosen,
  host,
  method,
  port,
  security,
  username,
  type Page,
  type Place,
  type Program,
} from '../program.ts'

const way =
  (tab: string, ...ends: string[]) =>
  (name: string): string[] => ['Settings', 'Configure KMail…', 'Accounts', tab, name, 'Modify…', ...ends]
const encryption = security('Encryption', { none: 'None', starttls: 'STARTTLS', tls: 'SSL/TLS' })
const methods = ({ side, protocol }: Place) => ({
  password: protocol === 'imap' ? 'Clear text' : 'PLAIN',
  'password-encrypted': protocol === 'pop3' ? 'APOP' : 'CRAM-MD5',
  ntlm: 'NTLM',
  kerberos: 'GSSAPI',
  oauth2: 'XOAUTH2',
  ...(side === 'outgoing' && { none: null }),
})
const signsIn = chosen(['authentication'], 'Server requires authentication', ({ server }) =>
  server.authentication === undefined ? null : { value: server.authentication === 'none' ? 'not ticked' : 'ticked' },
)
const advanced = [encryption, port('Port'), method('Authentication', methods)]

function incoming({ protocol }: Place): readonly Page[] {
  const [server, user] = protocol === 'pop3' ? ['Incoming mail server', 'Username'] : ['IMAP Server', 'Username']
  return [
    {
      path: (place) => way('Receiving', 'General')(accountName(place)),
      rows: [host(server ?? ''), username(user ?? '')],
    },
    { path: (place) => way('Receiving', 'Advanced')(accountName(place)), rows: advanced },
  ]
}

export const kmail: Program = {
  client: 'kmail',
  name: 'KMail',
  versions: 'KMail 5.22 and later',
  asOf: '2026-11',
  verifiedIn: 'the program’s own strings, version 22.12.3',
  notes: [],
  incoming,
  outgoing: () => [
    {
      path: ({ server }) => way('Sending', 'General')(server.host),
      rows: [host('Outgoing mail server'), signsIn, username('Login')],
    },
    { path: ({ server }) => way('Sending', 'Advanced')(server.host), rows: advanced },
  ],
}
