/**
 * One account in one Thunderbird profile: under which keys its preferences stand, so that exactly those can be changed.
 * Reads `prefs.js` and `user.js` and changes nothing.
 */
import { dirname, join } from 'node:path'
import type { ProfileAccount } from '../../contract/clients.ts'
import { isSameAddress } from '../../contract/parse/address.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { openFiles } from '../read/files.ts'
import { parsePrefs } from '../read/prefs-js.ts'
import { outgoingKey } from './thunderbird.ts'
import { preferences, wantsPref, type Preferences } from './thunderbird-prefs.ts'

type Answer = ProfileAccount | { refused: string }

/** The folder of a profile on this computer, by the name that `accounts` lists. */
async function folderOf(name: string, email: string): Promise<string | null> {
  const { readAccounts } = await import('./read-accounts.ts')
  const { accounts } = await readAccounts(null)
  const found = accounts.find(
    (each) => each.source === 'thunderbird' && each.profile === name && isSameAddress(each.account.email, email),
  )
  const [origin] = Object.values(found?.origins ?? {})
  return origin === undefined ? null : dirname(origin)
}

function identitiesOf(prefs: Preferences, account: string): string[] {
  return prefs.keys(`mail.account.${account}.identities`)
}

function accountIn(prefs: Preferences, email: string): { server: string; identity: string } | null {
  for (const account of prefs.keys('mail.accountmanager.accounts')) {
    const server = prefs.text(`mail.account.${account}.server`)
    const type = server === undefined ? undefined : prefs.text(`mail.server.${server}.type`)
    if (server === undefined || (type !== 'imap' && type !== 'pop3')) continue
    const identity = identitiesOf(prefs, account).find((each) =>
      isSameAddress(prefs.text(`mail.identity.${each}.useremail`) ?? '', email),
    )
    if (identity !== undefined) return { server, identity }
  }
  return null
}

/** @param profile its folder, or the name by which it was found on this computer */
export async function profileAccount(profile: { folder: string } | { name: string }, email: string): Promise<Answer> {
  const folder = 'folder' in profile ? profile.folder : await folderOf(profile.name, email)
  if (folder === null)
    return {
      refused: `There is no Thunderbird profile ${quoted('name' in profile ? profile.name : '')} with this account any more.`,
    }
  const files = openFiles({ roots: null, warn: () => {} })
  const main = join(folder, 'prefs.js')
  const prefs = preferences(main)
  const values = new Map<string, string | number | boolean>()
  for (const path of [main, join(folder, 'user.js')]) {
    const bytes = await files.bytes(path)
    if (!bytes && path === main)
      return {
        refused: `The folder ${quoted(folder)} is no Thunderbird profile that can be read: prefs.js is missing in it.`,
      }
    if (!bytes) continue
    const read = parsePrefs(bytes, wantsPref)
    bytes.fill(0)
    prefs.add(read.values, path)
    for (const [name, value] of read.values) values.set(name, value)
  }
  const found = accountIn(prefs, email)
  if (!found)
    return { refused: `The Thunderbird profile in ${quoted(folder)} has no account with the address ${email}.` }
  const smtp = outgoingKey(prefs, found.identity) ?? null
  const everyIdentity = prefs.keys('mail.accountmanager.accounts').flatMap((account) => identitiesOf(prefs, account))
  const smtpUsers = everyIdentity.filter((identity) => outgoingKey(prefs, identity) === smtp).length
  return { folder, ...found, smtp, smtpUsers, values }
}
