/** Options of `check` beyond the account: each read on its own, so that each says what is wrong with it. */
import type { CheckRequest } from '../../contract/api.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { HistoryPlace } from '../../contract/history.ts'
import { networkNameFault } from '../../contract/parse/network-name.ts'
import type { CheckOptions } from './read-call.ts'
import { WrongCall } from './wrong-call.ts'

const defaultWaitSeconds = 30
const longestWaitSeconds = 600

/** `--send-test`, `--wait`. @throws WrongCall */
export function sendTestFrom({ sendTest, wait }: CheckOptions): CheckRequest['sendTest'] {
  if (wait !== undefined && !sendTest)
    throw new WrongCall('--wait is about the test message: give --send-test too, or leave it out')
  if (!sendTest) return null
  if (wait === undefined) return { waitMs: defaultWaitSeconds * 1000 }
  const seconds = /^\d{1,3}(\.\d{1,3})?$/.test(wait) ? Number(wait) : Number.NaN
  if (!(seconds >= 1 && seconds <= longestWaitSeconds))
    throw new WrongCall(`--wait ${quoted(wait)} cannot be: give seconds from 1 to ${longestWaitSeconds}`)
  return { waitMs: Math.round(seconds * 1000) }
}

/** `--history`, `--no-history`; without them, the user's own. @throws WrongCall */
export async function historyFrom({ history }: Pick<CheckOptions, 'history'>): Promise<HistoryPlace | null> {
  return history === false ? null : historyPlaceFrom(history)
}

/** A file that is not there yet is one to be made. @throws WrongCall */
export async function historyPlaceFrom(file: string | undefined): Promise<HistoryPlace> {
  if (file === undefined) return 'default'
  if (file.trim() === '') throw new WrongCall('the name of the history file is empty; say which, as in --history FILE')
  const about = await stat(file).catch(() => null)
  if (about?.isDirectory()) throw new WrongCall(`the history file ${quoted(file)} cannot be used: it is a folder`)
  if (about && !about.isFile())
    throw new WrongCall(`the history file ${quoted(file)} cannot be used: it is a pipe or a device, not a file`)
  return { file: resolve(file) }
}

/** `--network-name`. @throws WrongCall */
export function networkNameFrom({ networkName }: CheckOptions): string | null {
  if (networkName === undefined) return null
  const fault = networkNameFault(networkName)
  if (fault !== null) throw new WrongCall(`--network-name ${quoted(networkName)} ${fault}`)
  return networkName.trim()
}
