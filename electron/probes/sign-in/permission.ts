/**
 * THE one way in which a password comes to a connection: the rules (rules.ts), then the check's turn, then the gate
 * (gate.ts), in this order, and the word of all three. Whoever signs in asks here and nowhere else (test/house says so).
 * What checks know of each other is the caller's; how the password is written stands in attempt.ts and its neighbours.
 */
import type { CauseOf } from '../../contract/cause-of.ts'
import type { SignInRule } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import type { Secret } from '../../contract/secret.ts'
import type { Cause } from '../../contract/words.ts'
import { isForNow } from '../afterwards.ts'
import type { Permission, ReadyToSignIn, SignInAnswer } from '../dialogues/tools.ts'
import type { Gate, TicketEnd } from './gate.ts'
import { rulingOn } from './rules.ts'
import type { Scrubber } from './scrub.ts'

/** What holds for every sign-in of a run. */
export interface Holder {
  password: Secret | null
  /** The user agreed, for this run, to sign in without encryption where nothing encrypted is offered. */
  allowsClearText: boolean
  /** Of a looked-up host that the user would have to confirm first; without it, all are the user's own. */
  isUnconfirmed?: (host: string) => boolean
  gate: Gate
  scrubber: Scrubber
}

/** Who asks, and what only the asking side knows. */
export interface Asker {
  check: Pick<PlannedCheck, 'side' | 'protocol' | 'host' | 'security' | 'signIn'>
  /** Ends the waiting. */
  signal: AbortSignal
  /** Whether a sibling offers encryption; asked for a connection in clear only, and only where nothing else forbids it. */
  encryptedElsewhere: () => boolean | Promise<boolean>
  /** Waits until it is this check's turn; anything but `go` is why it has none. */
  turn: (isEncrypted: boolean) => Promise<'go' | SignInRule>
  /** What a refusal means; `null`: whatever it means, nothing more for this user name. */
  causeOf: CauseOf | null
  /** Right before the password is written. */
  onSending?: () => void
  /** `cause`: of a refusal in words, where `causeOf` is there. Comes before the gate lets the next one in. */
  onAnswered?: (answer: SignInAnswer, cause: Cause | null) => void
}

/**
 * The password with the form it may be sent in, or why it must not be.
 * @throws WireFailure `cancelled` when the signal aborts while waiting.
 */
export async function permissionFor(
  ready: ReadyToSignIn,
  asker: Asker,
  holder: Holder,
): Promise<Permission | { rule: SignInRule }> {
  const { check, signal } = asker
  const { password, gate, scrubber } = holder
  const circumstances = {
    hasPassword: password !== null,
    allowsClearText: holder.allowsClearText,
    isUnconfirmed: holder.isUnconfirmed?.(check.host) ?? false,
  }
  // What is forbidden whatever siblings offer need not wait for them.
  const first = rulingOn(check, ready, { ...circumstances, encryptedElsewhere: false })
  if ('rule' in first && first.rule !== 'clear-text-not-agreed') return first
  const encryptedElsewhere = ready.encrypted ? false : await asker.encryptedElsewhere()
  const ruling = rulingOn(check, ready, { ...circumstances, encryptedElsewhere })
  if ('rule' in ruling) return ruling
  const turn = await asker.turn(ready.encrypted)
  if (turn !== 'go') return { rule: turn }
  if (check.signIn === null || password === null) throw new Error('ruled out before')
  const { username } = check.signIn
  const ticket = await gate.enter(check.side, username, signal)
  if (ticket === null) return { rule: 'rejected-before' }
  return {
    mechanism: ruling.mechanism,
    username,
    secret: password,
    onSending() {
      asker.onSending?.()
      scrubber.passwordWasSent()
      ticket.onSending()
    },
    answered(answer) {
      const reply = answer.kind === 'rejected' ? answer.reply : null
      const cause =
        reply === null ? null : (asker.causeOf?.({ protocol: check.protocol, step: 'sign-in', text: reply }) ?? null)
      asker.onAnswered?.(answer, cause)
      ticket.answered(endOf(answer, cause), isForNow(check.protocol, reply, cause))
    },
  }
}

/** These say nothing against name and password; they count as rejections all the same. */
const notAboutPassword: ReadonlySet<Cause> = new Set([
  'protocol-disabled',
  'temporary-failure',
  'encryption-required',
  'auth-method-unsupported',
])

function endOf(answer: SignInAnswer, cause: Cause | null): TicketEnd {
  switch (answer.kind) {
    case 'accepted':
    case 'not-sent':
      return answer.kind
    case 'rejected':
      if (answer.reply === null) return 'unanswered'
      return cause !== null && notAboutPassword.has(cause) ? 'refused' : 'rejected'
    default: {
      const never: never = answer
      return never
    }
  }
}
