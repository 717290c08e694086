/** How far is this computer's clock from the time that others tell? From an answer that was asked for anyway. */
import type { NetworkProbe } from '../../contract/facts.ts'

/**
 * Probe `clock:HOST`, `offsetSeconds`: how much this computer's clock is ahead of that host's. `date`: the `Date` of its
 * answer (RFC 9110 section 6.6.1); none where there is none. `now`: milliseconds since 1970 by this computer's clock.
 */
export function clockProbe(host: string, operator: string, date: string | null, now: number): NetworkProbe[] {
  const told = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(told)) return []
  // The header has whole seconds, and was under way for a while: tens are what it can tell.
  const offsetSeconds = Math.round((now - told) / 10_000) * 10
  return [{ id: `clock:${host}`, kind: 'clock', ok: true, ms: 0, error: null, host, operator, offsetSeconds }]
}
