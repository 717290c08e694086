/** Claws Mail. Names: strings of claws-mail 4.1.1 (Debian 12); claws prefs_account.c. */
import type { Security } from '../../contract/words.ts'
import {
  accountName,
  chosen,
  host,
  method,
  security,
  typed,
  username,
  withoutMethod,
  type Page,
  type Place,
  type Program,
} from '../program.ts'

const path =
  (page: string) =>
  (place: Place): string[] => ['Configuration', 'Edit accounts…', accountName(place), 'Edit', page]

const withTls: Pick<Record<Security, string>, 'starttls' | 'tls'> = {
  starttls: 'Use STARTTLS command to start encrypted session',
  tls: 'Use TLS',
}
const never = 'Don’t use TLS'
const ifNecessary = 'Don’t use TLS (but, if necessary, use STARTTLS)'

const methods = (place: Place) =>
  place.side === 'outgoing'
    ? { password: 'Automatic', 'password-encrypted': 'CRAM-MD5', oauth2: 'OAUTH2', none: null }
    : { password: 'Automatic', 'password-encrypted': 'CRAM-MD5', kerberos: 'GSSAPI', oauth2: 'OAUTH2' }

/** POP3 has ticks in place of a choice. */
const popMethod = chosen(['authentication'], 'Authenticate before POP connection', ({ server }) => {
  const { authentication } = server
  if (authentication === 'password') return { value: 'not ticked' }
  if (authentication === 'password-encrypted') return { value: 'ticked, method APOP' }
  return authentication === undefined ? null : { cannot: withoutMethod(authentication, 'incoming') }
})
const portTick = (label: string) => typed(['port'], label, ({ server }) => String(server.port))
const signsIn = chosen(['authentication'], 'SMTP Authentication (SMTP AUTH)', ({ server }) =>
  server.authentication === undefined ? null : { value: server.authentication === 'none' ? 'not ticked' : 'ticked' },
)

function incoming({ protocol }: Place): readonly Page[] {
  const isPop = protocol === 'pop3'
  return [
    { path: path('Basic'), rows: [host('Server for receiving'), username('User ID')] },
    { path: path('Receive'), rows: [isPop ? popMethod : method('Authentication method', methods)] },
    {
      path: path('TLS'),
      rows: [security(isPop ? 'POP' : 'IMAP', { ...withTls, none: isPop ? never : ifNecessary })],
    },
    { path: path('Advanced'), rows: [portTick(isPop ? 'POP port' : 'IMAP port')] },
  ]
}

export const clawsMail: Program = {
  client: 'claws-mail',
  name: 'Claws Mail',
  versions: 'Claws Mail 4.1 and later',
  asOf: '2026-11',
  verifiedIn: 'the program’s own strings, version 4.1.1',
  notes: [],
  incoming,
  outgoing: () => [
    { path: path('Basic'), rows: [host('SMTP server (send)')] },
    { path: path('Send'), rows: [signsIn, method('Authentication method', methods), username('User ID')] },
    { path: path('TLS'), rows: [security('Send (SMTP)', { ...withTls, none: ifNecessary })] },
    { path: path('Advanced'), rows: [portTick('SMTP port')] },
  ],
}
