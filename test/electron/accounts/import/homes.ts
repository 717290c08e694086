/** Homes of mail programs in temporary folders, and what is read in them. Asserts nothing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { AccountsAnswer } from '../../../../electron/contract/found.ts'
import { readAccounts } from '../../../../electron/accounts/import/read-accounts.ts'

export type HomeFiles = Record<string, string | Uint8Array>

export function makeHome(files: HomeFiles): string {
  const home = mkdtempSync(join(tmpdir(), 'mail-check-home-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), content)
  }
  return home
}

/** What is read in a home of these files; `prepare` may change it first. */
export async function readHome(files: HomeFiles, prepare: (home: string) => void = () => {}): Promise<AccountsAnswer> {
  const home = makeHome(files)
  try {
    prepare(home)
    const { accounts, warnings } = await readAccounts(home)
    const below = (file: string): string => file.replaceAll(`${home}/`, '')
    return {
      accounts: accounts.map((each) => ({
        ...each,
        origins: Object.fromEntries(Object.entries(each.origins).map(([field, file]) => [field, below(file)])),
      })),
      warnings: warnings.map((each) => ({ ...each, file: each.file && below(each.file) })),
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** A server in one line: `imap a.example:993 tls password ann`; `-` for what is not there. */
export function inWords(answer: AccountsAnswer): string[] {
  return answer.accounts.map(({ source, profile, account: { email, incoming, outgoing } }) => {
    const server = (kind: string, settings: typeof outgoing): string =>
      settings
        ? `${kind} ${settings.host}:${settings.port} ${settings.security} ${settings.authentication ?? '-'} ${settings.username}`.trim()
        : '-'
    return [`${source}/${profile}`, email, server(incoming?.protocol ?? '', incoming), server('smtp', outgoing)].join(
      ' | ',
    )
  })
}

export const profilesIni = '[Profile0]\nName=x\nIsRelative=1\nPath=p\n'

/** A Thunderbird home with these lines of `prefs.js`. */
export function thunderbirdHome(prefs: string | Uint8Array, more: HomeFiles = {}): HomeFiles {
  return { '.thunderbird/profiles.ini': profilesIni, '.thunderbird/p/prefs.js': prefs, ...more }
}

/** `name: value` → lines of `prefs.js`. */
export function prefs(values: Record<string, string | number | boolean>): string {
  return Object.entries(values)
    .map(([name, value]) => `user_pref("mail.${name}", ${JSON.stringify(value)});\n`)
    .join('')
}

export const onePop = {
  'accountmanager.accounts': 'account1',
  'account.account1.server': 'server1',
  'account.account1.identities': 'id1',
  'identity.id1.useremail': 'ann@a.example',
  'identity.id1.smtpServer': 'smtp1',
  'server.server1.type': 'pop3',
  'server.server1.hostname': 'pop.a.example',
  'server.server1.userName': 'ann',
  'smtpserver.smtp1.hostname': 'smtp.a.example',
  'smtpserver.smtp1.username': 'ann',
  smtpservers: 'smtp1',
}
