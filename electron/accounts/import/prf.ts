/** Outlook's profile files (`.prf`), as IT hands them out. Facts: public `.prf` files and generators. */
import type { FoundAccount } from '../../contract/found.ts'
import type { Warn } from '../read/files.ts'
import { parseKeyFile, type KeyFile } from '../read/key-file.ts'
import { wholeNumber } from '../read/text.ts'
import { withoutRepeats } from './account-of.ts'
import { outlookAccount, type OutlookName } from './outlook-values.ts'

const list = 'Internet Account List'

/** Names as written; `*` is the incoming protocol's. */
const writtenNames: Record<OutlookName, string> = {
  email: 'EmailAddress',
  accountName: 'AccountName',
  incomingServer: '*Server',
  incomingUser: '*UserName',
  incomingPort: '*Port',
  incomingUseSsl: '*UseSSL',
  incomingUseSpa: '*UseSPA',
  smtpServer: 'SMTPServer',
  smtpUser: 'SMTPUserName',
  smtpPort: 'SMTPPort',
  smtpUseSsl: 'SMTPUseSSL',
  smtpUseSpa: 'SMTPUseSPA',
  smtpUseAuth: 'SMTPUseAuth',
  smtpAuthMethod: 'SMTPAuthMethod',
  smtpSecureConnection: 'SMTPSecureConnection',
}

const wanted = new Set(
  Object.values(writtenNames).flatMap((name) =>
    [name.replace('*', 'IMAP'), name.replace('*', 'POP3')].map((each) => each.toLowerCase()),
  ),
)
const accountName = /^account\d+$/

function numberFrom(text: string | undefined): number | undefined {
  return text !== undefined && /^0x[0-9a-f]{1,8}$/i.test(text) ? parseInt(text, 16) : wholeNumber(text)
}

function read(file: KeyFile, section: string, at: string, profile: string, warn: Warn): FoundAccount | null {
  const kind = file.get(list, section)?.toLowerCase()
  const prefix = kind === 'imap_i_mail' ? 'IMAP' : kind === 'i_mail' ? 'POP3' : null
  if (prefix === null) return null
  const get = (name: OutlookName): string | undefined => {
    const value = file.get(section, writtenNames[name].replace('*', prefix))
    return value === '' ? undefined : value
  }
  return outlookAccount(
    {
      profile,
      protocol: prefix === 'IMAP' ? 'imap' : 'pop3',
      text: get,
      number: (name) => numberFrom(get(name)),
      file: () => at,
    },
    warn,
  )
}

/** Is it one at all? */
export function isPrf(bytes: Buffer): boolean {
  return parseKeyFile(bytes, 'windows', () => false).groups.includes(list.toLowerCase())
}

export function accountsOfPrf(bytes: Buffer, at: string, profile: string, warn: Warn): FoundAccount[] {
  const file = parseKeyFile(bytes, 'windows', (key) => wanted.has(key) || accountName.test(key))
  const sections = file
    .keys(list)
    .filter((key) => accountName.test(key))
    .toSorted((a, b) => Number(a.slice('account'.length)) - Number(b.slice('account'.length)))
  return withoutRepeats(sections.map((section) => read(file, section, at, profile, warn)))
}
