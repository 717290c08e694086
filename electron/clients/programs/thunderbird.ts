/** Thunderbird on Windows, macOS and Linux. Names: en-US strings of Debian's 153.7.0esr (am-server-top.dtd, smtpEditOverlay.dtd, messenger.properties, accountManager.ftl). */
import type { Authentication } from '../../contract/words.ts'
import { accountName, host, method, port, security, username, type Place, type Program } from '../program.ts'

const securities = { none: 'None', starttls: 'STARTTLS', tls: 'SSL/TLS' }

function methods({ server, side }: Place): Partial<Record<Authentication, string>> {
  return {
    password: server.security === 'none' ? 'Password, transmitted insecurely' : 'Normal password',
    'password-encrypted': 'Encrypted password',
    kerberos: 'Kerberos / GSSAPI',
    ntlm: 'NTLM',
    oauth2: 'OAuth2',
    ...(side === 'outgoing' && { none: 'No authentication' }),
  }
}

const rows = [
  host('Server Name'),
  port('Port'),
  security('Connection security', securities),
  method('Authentication method', methods, ['security']),
  username('User Name'),
]

export const thunderbird: Program = {
  client: 'thunderbird',
  name: 'Thunderbird',
  versions: 'Thunderbird 128 to 153',
  asOf: '2026-11',
  verifiedIn: 'the program’s own strings, version 153.7 ESR',
  notes: [],
  incoming: () => [{ path: (place) => ['≡', 'Account Settings', accountName(place), 'Server Settings'], rows }],
  outgoing: () => [{ path: () => ['≡', 'Account Settings', 'Outgoing Server', 'Edit…'], rows }],
}
