/**
 * A report that may be passed on: addresses, user names, host names and numeric addresses shortened wherever they stand,
 * in ids, replies, certificates and sentences alike. One value has one short form throughout, and two values never share
 * one, so that the report stays a report: its ids still name what they named. Pure; the command line and the window share it.
 */
import type { CheckAnswer } from '../contract/api.ts'
import { sides } from '../contract/words.ts'
import { createNames, type Names } from './short-names.ts'

/** Texts of others, where any name may stand: all that looks like one is shortened. In our own sentences, only what is known. */
const foreign = /^(?:reply|addresses|probes|contacted)$/

export function shortened(answer: CheckAnswer): CheckAnswer {
  const names = createNames()
  learn(answer, names)
  const walk = (value: unknown, isForeign: boolean): unknown => {
    if (typeof value === 'string') return names.shorten(value, isForeign)
    if (Array.isArray(value)) return value.map((each) => walk(each, isForeign))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        isFixed(key, inner) ? inner : walk(inner, isForeign || foreign.test(key)),
      ]),
    )
  }
  // The shape stays: only text inside of it changed.
  const { handedOut: _whose, ...words } = answer.words
  return { report: walk(answer.report, false), words: walk(words, false) } as CheckAnswer
}

/** Words of the contract: a user name that looks like one of them must not change them. */
const fixed: ReadonlySet<string> = new Set([
  'schema',
  'name',
  'startedAt',
  'kind',
  'role',
  'protocol',
  'security',
  'authentication',
  'outcome',
  'error',
  'code',
  'severity',
  'server',
  'actor',
  'verdict',
  'relay',
  'setting',
  'arrivedIn',
])

/** `server` of a finding is a side; of a probe it is a host. */
function isFixed(key: string, value: unknown): boolean {
  return fixed.has(key) && (key !== 'server' || value === null || sides.some((side) => side === value))
}

/** The structured places first: what stands there is known for sure. */
function learn({ report, words }: CheckAnswer, names: Names): void {
  const { account, recommended, checks, contacted, probes } = report
  names.address(account.email)
  const { organisation = '', contact = null } = words.handedOut ?? {}
  for (const each of [organisation, contact?.name, contact?.phone, contact?.url]) names.phrase(each ?? '')
  for (const settings of [account.incoming, account.outgoing, recommended.incoming, recommended.outgoing])
    if (settings) {
      names.host(settings.host)
      names.user(settings.username)
    }
  for (const { host, username, steps } of checks) {
    names.host(host)
    if (username !== null) names.user(username)
    for (const { reply, addresses } of steps) {
      if (reply !== null) names.read(reply)
      for (const { address } of addresses ?? []) names.read(address)
    }
  }
  for (const endpoint of contacted) names.host(endpoint.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'))
  for (const probe of probes) if (probe.host !== undefined) names.host(probe.host)
}
