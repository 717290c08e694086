/**
 * An account as a profile file (`.prf`) for classic Outlook. Windows' ANSI text: here plain ASCII. Facts: Microsoft's
 * Account Management API (property numbers), public `.prf` files.
 */
import type { Account, ServerSettings } from '../../contract/account.ts'
import type { Side } from '../../contract/words.ts'
import { sideWord, spokenMethod, spokenSecurity } from '../program.ts'
import { asciiHost, bothSides, fileNamePart, withoutMethodSet, type BothSides, type Written } from './written.ts'

const format = 'An Outlook profile file (.prf)'
const secureConnection = { none: 0, tls: 1, starttls: 2 } as const

function refusalOf(server: ServerSettings, side: Side, email: string): string | null {
  const { authentication, security, username } = server
  if (authentication === undefined) return withoutMethodSet(format, side)
  const holds = authentication === 'password' || authentication === 'ntlm'
  if (!holds && !(authentication === 'none' && side === 'outgoing'))
    return `${format} cannot hold ${spokenMethod(authentication)} for ${sideWord(side)}.`
  if (side === 'incoming' && security === 'starttls')
    return `${format} cannot hold ${spokenSecurity(security)} for ${sideWord(side)}; choose it in Outlook’s own window.`
  if (!/^[\x20-\x7e]*$/.test(username + email))
    return `${format} holds plain letters only, and the address or the user name for ${sideWord(side)} has others.`
  return authentication !== 'none' && username === ''
    ? `${format} needs the user name for ${sideWord(side)}, and this account has none.`
    : null
}

type Lines = [string, string | number][]

/** `PT_UNICODE` and `PT_LONG` tell Outlook which property each name means. */
const common: Lines = [
  ['AccountName', 'PT_UNICODE,0x0002'],
  ['DisplayName', 'PT_UNICODE,0x000B'],
  ['EmailAddress', 'PT_UNICODE,0x000C'],
]
const numbers = (prefix: 'IMAP' | 'POP3'): Lines => [
  ...common,
  [`${prefix}Server`, 'PT_UNICODE,0x0100'],
  [`${prefix}UserName`, 'PT_UNICODE,0x0101'],
  [`${prefix}Port`, 'PT_LONG,0x0104'],
  [`${prefix}UseSSL`, 'PT_LONG,0x0105'],
  [`${prefix}UseSPA`, 'PT_LONG,0x0108'],
  ['SMTPServer', 'PT_UNICODE,0x0200'],
  ['SMTPPort', 'PT_LONG,0x0201'],
  ['SMTPUseAuth', 'PT_LONG,0x0203'],
  ['SMTPUserName', 'PT_UNICODE,0x0204'],
  ['SMTPUseSPA', 'PT_LONG,0x0207'],
  ['SMTPAuthMethod', 'PT_LONG,0x0208'],
  ['SMTPSecureConnection', 'PT_LONG,0x020A'],
]

function settings({ incoming, outgoing }: BothSides, email: string, prefix: 'IMAP' | 'POP3'): Lines {
  const signsIn = outgoing.authentication !== 'none'
  const isOwnUser = signsIn && outgoing.username !== incoming.username
  return [
    ['UniqueService', 'No'],
    ['AccountName', email],
    ['DisplayName', email],
    ['EmailAddress', email],
    [`${prefix}Server`, asciiHost(incoming.host)],
    [`${prefix}UserName`, incoming.username],
    [`${prefix}Port`, incoming.port],
    [`${prefix}UseSSL`, incoming.security === 'tls' ? 1 : 0],
    [`${prefix}UseSPA`, incoming.authentication === 'ntlm' ? 1 : 0],
    ['SMTPServer', asciiHost(outgoing.host)],
    ['SMTPPort', outgoing.port],
    ['SMTPSecureConnection', secureConnection[outgoing.security]],
    ['SMTPUseAuth', signsIn ? 1 : 0],
    ['SMTPUseSPA', outgoing.authentication === 'ntlm' ? 1 : 0],
    ['SMTPAuthMethod', isOwnUser ? 1 : 0],
    ...(isOwnUser ? ([['SMTPUserName', outgoing.username]] satisfies Lines) : []),
  ]
}

export function prf(account: Account): Written {
  const servers = bothSides(account, format)
  if ('refused' in servers) return servers
  const { email } = account
  const refused = refusalOf(servers.incoming, 'incoming', email) ?? refusalOf(servers.outgoing, 'outgoing', email)
  if (refused !== null) return { refused }
  const prefix = servers.incoming.protocol === 'pop3' ? 'POP3' : 'IMAP'
  const kind = prefix === 'POP3' ? 'I_Mail' : 'IMAP_I_Mail'
  const groups: [string, Lines][] = [
    [
      'General',
      [
        ['Custom', 1],
        ['DefaultProfile', 'No'],
        ['OverwriteProfile', 'Append'],
        ['ModifyDefaultProfileIfPresent', 'TRUE'],
      ],
    ],
    ['Internet Account List', [['Account1', kind]]],
    ['Account1', settings(servers, email, prefix)],
    [kind, [['AccountType', prefix], ...numbers(prefix)]],
  ]
  const lines = groups.flatMap(([name, values]) => [
    `[${name}]`,
    ...values.map(([key, value]) => `${key}=${value}`),
    '',
  ])
  return {
    file: {
      fileName: `${fileNamePart(email)}.prf`,
      mime: 'text/plain',
      content: lines.join('\r\n'),
      encoding: 'text',
      files: [],
      howTo: [
        'For Outlook 2007 to 2019: close Outlook, then open the file with outlook.exe /importprf FILE.',
        'Current builds of Microsoft 365 pass over the account in such a file: there, follow the steps instead.',
        'It adds the account; Outlook asks for the password.',
      ],
    },
  }
}
