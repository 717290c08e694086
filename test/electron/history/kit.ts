/** Histories in folders of their own, and runs to put into them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunFacts } from '../../../electron/contract/facts.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import type { HistoryRequest } from '../../../electron/contract/history.ts'
import { askHistory, openHistory } from '../../../electron/history/history.ts'
import { imap, imapCheck, run, smtp, smtpCheck, stubCauseOf } from '../diagnose/facts.ts'

export const homeGateway = 'a4:2b:8c:00:01:02'
export const hotelGateway = '00:1b:2c:3d:4e:5f'

const folders: string[] = []

/** A path in a new folder. */
export function newHistory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mail-check-history-'))
  folders.push(folder)
  return join(folder, 'history.json')
}

export function removeHistories(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Of an account whose both sides work. */
export function goodRun(rest: Partial<RunFacts> = {}): RunFacts {
  return run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck()], rest)
}

/** Adds a run to the history of that file, as a check does. @returns what it says */
export async function add(
  file: string,
  gateway: string,
  name: string | null = null,
  facts: RunFacts = goodRun(),
): Promise<string[]> {
  const history = await openHistory({ file })
  const diagnosis = diagnose(facts, stubCauseOf)
  return history.add(facts, diagnosis, { gateway }, name)
}

/** What a later run is told; `gateway` may be `vpn`. */
export async function recalled(file: string, gateway: string | null, facts: RunFacts = goodRun()) {
  const history = await openHistory({ file })
  return history.recall(facts, gateway === null || gateway === 'vpn' ? gateway : { gateway }, null)
}

/** The list, after forgetting or renaming. */
export const asked = (file: string, rest: Partial<HistoryRequest> = {}, said: string[] = []) =>
  askHistory({ history: { file }, forget: null, rename: null, ...rest }, (line) => void said.push(line))
export const names = async (file: string) => (await asked(file)).map(({ network }) => network)
