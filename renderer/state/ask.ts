/** What is to be checked, kept in memory until the window closes: "Check again" needs nothing typed anew. */
import type { Account } from '../../electron/contract/account.ts'
import type { CheckAnswer, PracticeNetwork } from '../../electron/contract/api.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import type { Progress } from '../../electron/contract/progress.ts'
import { Secret } from '../../electron/contract/secret.ts'
import type { Verdict } from '../../electron/contract/words.ts'
import type { Draft } from './draft.ts'
import { heldFor, shownHosts } from './handouts.ts'

/** `before`: how the check before ended, which was made on another network. */
export type Ask =
  | {
      kind: 'account'
      account: Account
      password: string | null
      allowClearText: boolean
      /** Foreign domains that the user confirmed: a password may go there. */
      acceptDomains: readonly string[]
      /** Also send one message to the own address, and see whether it arrives. */
      sendsTest: boolean
      /** The form it came from, for the way back. */
      draft: Draft
      before?: Verdict
    }
  | { kind: 'practice'; network: PracticeNetwork; allowClearText: boolean; before?: Verdict }

/** As long as the command line's default: one connection attempt, milliseconds. */
const timeoutMs = 8000
/** How long a test message is waited for, milliseconds; as on the command line. */
const waitMs = 30_000
/** In a pretend network, where nothing travels. */
const practiceWaitMs = 5000

interface RunOptions {
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/** Runs the check; a cancelled one answers with what is known. */
export async function runAsk(engine: Engine, ask: Ask, options: RunOptions): Promise<CheckAnswer> {
  if (ask.kind === 'practice') {
    const { network, allowClearText } = ask
    const sendTest = network.needsTest ? { waitMs: practiceWaitMs } : null
    const request = { name: network.name, timeoutMs, allowClearText, recipient: null, sendTest }
    return engine.call('checkPractice', request, options)
  }
  const { account, password, allowClearText, sendsTest } = ask
  const held = await heldFor(engine, account.email, options.signal)
  const acceptDomains = [...ask.acceptDomains, ...(held ? shownHosts(held) : [])]
  const sealed = password === null ? null : new Secret(password)
  const sendTest = sendsTest && sealed !== null ? { waitMs } : null
  const sought = { account, password: sealed, timeoutMs, allowClearText, acceptDomains, sendTest }
  const request = { ...plainCheck, ...sought, history: 'default' as const, handout: held?.handout ?? null }
  return engine.call('check', request, options)
}
