/** The own mailbox as the test message is looked for in it, whatever protocol it is reached by. */
import type { SendTestFacts } from '../../contract/facts.ts'

export interface Mailbox {
  /** A junk folder is there by now and can be looked into. */
  seesJunk(): boolean
  /** Milliseconds between looks: before the second one, then twice as long each time, up to the most. */
  restMs: { first: number; most: number }
  /**
   * Where the message is now.
   * @throws WireFailure when the mailbox cannot be looked into any more.
   */
  look(): Promise<SendTestFacts['arrivedIn']>
  /**
   * Deletes the message, and copies of it, and nothing else. True: it is gone.
   * @throws WireFailure as `look`.
   */
  remove(): Promise<boolean>
}

/** Uses the mailbox while it is open; called at most once. */
export type UseMailbox = (mailbox: Mailbox) => Promise<void>
