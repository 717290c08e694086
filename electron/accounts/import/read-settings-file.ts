/** Accounts in one file that a person chose (`--file`, or dropped onto the window). Which kind it is, its content says. */
import { basename } from 'node:path'
import type { AccountsAnswer, FoundAccount, MailProgram } from '../../contract/found.ts'
import { signedContent } from '../read/cms.ts'
import { openFiles, type Warn } from '../read/files.ts'
import { isBinaryPlist } from '../read/binary-plist.ts'
import { isRegistryExport } from '../read/registry-export.ts'
import { withoutMark } from '../read/text.ts'
import { accountsOfMobileconfig } from './mobileconfig.ts'
import { accountsOfExports } from './outlook.ts'
import { accountsOfPrf, isPrf } from './prf.ts'
import { accountsOfPrefs } from './thunderbird.ts'
import { warningsFor } from './warnings.ts'

interface Kind {
  source: MailProgram
  read(bytes: Buffer, file: string, profile: string, warn: Warn): FoundAccount[]
}

const profileOfApple: Kind = { source: 'apple-mail', read: accountsOfMobileconfig }
const registryExport: Kind = {
  source: 'outlook',
  read: (bytes, file, _, warn) => accountsOfExports([{ bytes, file }], warn),
}
const outlookProfile: Kind = { source: 'outlook', read: accountsOfPrf }
const preferences: Kind = { source: 'thunderbird', read: accountsOfPrefs }

/** What a file says about itself outranks its name: names get lost on the way through mail and the web. */
function kindOf(bytes: Buffer, name: string): Kind | null {
  const start = withoutMark(bytes.subarray(0, 4096)).toString('latin1')
  if (
    isBinaryPlist(bytes) ||
    signedContent(bytes) !== null ||
    /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!DOCTYPE\s+plist|<plist)/i.test(start)
  )
    return profileOfApple
  if (isRegistryExport(bytes)) return registryExport
  if (isPrf(bytes)) return outlookProfile
  switch (/\.[^.]*$/.exec(name.toLowerCase())?.[0]) {
    case '.mobileconfig':
      return profileOfApple
    case '.prf':
      return outlookProfile
    case '.js':
      return preferences
    default:
      return null
  }
}

const noneOfOurs = 'it is none of the files that can be read here (.mobileconfig, .prf, a registry export, prefs.js)'

/** @param file any path; links are followed, since a person chose it */
export async function readSettingsFile(file: string): Promise<AccountsAnswer> {
  const warnings = warningsFor()
  const bytes = await openFiles({ roots: null, warn: warnings.of(null) }).bytes(file)
  if (!bytes) return { accounts: [], warnings: warnings.inOrder([]) }
  return accountsIn(bytes, file, `${noneOfOurs}; autoconfig XML is read by "mail-check find --file"`)
}

/** What stands in a file that was handed over with its name alone: nothing is opened. */
export function accountsInFile(bytes: Buffer, name: string): AccountsAnswer {
  return accountsIn(bytes, name, noneOfOurs)
}

function accountsIn(bytes: Buffer, file: string, unknownKind: string): AccountsAnswer {
  const warnings = warningsFor()
  const kind = kindOf(bytes, basename(file))
  if (!kind) warnings.of(null)(file, unknownKind)
  const accounts = kind ? kind.read(bytes, file, basename(file), warnings.of(kind.source)) : []
  if (kind && accounts.length === 0 && warnings.inOrder([]).length === 0)
    warnings.of(kind.source)(file, 'there is no mail account in it')
  return { accounts, warnings: warnings.inOrder([]) }
}
