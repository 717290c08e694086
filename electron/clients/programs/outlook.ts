/** Classic Outlook on Windows. Names: Microsoft Support, "Change or update email account settings"; hosters' guides of Microsoft 365. */
import {
  chosen,
  host,
  method,
  port,
  security,
  typed,
  withoutMethod,
  type Page,
  type Place,
  type Program,
} from '../program.ts'

const encryption = security('Encryption method', { none: 'None', starttls: 'STARTTLS', tls: 'SSL/TLS' })

/** Outlook's name for NTLM and the like. */
const spa = method('Require logon using Secure Password Authentication (SPA)', ({ side }) => ({
  password: 'not ticked',
  ntlm: 'ticked',
  ...(side === 'outgoing' && { none: null }),
}))

const isSameUser = ({ account, server }: Place): boolean => account.incoming?.username === server.username

const signsIn = chosen(['authentication'], 'My outgoing (SMTP) server requires authentication', ({ server }) =>
  server.authentication === undefined ? null : { value: server.authentication === 'none' ? 'not ticked' : 'ticked' },
)
const whichUser = chosen(['username', 'authentication'], 'Sign in', (place) =>
  place.server.authentication === 'none' || place.server.authentication === undefined
    ? null
    : { value: isSameUser(place) ? 'Use same settings as my incoming mail server' : 'Log on using' },
)
const ownUser = typed(['username'], 'User Name', (place) =>
  place.server.authentication === 'none' || isSameUser(place) ? null : place.server.username,
)
const user = typed(['username'], 'User Name', ({ server }) => server.username)

const page = (tab: string, rows: Page['rows']): Page => ({
  path: ({ account }) => ['File', 'Account Settings', 'Server Settings', account.email, tab],
  rows,
})

export const outlook: Program = {
  client: 'outlook',
  name: 'Outlook (classic)',
  versions: 'Outlook 2016 to Microsoft 365',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [],
  incoming: () => [page('Incoming mail', [user, host('Server'), port('Port'), encryption, spa])],
  outgoing: () => [page('Outgoing mail', [host('Server'), port('Port'), encryption, spa, signsIn, whichUser, ownUser])],
  cannot({ incoming }) {
    return incoming?.authentication === 'none' ? withoutMethod('none', 'incoming') : null
  },
}
