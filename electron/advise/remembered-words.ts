/** What is remembered of other networks, as parts of sentences: where, and on which day. Pure; judges nothing. */
import type { RememberedSide, RememberedThere } from '../contract/history.ts'
import { serverSince } from '../contract/remembered.ts'

/** `null`: nothing is known. */
export interface Memories {
  /** Where and when the same settings worked, as in "on Home on Tuesday". */
  worked: string | null
  /** The server lives, as it answered there: "on Home yesterday". */
  lives: string | null
  /** The server is down: when this very network reached it last, as in "on 3 November"; `other`: another network does not reach it either. */
  down: { here: string } | 'other' | null
}

/** @param now when the run began, ISO 8601 */
export function memoriesOf(side: RememberedSide | null, now: string): Memories {
  const since = serverSince(side, now)
  const { workedElsewhere = null, answeredElsewhere = null, answeredHere = null } = side ?? {}
  return {
    worked: workedElsewhere && placeAndDay(workedElsewhere, now),
    lives: since === 'lives' && answeredElsewhere !== null ? placeAndDay(answeredElsewhere, now) : null,
    down: since !== 'down' ? null : answeredHere === null ? 'other' : { here: dayOf(answeredHere, now) },
  }
}

/** A name that the program gave is one of its list, and means little by itself. */
function placeAndDay({ network, isNamed, at }: RememberedThere, now: string): string {
  return `on ${isNamed ? `“${network}”` : `another network (${network})`} ${dayOf(at, now)}`
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const dayMs = 86_400_000

/** "today", "yesterday", "on Tuesday", "on 3 November", by the days of the clock on the wall where `at` was written. */
export function dayOf(at: string, now: string): string {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(at) ?? []
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const localDay = (time: string): number => Math.floor((Date.parse(time) + offsetMs) / dayMs)
  const day = localDay(at)
  const ago = localDay(now) - day
  const date = new Date(day * dayMs)
  if (Number.isNaN(ago)) return 'before'
  if (ago === 0) return 'today'
  if (ago === 1) return 'yesterday'
  if (ago > 1 && ago < 7) return `on ${weekdays[date.getUTCDay()]}`
  const sameYear = new Date(localDay(now) * dayMs).getUTCFullYear() === date.getUTCFullYear()
  return `on ${date.getUTCDate()} ${months[date.getUTCMonth()]}${sameYear ? '' : ` ${date.getUTCFullYear()}`}`
}
