/** `--save FILE`: the report as a file, in the form that its name asks for. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import type { CheckAnswer } from '../../contract/api.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { htmlOf } from '../../report/html.ts'
import { textOf } from '../../report/text.ts'
import { WrongCall } from './wrong-call.ts'

const forms: Record<string, (answer: CheckAnswer) => string> = {
  '.html': htmlOf,
  '.txt': (answer) => textOf(answer, { colour: false, columns: 80 }),
  '.json': ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'you may not write there',
  EROFS: 'you may not write there',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space is left',
}

/** Looked at before the check, which takes its time. @throws WrongCall */
export async function canSave(path: string): Promise<void> {
  formFor(path)
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory()) throwCannot(path, { code: 'EISDIR' })
  await access(dirname(resolve(path)), constants.W_OK).catch((error: unknown) => throwCannot(path, error))
}

function throwCannot(path: string, error: unknown): never {
  const { code = 'unknown' } = error as NodeJS.ErrnoException
  throw new WrongCall(`--save ${quoted(path)} cannot be written: ${reasons[code] ?? `the system says ${code}`}`)
}

function formFor(path: string): (answer: CheckAnswer) => string {
  const form = forms[extname(path).toLowerCase()]
  if (form === undefined)
    throw new WrongCall(`--save ${quoted(path)} does not say in which form: end its name in .html, .txt or .json`)
  return form
}

/** @throws WrongCall where the file cannot be written */
export async function saveReport(path: string, answer: CheckAnswer): Promise<void> {
  const form = formFor(path)
  // Beside it first: a full disk costs neither what was there before, nor leaves half a report.
  const half = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(half, form(answer), { encoding: 'utf8', mode: 0o600, flag: 'wx' })
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true }).catch(() => {})
    throwCannot(path, error)
  }
}
