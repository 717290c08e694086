/** Mail on iPhone and iPad. Names: a hoster's guide for iOS 14; the way of iOS 18 (Settings, Apps, Mail) from published guides. */
import { accountName, chosen, host, method, port, username, type Place, type Program } from '../program.ts'

const encrypted = chosen(['security'], 'Use SSL', ({ server }) => ({
  value: server.security === 'none' ? 'off' : 'on',
}))
const methods = method('Authentication', ({ side }) => ({
  password: 'Password',
  'password-encrypted': 'MD5 Challenge-Response',
  ntlm: 'NTLM',
  ...(side === 'outgoing' && { none: 'None' }),
}))
const path =
  (...ends: string[]) =>
  (place: Place): string[] => ['Settings', 'Apps', 'Mail', 'Mail Accounts', accountName(place), 'Account', ...ends]

export const iosMail: Program = {
  client: 'ios-mail',
  name: 'Mail on iPhone and iPad',
  versions: 'iOS 18 and later (before: Settings, Mail, Accounts)',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [],
  incoming: () => [
    { path: path(), rows: [host('Host Name'), username('User Name')] },
    { path: path('Advanced'), rows: [encrypted, methods, port('Server Port')] },
  ],
  outgoing: () => [
    {
      path: path('SMTP', 'Primary Server'),
      rows: [host('Host Name'), username('User Name'), encrypted, methods, port('Server Port')],
    },
  ],
}
