/** How long a run may still take: the engine's own bound, counted down. Never less than the truth. */
export interface TimeLeft {
  /** 0–100: how much of the longest time is used up. */
  percent: number
  /** Whole seconds, rounded up; `null` before the bound is known. */
  seconds: number | null
}

/**
 * @param boundMs the longest the run may take from `planAt` on; `null`: not known yet
 * @param startedAt, planAt, now on one clock, milliseconds
 */
export function timeLeft(boundMs: number | null, startedAt: number, planAt: number, now: number): TimeLeft {
  if (boundMs === null) return { percent: 0, seconds: null }
  const endsAt = planAt + boundMs
  // The clock's last tick may lie before the plan.
  const at = Math.max(now, planAt)
  const whole = endsAt - startedAt
  const percent = whole <= 0 ? 100 : Math.min(100, Math.max(0, ((at - startedAt) / whole) * 100))
  return { percent, seconds: Math.max(0, Math.ceil((endsAt - at) / 1000)) }
}
