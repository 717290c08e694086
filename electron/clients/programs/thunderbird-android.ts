/** Thunderbird for Android, and K-9 Mail. Names: thunderbird/thunderbird-android, feature/account/server/settings strings. */
import { accountName, host, method, port, security, username, type Place, type Program } from '../program.ts'

const path =
  (...ends: string[]) =>
  (place: Place): string[] => ['☰', 'Settings', accountName(place), ...ends]

const rows = [
  host('Server'),
  security('Security', { none: 'None', starttls: 'StartTLS', tls: 'SSL/TLS' }),
  port('Port'),
  method('Authentication', ({ side }) => ({
    password: 'Normal password',
    'password-encrypted': 'Encrypted password',
    oauth2: 'OAuth 2.0',
    ...(side === 'outgoing' && { none: 'None' }),
  })),
  username('Username'),
]

export const thunderbirdAndroid: Program = {
  client: 'thunderbird-android',
  name: 'Thunderbird for Android',
  versions: 'Thunderbird for Android 8 and later, K-9 Mail 6.8 and later',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [],
  incoming: () => [{ path: path('Fetching mail', 'Incoming server'), rows }],
  outgoing: () => [{ path: path('Sending mail', 'Outgoing server'), rows }],
}
