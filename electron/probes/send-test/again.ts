/**
 * Signing in once more to an endpoint that let us in before, in the same run: by the same rules (sign-in/rules.ts) and
 * through the same gate, so that a run never causes more than two rejections.
 */
import type { CheckFacts } from '../../contract/facts.ts'
import { createBell } from '../bell.ts'
import type { DialogueTools } from '../dialogues/tools.ts'
import type { RunChecksInput, RunMemory } from '../run-checks.ts'
import { permissionFor, type Asker } from '../sign-in/permission.ts'
import { showsEncryption } from '../sign-in/rules.ts'

export type AgainInput = Pick<
  RunChecksInput,
  | 'account'
  | 'password'
  | 'world'
  | 'timeoutMs'
  | 'allowsClearText'
  | 'recipients'
  | 'causeOf'
  | 'isUnconfirmed'
  | 'contacted'
>

/** Tools for one more dialogue with the endpoint of `check`; `all`: the checks of the run. */
export function toolsAgain(
  check: CheckFacts,
  all: readonly CheckFacts[],
  input: AgainInput,
  { gate, scrubber }: RunMemory,
  { signal, onStep }: Pick<DialogueTools, 'signal' | 'onStep'>,
): DialogueTools {
  const asker: Asker = {
    check,
    signal,
    encryptedElsewhere: () => isEncryptedElsewhere(check, all),
    turn: () => Promise.resolve('go'),
    // What was accepted before and is refused now is not tried a third time, whatever the reason.
    causeOf: null,
  }
  return {
    world: input.world,
    boundMs: input.timeoutMs,
    signal,
    giveUp: never,
    onConnecting() {},
    isNotNeeded: () => false,
    isSilent: () => false,
    contacted: input.contacted,
    email: input.account.email,
    recipients: input.recipients,
    causeOf: input.causeOf,
    scrub: scrubber.clean,
    alsoHide: scrubber.alsoHide,
    onStep,
    askSignIn: (ready) => permissionFor(ready, asker, { ...input, gate, scrubber }),
  }
}

const never = new AbortController().signal

/** A check of the same protocol (and so of the same side) showed that encryption is offered: then nothing is signed in to in clear. */
function isEncryptedElsewhere({ protocol }: CheckFacts, all: readonly CheckFacts[]): boolean {
  return all.some((other) => other.protocol === protocol && showsEncryption(other))
}

/** Waits; ends early when the signal aborts. */
export function pause(signal: AbortSignal, ms: number): Promise<void> {
  return createBell().wait(signal, ms)
}
