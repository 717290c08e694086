/** A report that may be passed on: the account's address and user names shortened wherever they stand. */
import type { CheckAnswer } from '../../electron/contract/api.ts'

/** "ann@example.com" becomes "a…@example.com": whose it is stays readable for the one who knows. */
function shortName(name: string): string {
  const at = name.lastIndexOf('@')
  return at > 0 ? `${name.slice(0, 1)}…${name.slice(at)}` : `${name.slice(0, 1)}…`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function namesIn({ report }: CheckAnswer): string[] {
  const { account, recommended, checks } = report
  const names = [
    account.email,
    account.incoming?.username,
    account.outgoing?.username,
    recommended.incoming?.username,
    recommended.outgoing?.username,
    ...checks.map(({ username }) => username),
  ]
  const all = new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))
  // The longest first: a user name may be the start of the address.
  return [...all].toSorted((a, b) => b.length - a.length)
}

/** Replaces whole names only: "ann" in "channel" stays. */
export function shortened(answer: CheckAnswer): CheckAnswer {
  const names = namesIn(answer)
  if (names.length === 0) return answer
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}._-])(?:${names.map(escaped).join('|')})(?![\\p{L}\\p{N}_-])`, 'giu')
  const shorten = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(pattern, (name) => shortName(name))
    if (Array.isArray(value)) return value.map(shorten)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]))
  }
  // The shape stays: only text inside of it changed.
  return shorten(answer) as CheckAnswer
}
