/** `mail-check history`: one call of the API → the networks, as JSON or as a table; one of them or all forgotten before. */
import { api } from '../../api.ts'
import { HistoryFailure, type HistoryEntry, type HistoryRequest } from '../../contract/history.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { historyText } from '../../report/history-text.ts'
import { historyPlaceFrom } from './check-extras.ts'
import { lookOf, writeJson, writeOut } from './output.ts'
import type { HistoryOptions } from './read-call.ts'
import { WrongCall } from './wrong-call.ts'

const notDone = 3

/** @returns the exit status. @throws WrongCall */
export async function historyCommand(options: HistoryOptions): Promise<number> {
  const history = await historyPlaceFrom(options.history)
  const forget = options.forget ?? null
  if (forget !== null && forget !== 'all') await mustBeListed(forget, history)
  let entries: HistoryEntry[]
  try {
    entries = await asked(
      { history, forget, rename: null },
      (line) => void process.stderr.write(`mail-check: ${line}\n`),
    )
  } catch (error) {
    if (!(error instanceof HistoryFailure)) throw error
    process.stderr.write(`mail-check: ${error.message}\n`)
    return notDone
  }
  if (options.json) await writeJson(entries)
  else await writeOut(historyText(entries, lookOf(process.stdout, process.env)))
  return 0
}

function asked(request: HistoryRequest, onProgress: (line: string) => void): Promise<HistoryEntry[]> {
  return api.history(request, { signal: new AbortController().signal, onProgress })
}

async function mustBeListed(name: string, history: HistoryRequest['history']): Promise<void> {
  const entries = await asked({ history, forget: null, rename: null }, () => {})
  const names = entries.map(({ network }) => network)
  if (names.includes(name)) return
  const choice = names.length === 0 ? 'nothing is remembered' : `choose one of ${names.map(quoted).join(', ')}, or all`
  throw new WrongCall(`there is no network ${quoted(name)} in the history: ${choice}`)
}
