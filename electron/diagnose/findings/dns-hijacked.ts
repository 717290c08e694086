/**
 * `dns-hijacked`: the resolver gives an address that is not the server's. An odd address alone proves nothing: a company
 * may well keep its server at a private one, and says so in its own DNS.
 */
import type { CheckFacts } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import { suspiciousNames, type SuspiciousName } from '../probe-facts.ts'
import { ids, isDead, isSameHost, sidesOf, type Run } from '../run.ts'

export function dnsHijacked(run: Pick<Run, 'incoming' | 'outgoing' | 'probes'>): Conclusion[] {
  const checks = sidesOf(run).flatMap(({ all }) => all)
  const names = suspiciousNames(run.probes)
  return sidesOf(run).flatMap(({ configured, side }): Conclusion[] => {
    const name = configured && names.find(({ host }) => isSameHost(host, configured.check.host))
    if (!configured || !name) return []
    const there = checks.filter(({ check }) => isSameHost(check.host, name.host))
    if (there.some(({ check }) => isTheServer(check))) return []
    const isDeaf = there.every(({ check }) => isDead(check))
    const witnesses = witnessesAgainst(name, isDeaf)
    if (witnesses.length === 0) return []
    return [{ code: 'dns-hijacked', severity: 'problem', server: side, evidence: [...ids(configured), ...witnesses] }]
  })
}

/** It showed a certificate for its name (out of date or of its own making, all the same), or greeted by it. */
function isTheServer({ host, tls, greeting, steps }: CheckFacts): boolean {
  if (tls && (tls.verified || (tls.chain.length > 0 && tls.error !== 'certificate-wrong-host'))) return true
  const name = greeting === null ? null : /^(?:220|\* OK|\+OK)[ -](\S+)/i.exec(greeting)?.[1]
  const isGreeted = name !== undefined && name !== null && isSameHost(name, host)
  return isGreeted || steps.some(({ name: step, ok }) => step === 'sign-in' && ok)
}

/** Ids of the probes that speak against the address; none where nothing is proven. `isDeaf`: nothing answers there. */
function witnessesAgainst(name: SuspiciousName, isDeaf: boolean): string[] {
  const known = name.elsewhere.filter(({ addresses }) => addresses.length > 0)
  if (known.some(({ addresses }) => addresses.some((address) => name.addresses.includes(address)))) return []
  if (known.length > 0) return [name.id, ...known.map(({ id }) => id)]
  // Nobody elsewhere knows such a name: it is this network's own, as in companies.
  if (name.elsewhere.some(({ exists }) => !exists)) return []
  const isPrivate = name.privateAddresses.length > 0
  const shared = name.controls.filter(({ host }) => name.sharedWith.includes(host))
  // Names that share nothing else have one address here. Public, and dead, it might still be a pretend internet's.
  if (shared.length >= 2 && (isPrivate || !isDeaf)) return [name.id, ...shared.map(({ id }) => id)]
  return []
}
