/** What remembered times amount to: judged once, for the verdict and for the words beside it. Pure. */
import type { RememberedSide } from './history.ts'

const dayMs = 86_400_000
/** Longer ago than this, servers move and certificates are renewed: what was seen then says little about now. */
const recentMs = 30 * dayMs

/** Later than `now` by more than a day: written by a clock that was wrong, and is right again. */
export function isAhead(at: string, now: string): boolean {
  return Date.parse(at) - Date.parse(now) > dayMs
}

/** Within the last thirty days of `now` (both ISO 8601); a time that lies ahead is a clock's mistake. */
export function isRecent(at: string | null | undefined, now: string): boolean {
  if (!at) return false
  const ageMs = Date.parse(now) - Date.parse(at)
  return !isAhead(at, now) && ageMs <= recentMs
}

/**
 * A server that answers on none of its ports here: `lives` where it answered on another network and never on this one,
 * so that it shuts this network out; `down` where this network used to reach it, or another does not either; `null`
 * where history does not tell.
 */
export function serverSince(side: RememberedSide | null | undefined, now: string): 'lives' | 'down' | null {
  if (!side) return null
  const { answeredElsewhere, answeredHere, silentElsewhere } = side
  const there = isRecent(answeredElsewhere?.at, now) ? (answeredElsewhere?.at ?? null) : null
  const isSilentThere =
    silentElsewhere !== null &&
    isRecent(silentElsewhere, now) &&
    (there === null || Date.parse(silentElsewhere) > Date.parse(there))
  if (isSilentThere || isRecent(answeredHere, now)) return 'down'
  return there === null ? null : 'lives'
}
