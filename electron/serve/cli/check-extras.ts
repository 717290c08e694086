/** Options of `check` beyond the account: each read on its own, so that each says what is wrong with it. */
import type { CheckRequest } from '../../contract/api.ts'
import { quoted } from '../../contract/parse/parsed.ts'
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
