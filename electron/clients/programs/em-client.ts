/** eM Client. Names: the published help of an older version (Host, Port, Security policy, Authentication). */
import { accountName, host, method, port, security, username, type Place, type Program } from '../program.ts'

const policy = security('Security policy', {
  none: 'Don’t use SSL/TLS',
  starttls: 'Force usage of SSL/TLS',
  tls: 'Use SSL/TLS on special port (legacy)',
})
const credentials = method(
  'Authentication',
  ({ server, side, account }) => {
    const isSame = side === 'incoming' || account.incoming?.username === server.username
    return {
      password: isSame ? 'Use identity credentials' : 'Use these credentials',
      oauth2: null,
      ...(side === 'outgoing' && { none: 'No authentication' }),
    }
  },
  ['username'],
)
const page =
  (tab: string) =>
  (place: Place): string[] => ['Menu', 'Accounts', accountName(place), tab]
const rows = [host('Host'), port('Port'), policy, credentials, username('User name')]

export const emClient: Program = {
  client: 'em-client',
  name: 'eM Client',
  versions: 'eM Client 9 and 10',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [],
  incoming: ({ protocol }) => [{ path: page(protocol === 'pop3' ? 'POP3' : 'IMAP'), rows }],
  outgoing: () => [{ path: page('SMTP'), rows }],
}
