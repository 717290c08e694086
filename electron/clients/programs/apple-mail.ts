/** Mail on macOS. Names: support.apple.com, Mail User Guide for macOS 10.14 to 12 (13 and later call Preferences Settings). */
import { accountName, chosen, host, method, port, username, type Place, type Program } from '../program.ts'

const byHand = chosen(['port', 'security', 'authentication'], 'Automatically manage connection settings', () => ({
  value: 'not ticked',
}))
/** One tick for both kinds: Mail begins with TLS on 993, 995 and 465, and asks for STARTTLS elsewhere. */
const encrypted = chosen(['security'], 'Use TLS/SSL', ({ server }) => ({
  value: server.security === 'none' ? 'not ticked' : 'ticked',
}))
const methods = method('Authentication', ({ side }) => ({
  password: 'Password',
  'password-encrypted': 'MD5 Challenge-Response',
  ntlm: 'NTLM',
  kerberos: 'Kerberos Version 5 (GSSAPI)',
  ...(side === 'outgoing' && { none: 'None' }),
}))
const insecure = chosen(['security', 'authentication'], 'Allow insecure authentication', ({ server }) =>
  server.security === 'none' && server.authentication === 'password' ? { value: 'ticked' } : null,
)
const rows = [username('User Name'), host('Host Name'), byHand, port('Port'), encrypted, methods, insecure]

const path =
  (...ends: string[]) =>
  (place: Place): string[] => ['Mail', 'Settings…', 'Accounts', accountName(place), 'Server Settings', ...ends]

export const appleMail: Program = {
  client: 'apple-mail',
  name: 'Apple Mail',
  versions: 'macOS 13 to 26',
  asOf: '2026-11',
  verifiedIn: null,
  notes: [],
  incoming: () => [{ path: path(), rows }],
  outgoing: () => [{ path: path('Outgoing Mail Account', 'Edit SMTP Server List…', 'Server Settings'), rows }],
}
