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
      /** The form it came from, for the way back. */
      draft: Draft
      before?: Verdict
    }
  | { kind: 'practice'; network: PracticeNetwork; allowClearText: boolean; before?: Verdict }

/** As long as the command line's default: one connection attempt, milliseconds. */
const timeoutMs = 8000

interface RunOptions {
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/** Runs the check; a cancelled one answers with what is known. */
export async function runAsk(engine: Engine, ask: Ask, options: RunOptions): Promise<CheckAnswer> {
  if (ask.kind === 'practice') {
    const { network, allowClearText } = ask
    return engine.call('checkPractice', { name: network.name, timeoutMs, allowClearText, recipient: null }, options)
  }
  const { account, password, allowClearText } = ask
  const held = await heldFor(engine, account.email, options.signal)
  const acceptDomains = [...ask.acceptDomains, ...(held ? shownHosts(held) : [])]
  const handout = held?.handout ?? null
  const sealed = password === null ? null : new Secret(password)
  const request = { ...plainCheck, account, password: sealed, timeoutMs, allowClearText, acceptDomains, handout }
  return engine.call('check', request, options)
}
