/** What every parser of outside data answers: the value, or one line that says what is wrong and how to mend it. */
export type Parsed<Value> =
  | { ok: true; value: Value; /** What was passed over, one line each; never a reason to stop. */ warnings: string[] }
  | { ok: false; message: string }

export function parsed<Value>(value: Value, warnings: string[] = []): Parsed<Value> {
  return { ok: true, value, warnings }
}

export function refused<Value>(message: string): Parsed<Value> {
  return { ok: false, message }
}

const shownLength = 60

/** A foreign value for a one-line message: quoted, cut short, nothing in it that a terminal would act on. */
export function quoted(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : null
  if (text !== null) return text
  const shown = JSON.stringify(value) ?? 'nothing'
  const cut = shown.length > shownLength ? `${shown.slice(0, shownLength)}…` : shown
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
}
