/** `mail-check explain [FILE]`: what a pasted error message, reply or bounce means, for people or as JSON. */
import { api } from '../../api.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { explainedText } from '../../report/explained-text.ts'
import { lookOf, writeJson, writeOut } from './output.ts'
import { readSavedText } from './read-input.ts'
import { WrongCall } from './wrong-call.ts'

/** Nothing to be seen: blanks, also those of no width. */
const isBlank = (text: string): boolean => /^[\s\u00ad\u200b-\u200d\u2060]*$/.test(text)

/** What has blanks in it is the message itself, more likely than a file's name. @throws WrongCall */
async function readPasted(path: string): Promise<string> {
  try {
    return await readSavedText(path, 'text')
  } catch (error) {
    if (!(error instanceof WrongCall) || !/\s/.test(path)) throw error
    throw new WrongCall(`${error.message}; to explain the text itself, run "mail-check explain" and paste it there`)
  }
}

/** @returns the exit status. @throws WrongCall */
export async function explainCommand(file: string | null, json: boolean): Promise<number> {
  const path = file ?? '-'
  const text = await readPasted(path)
  const where = path === '-' ? 'on standard input' : `in ${quoted(path)}`
  if (isBlank(text)) throw new WrongCall(`there is no text ${where}: paste the error message or the bounce`)
  // A NUL stands in no message: the file is something else.
  if (text.includes('\0')) throw new WrongCall(`what stands ${where} is no text; save the message as text or as .eml`)
  const answer = await api.explain({ text }, { signal: new AbortController().signal, onProgress: () => {} })
  if (json) await writeJson(answer)
  else await writeOut(explainedText(answer, lookOf(process.stdout, process.env)))
  return 0
}
