/** Does this network find no names at all? Then it is not the server's name that is at fault. Reads what was looked up; concludes nothing. */
import type { NetworkProbe, RunFacts } from '../contract/facts.ts'

/** Names of well-known services were looked up here, at least two, and none was found, the account's neither. */
export function isNamelessHere({ checks, probes }: Pick<RunFacts, 'checks' | 'probes'>): boolean {
  const others = probes.filter(isOfOthers)
  const isAnyFound = checks.some(({ steps }) => steps.some(({ name, ok }) => name === 'resolve' && ok))
  return !isAnyFound && others.length >= 2 && others.every(({ ok }) => ok === false)
}

/** The domain's own records stand apart (probes/domain). */
function isOfOthers({ kind, id }: NetworkProbe): boolean {
  return kind === 'dns' && !/^(?:mx|spf):/.test(id)
}
