/** `mail-check explain [FILE]`: what a pasted error message, reply or bounce means, for people or as JSON. */
import { api } from '../../api.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { explainedText } from '../../report/explained-text.ts'
import { lookOf, writeJson, writeOut } from './output.ts'
import { readSavedText } from './read-input.ts'
import { WrongCall } from './wrong-call.ts'

/** @returns the exit status. @throws WrongCall */
export async function explainCommand(file: string | null, json: boolean): Promise<number> {
  const path = file ?? '-'
  const text = await readSavedText(path, 'text')
  const where = path === '-' ? 'on standard input' : `in ${quoted(path)}`
  if (text.trim() === '') throw new WrongCall(`there is no text ${where}: paste the error message or the bounce`)
  // A NUL stands in no message: the file is something else.
  if (text.includes('\0')) throw new WrongCall(`what stands ${where} is no text; save the message as text or as .eml`)
  const answer = await api.explain({ text }, { signal: new AbortController().signal, onProgress: () => {} })
  if (json) await writeJson(answer)
  else await writeOut(explainedText(answer, lookOf(process.stdout, process.env)))
  return 0
}
