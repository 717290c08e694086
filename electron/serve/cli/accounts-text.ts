/** Accounts of mail programs, as a person reads them in a terminal. */
import type { IncomingSettings, OutgoingSettings } from '../../contract/account.ts'
import { programNames, type FoundAccount, type FoundWarning } from '../../contract/found.ts'
import { authenticationNames, protocolNames, securityNames, sideNames } from '../../report/spoken.ts'

/** Nothing in it that a terminal would act on: it comes out of foreign files. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
}

/** One line: which program, which file, and why. */
export function warningLine({ source, file, text }: FoundWarning): string {
  return [source && programNames[source], file, text]
    .filter((part) => part !== null)
    .map(plain)
    .join(': ')
}

function serverLine(side: 'incoming' | 'outgoing', server: IncomingSettings | OutgoingSettings): string {
  const protocol = 'protocol' in server ? protocolNames[server.protocol] : protocolNames.smtp
  const encryption = server.security === 'none' ? 'no encryption' : securityNames[server.security]
  const signIn = server.authentication ? authenticationNames[server.authentication] : 'a sign-in of another kind'
  const name = server.username === '' ? '' : ` as ${plain(server.username)}`
  return `    ${sideNames[side].padEnd(10)} ${plain(server.host)}, ${protocol} on port ${server.port}, ${encryption}, ${signIn}${name}\n`
}

function accountText({ source, profile, account }: FoundAccount): string {
  const { email, incoming, outgoing } = account
  return (
    `  ${email === '' ? 'an account without an address' : plain(email)}  (${programNames[source]}, ${plain(profile)})\n` +
    (incoming ? serverLine('incoming', incoming) : '') +
    (outgoing ? serverLine('outgoing', outgoing) : '')
  )
}

export function accountsText(accounts: readonly FoundAccount[]): string {
  if (accounts.length === 0)
    return 'No mail account was found that can be read here. Settings can be given in a file: mail-check check --account FILE\n'
  const count = accounts.length === 1 ? 'One account' : `${accounts.length} accounts`
  return `${count} found; no password was read:\n\n${accounts.map(accountText).join('\n')}`
}
