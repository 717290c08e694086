/** The file of `--ca`, which every command that connects takes. */
import { parseAuthorities } from '../../contract/parse/certificates.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { readText } from './read-input.ts'
import { WrongCall } from './wrong-call.ts'

/** PEM text. @throws WrongCall */
export async function readAuthorities(path: string): Promise<string> {
  const ca = parseAuthorities(await readText(path, 'file of --ca'))
  if (!ca.ok) throw new WrongCall(`the file of --ca ${quoted(path)} ${ca.message}`)
  return ca.value
}
