/**
 * When a password may be sent, across all dialogues of a run: no second one for a user name before the first was
 * answered, receiving first, nothing after a rejection, never more than two rejections (diagnosis.md, section 3).
 * Whether one may be sent at all stands in rules.ts.
 */
import type { Side } from '../../contract/words.ts'
import { WireFailure } from '../../wire/world.ts'
import { createBell } from '../bell.ts'

/** The most that one run may cause, whatever happens. */
const mostRejections = 2

export type TicketEnd =
  | 'accepted'
  /** Refused for what was sent: nothing more for this user name. */
  | 'rejected'
  /** Refused for another reason than name and password (switched off here, the server's own trouble). */
  | 'refused'
  /** Sent, and the connection ended without a word. Counts as a rejection that may still have happened. */
  | 'unanswered'
  | 'not-sent'

export interface Ticket {
  /** Right before the password is written. */
  onSending: () => void
  /** `isForNow`: the server put off whoever asks, whatever the password; no rejection in the report, but heeded like one. */
  answered: (end: TicketEnd, isForNow?: boolean) => void
}

export interface Gate {
  /**
   * Waits for its time; `null`: no password may be sent for this user name any more.
   * @throws WireFailure `cancelled` when the signal aborts while waiting.
   */
  enter: (side: Side, username: string, signal: AbortSignal) => Promise<Ticket | null>
  /** A round begins: whether anything on the receiving side may still sign in. */
  expectIncoming: (may: boolean) => void
  /** The receiving side's passwords wait, and sending waits with them: something is to be asked before mail is fetched. */
  holdIncoming: (isHeld: boolean) => void
  /** As reported: passwords sent, and passwords rejected. */
  counts: () => { sent: number; rejected: number }
}

/** `silenceMs`: how long submission, ready itself, waits for a receiving side that does not get to its sign-in. */
export function createGate(silenceMs: number): Gate {
  const bell = createBell()
  const inFlight = new Map<string, Side>()
  const spent = new Set<string>()
  let sent = 0
  let rejected = 0
  /** Of these, how many said nothing about the password. */
  let forNow = 0
  let unanswered = 0
  let waitsForIncoming = false
  let isHeld = false
  /** Being held is no silence of the receiving side's own. */
  let heldUntil = 0

  const isOver = (name: string): boolean => spent.has(name) || rejected + unanswered >= mostRejections
  const incomingIsUnderway = (): boolean => [...inFlight.values()].includes('incoming')

  const ticketFor = (name: string, side: Side): Ticket => {
    inFlight.set(name, side)
    let isAnswered = false
    return {
      onSending() {
        sent += 1
      },
      answered(end, isForNow = false) {
        if (isAnswered) throw new Error('a sign-in is answered once')
        isAnswered = true
        inFlight.delete(name)
        if (end === 'rejected' || end === 'refused') rejected += 1
        if ((end === 'rejected' || end === 'refused') && isForNow) forNow += 1
        if (end === 'unanswered') unanswered += 1
        if (end === 'rejected' || end === 'unanswered') spent.add(name)
        if (side === 'incoming' && end !== 'not-sent') waitsForIncoming = false
        bell.ring()
      },
    }
  }

  return {
    async enter(side, username, signal) {
      const name = username.toLowerCase()
      const readySince = performance.now()
      for (;;) {
        if (signal.aborted) throw new WireFailure('cancelled', 'the run was cancelled')
        if (isOver(name)) return null
        const isTaken = inFlight.has(name) || rejected + unanswered + inFlight.size >= mostRejections
        const patienceMs = Math.max(0, Math.ceil(Math.max(readySince, heldUntil) + silenceMs - performance.now()))
        const comesLater =
          side === 'incoming' ? isHeld : waitsForIncoming && (isHeld || patienceMs > 0 || incomingIsUnderway())
        if (!isTaken && !comesLater) return ticketFor(name, side)
        await bell.wait(signal, side === 'outgoing' && !isHeld && patienceMs > 0 ? patienceMs : null)
      }
    },
    expectIncoming(may) {
      waitsForIncoming = may
      bell.ring()
    },
    holdIncoming(held) {
      if (isHeld && !held) heldUntil = performance.now()
      isHeld = held
      bell.ring()
    },
    counts: () => ({ sent, rejected: rejected - forNow }),
  }
}
