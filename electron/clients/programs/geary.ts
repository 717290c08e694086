/** Geary. Names: strings of geary 43.0 (Debian 12) and GNOME/geary accounts-editor-servers-pane.vala; tried with the program. */
import { accountName, chosen, method, security, typed, username, type Place, type Program } from '../program.ts'

/** The port stands behind the name. */
const server = (label: string) => typed(['host', 'port'], label, (place) => `${place.server.host}:${place.server.port}`)
const encryption = security('Connection security', { none: 'None', starttls: 'StartTLS', tls: 'TLS' })
const isSameUser = ({ account, server: { username: name } }: Place): boolean => account.incoming?.username === name
const onlyPasswords = method('Authentication', () => ({ password: null }))
const login = chosen(['authentication', 'username'], 'Login', (place) => {
  const { authentication } = place.server
  if (authentication === undefined) return null
  if (authentication === 'none') return { value: 'No login needed' }
  if (authentication !== 'password') return onlyPasswords.show(place)
  return { value: isSameUser(place) ? 'Use same login as receiving' : 'Use a different login' }
})
const ownName = typed(['username'], 'Login name', (place) =>
  place.server.authentication === 'none' || isSameUser(place) ? null : place.server.username,
)
const path = (place: Place): string[] => ['≡', 'Accounts', accountName(place), 'Server Settings']

export const geary: Program = {
  client: 'geary',
  name: 'Geary',
  versions: 'Geary 43 and later',
  asOf: '2026-11',
  verifiedIn: 'the program’s own strings, version 43.0',
  notes: [],
  incoming: () => [
    {
      path: (place) => [...path(place), 'Receiving'],
      rows: [server('IMAP server'), encryption, username('Login name'), onlyPasswords],
    },
  ],
  outgoing: () => [
    { path: (place) => [...path(place), 'Sending'], rows: [server('SMTP server'), encryption, login, ownName] },
  ],
  cannot: ({ incoming }) => (incoming?.protocol === 'pop3' ? 'reads mail over IMAP only, not POP3' : null),
}
