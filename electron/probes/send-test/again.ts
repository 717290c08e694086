/**
 * Signing in once more to an endpoint that let us in before, in the same run: by the same rules (sign-in/rules.ts) and
 * through the same gate, so that a run never causes more than two rejections.
 */
import type { CheckFacts } from '../../contract/facts.ts'
import { createBell } from '../bell.ts'
import type { DialogueTools, Permission, ReadyToSignIn, SignInAnswer } from '../dialogues/tools.ts'
import type { RunChecksInput, RunMemory } from '../run-checks.ts'
import { rulingOn } from '../sign-in/rules.ts'

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
  const askSignIn = async (ready: ReadyToSignIn): ReturnType<DialogueTools['askSignIn']> => {
    const ruling = rulingOn(check, ready, {
      hasPassword: input.password !== null,
      allowsClearText: input.allowsClearText,
      encryptedElsewhere: isEncryptedElsewhere(check, all),
      isUnconfirmed: input.isUnconfirmed?.(check.host) ?? false,
    })
    if ('rule' in ruling) return ruling
    if (check.signIn === null || input.password === null) throw new Error('ruled out before')
    const { username } = check.signIn
    const ticket = await gate.enter(check.side, username, signal)
    if (ticket === null) return { rule: 'rejected-before' }
    const permission: Permission = {
      ...ruling,
      username,
      secret: input.password,
      onSending() {
        scrubber.passwordWasSent()
        ticket.onSending()
      },
      answered: (answer) => ticket.answered(endOf(answer)),
    }
    return permission
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
    askSignIn,
  }
}

const never = new AbortController().signal

/** What was accepted before and is refused now is not tried a third time, whatever the reason. */
function endOf(answer: SignInAnswer): 'accepted' | 'not-sent' | 'rejected' | 'unanswered' {
  switch (answer.kind) {
    case 'accepted':
    case 'not-sent':
      return answer.kind
    case 'rejected':
      return answer.reply === null ? 'unanswered' : 'rejected'
    default: {
      const never: never = answer
      return never
    }
  }
}

/** A check of the same side showed that encryption is offered: then nothing is signed in to in clear. */
function isEncryptedElsewhere(check: CheckFacts, all: readonly CheckFacts[]): boolean {
  return all.some(
    ({ side, protocol, offers, tls }) =>
      side === check.side &&
      protocol === check.protocol &&
      (offers.beforeTls?.startTls === true || (tls !== null && (tls.version !== null || tls.chain.length > 0))),
  )
}

/** Waits; ends early when the signal aborts. */
export function pause(signal: AbortSignal, ms: number): Promise<void> {
  return createBell().wait(signal, ms)
}
