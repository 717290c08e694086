/** `mail-check export`: settings for one mail program, as steps or as its own file. */
import { resolve } from 'node:path'
import { api } from '../../api.ts'
import { clients, formatsOf, type Client, type ExportFormat, type ExportRequest } from '../../contract/clients.ts'
import { parseAccount } from '../../contract/parse/account.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { parseSigningKey } from '../../contract/parse/signing-key.ts'
import { writeJson, writeOut } from './output.ts'
import type { ExportOptions } from './read-call.ts'
import { readText } from './read-input.ts'
import { saveExported } from './save-exported.ts'
import { WrongCall } from './wrong-call.ts'

/** @returns the exit status. @throws WrongCall */
export async function exportCommand(options: ExportOptions): Promise<number> {
  const client = clientFrom(options.for)
  const format = formatFrom(options.format, client)
  const sign = await signFrom(options, format)
  if (options.profile !== undefined && format !== 'prefs')
    throw new WrongCall('--profile is for --for thunderbird --format prefs only: leave it out')
  const profile = options.profile === undefined ? null : { folder: resolve(options.profile) }
  const account = await accountFrom(options.account)
  const request: ExportRequest = { account, client, format, changed: null, profile, sign }
  const answer = await api.exportSettings(request, { signal: new AbortController().signal, onProgress: () => {} })
  if ('refused' in answer) throw new WrongCall(answer.refused)
  const { exported } = answer
  if (exported.encoding === 'base64' && options.out === undefined && !options.json)
    throw new WrongCall('a signed profile is no text: say where to put it, as in --out FILE')

  const saved = options.out === undefined ? [] : await saveExported(exported, options.out)
  if (options.json) {
    const { fileName, content, encoding, files } = exported
    const binary = encoding === 'base64' ? { encoding } : {}
    await writeJson({ client, format, fileName, content, ...binary, ...(files.length > 0 && { files }) })
    return 0
  }
  if (options.out === undefined) await writeOut(exported.content)
  for (const line of [...saved.map((path) => `saved ${path}`), ...exported.howTo]) process.stderr.write(`${line}\n`)
  return 0
}

function clientFrom(word: string | undefined): Client {
  const client = clients.find((each) => each === word)
  if (client !== undefined) return client
  const which =
    word === undefined ? 'say for which mail program, as in --for thunderbird' : `--for ${quoted(word)} is none of them`
  throw new WrongCall(`${which}; there are ${clients.join(', ')}`)
}

function formatFrom(word: string | undefined, client: Client): ExportFormat {
  const formats = formatsOf[client]
  if (word === undefined) return formats[0]
  const format = formats.find((each) => each === word)
  if (format === undefined)
    throw new WrongCall(`${client} does not take --format ${quoted(word)}; it takes ${formats.join(', ')}`)
  return format
}

async function accountFrom(path: string | undefined): Promise<ExportRequest['account']> {
  if (path === undefined) throw new WrongCall('say which account, as in --account account.json; - is standard input')
  const account = parseAccount(await readText(path, 'account file'))
  if (!account.ok) throw new WrongCall(`the account file ${quoted(path)}: ${account.message}`)
  for (const warning of account.warnings) process.stderr.write(`mail-check: ${warning}\n`)
  return account.value
}

async function signFrom({ signKey, signCert }: ExportOptions, format: ExportFormat): Promise<ExportRequest['sign']> {
  if (signKey === undefined && signCert === undefined) return null
  if (format !== 'mobileconfig')
    throw new WrongCall('only a mobileconfig can be signed: leave --sign-key and --sign-cert out')
  if (signKey === undefined || signCert === undefined)
    throw new WrongCall(
      'signing takes both: --sign-key FILE with the private key and --sign-cert FILE with its certificates',
    )
  const sign = parseSigningKey(
    await readText(signKey, 'file of --sign-key'),
    await readText(signCert, 'file of --sign-cert'),
  )
  if (!sign.ok) throw new WrongCall(`it cannot be signed: ${sign.message}`)
  return sign.value
}
