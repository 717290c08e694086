/** `mail-check accounts`: one call of the API → the accounts, as JSON or as a calm list; warnings on standard error. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { api } from '../../api.ts'
import type { FoundAccount } from '../../contract/found.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { accountsText, warningLine } from './accounts-text.ts'
import { writeJson, writeOut } from './output.ts'
import type { AccountsOptions } from './read-call.ts'
import { WrongCall } from './wrong-call.ts'

/** The contract's fields and no others; where each value came from is for the window. */
function forJson({ source, profile, account }: FoundAccount): object {
  return { source, profile, account }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is none of that name',
  ENOTDIR: 'there is none of that name',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'its links lead in a circle',
}

/** A slip in the name must not look like a computer without accounts. @throws WrongCall */
async function checked(path: string, kind: 'folder' | 'file'): Promise<string> {
  const what = kind === 'folder' ? 'home folder' : 'settings file'
  if (path.trim() === '')
    throw new WrongCall(
      `the name of the ${what} is empty; say which, as in --${kind === 'folder' ? 'home' : 'file'} NAME`,
    )
  let isFolder: boolean
  try {
    isFolder = (await stat(path)).isDirectory()
    // One word about a closed folder, not one for each place in it.
    if (isFolder && kind === 'folder') await access(path, constants.X_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new WrongCall(`the ${what} ${quoted(path)} cannot be read: ${reasons[code] ?? `the system says ${code}`}`)
  }
  if (isFolder !== (kind === 'folder'))
    throw new WrongCall(`the ${what} ${quoted(path)} cannot be read: it is ${isFolder ? 'a folder' : 'no folder'}`)
  return resolve(path)
}

/** @returns the exit status. @throws WrongCall */
export async function accountsCommand(options: AccountsOptions): Promise<number> {
  const home = options.home === undefined ? null : await checked(options.home, 'folder')
  const file = options.file === undefined ? null : await checked(options.file, 'file')
  const context = { signal: new AbortController().signal, onProgress: () => {} }
  const answer = await api.accounts({ home, file }, context)
  for (const warning of answer.warnings) process.stderr.write(`mail-check: ${warningLine(warning)}\n`)
  if (options.json) await writeJson(answer.accounts.map(forJson))
  else await writeOut(accountsText(answer.accounts))
  return 0
}
