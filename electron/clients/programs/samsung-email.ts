/** Samsung Email on Android. Names: a provider's guide (cruzio.com) and the manual of the same mail app by another maker. */
import { accountName, host, method, port, security, username, type Place, type Program } from '../program.ts'

const path = (place: Place): string[] => ['☰', '⚙', accountName(place), 'Server settings']
const type = security('Security type', { none: 'None', starttls: 'TLS', tls: 'SSL' })
const signsIn = method('Require sign-in', ({ side }) =>
  side === 'outgoing' ? { password: 'on', oauth2: null, none: 'off' } : { password: null, oauth2: null },
)

export const samsungEmail: Program = {
  client: 'samsung-email',
  name: 'Samsung Email',
  versions: 'One UI 5 and later',
  asOf: '2026-11',
  verifiedIn: null,
  notes: ['Choose the security type without “Accept all certificates”: with it, anyone on the way could read along.'],
  incoming: ({ protocol }) => [
    {
      path: (place) => [...path(place), 'Incoming server'],
      rows: [
        username('User name'),
        host(protocol === 'pop3' ? 'POP3 server' : 'IMAP server'),
        type,
        port('Port'),
        signsIn,
      ],
    },
  ],
  outgoing: () => [
    {
      path: (place) => [...path(place), 'Outgoing server'],
      rows: [host('SMTP server'), type, port('Port'), signsIn, username('User name')],
    },
  ],
}
