/**
 * Which findings are about receiving and sending alike (`server: null`): one fault of one host that both sides name,
 * or of the network between.
 * A rejected sign-in stays with the side that was rejected: the other one was not tried (`stopped`), and a finding
 * about it would claim what this run did not see.
 */
import type { Conclusion } from '../contract/report.ts'
import type { FindingCode } from '../contract/words.ts'
import { isSameHost, type Run } from './run.ts'

type Sides = Pick<Run, 'incoming' | 'outgoing'>

const aboutHost: ReadonlySet<FindingCode> = new Set([
  'dns-failure',
  'ipv6-broken',
  'server-unreachable',
  'certificate-untrusted',
  'certificate-wrong-host',
  'certificate-expired',
] as const)

/** What this network does to one server it does to the other: one finding, whatever their names. */
const aboutNetwork: ReadonlySet<FindingCode> = new Set(['dns-hijacked', 'tls-intercepted'] as const)

export function aboutBothSides(conclusions: readonly Conclusion[], run: Sides): Conclusion[] {
  return conclusions.map((conclusion) => {
    const { code, server } = conclusion
    if (server === null) return conclusion
    const twin = conclusions.some(
      (other) => other.code === code && other.server !== server && other.severity === conclusion.severity,
    )
    const ofBoth = twin && (aboutNetwork.has(code) || (aboutHost.has(code) && hasOneHost(run)))
    return ofBoth ? { ...conclusion, server: null } : conclusion
  })
}

function hasOneHost({ incoming, outgoing }: Sides): boolean {
  return (
    incoming.settings !== null &&
    outgoing.settings !== null &&
    isSameHost(incoming.settings.host, outgoing.settings.host)
  )
}
