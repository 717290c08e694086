/**
 * Who the one page of this program is. A ticket, used once, becomes a session secret that the page keeps in memory, and
 * a further ticket with which the same tab may come back after a reload. Pure but for the random numbers and the timer.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Calls `act` after `ms` milliseconds. @returns what calls it off */
export type After = (ms: number, act: () => void) => () => void

export interface Admitted {
  secret: string
  /** Good once, for the next page of the same tab. */
  ticket: string
}

export interface Session {
  /** What stands in the printed address. */
  firstTicket: string
  /** `null`: not the ticket, or used before. The page that was there until now is no longer the page. */
  exchange(ticket: unknown): Admitted | null
  knows(secret: string): boolean
  /** The page is there, until the function that is returned is called. */
  arrive(secret: string): () => void
  /** Nobody is waited for any more. */
  close(): void
}

export interface SessionTimes {
  /** Nobody has opened the address yet, milliseconds. */
  firstPageMs: number
  /** The page has gone: this long it may come back, milliseconds. */
  graceMs: number
}

export function newSession(
  times: SessionTimes,
  after: After,
  end: (why: 'never-opened' | 'page-gone') => void,
): Session {
  const firstTicket = randomSecret()
  let ticket = firstTicket
  let secret: string | null = null
  let present = 0
  let callOff = after(times.firstPageMs, () => end('never-opened'))
  let closed = false
  const awaitPage = (): void => {
    callOff()
    if (closed) return
    callOff = after(times.graceMs, () => end('page-gone'))
  }
  return {
    firstTicket,
    exchange(given) {
      if (typeof given !== 'string' || !isSame(given, ticket)) return null
      ticket = randomSecret()
      secret = randomSecret()
      present = 0
      awaitPage()
      return { secret, ticket }
    },
    knows: (given) => secret !== null && isSame(given, secret),
    arrive(given) {
      callOff()
      present += 1
      let here = true
      return () => {
        // A page that was replaced by its own reload does not count any more.
        if (!here || given !== secret) return
        here = false
        present -= 1
        if (present === 0) awaitPage()
      }
    },
    close() {
      closed = true
      callOff()
    },
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Takes the same time for any two texts. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
