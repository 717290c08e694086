/** The way to the servers: a tunnel that carries it (`vpn-in-use`), an address family that does not get through (`ipv6-broken`). */
import type { Conclusion } from '../../contract/report.ts'
import { hasIpv6Route, vpnInUse } from '../probe-facts.ts'
import { ids, isSameHost, sidesOf, type Run, type Seen } from '../run.ts'

/** `vpn-in-use`, for information: what is seen is seen through it. */
export function vpn({ probes }: Pick<Run, 'probes'>): Conclusion[] {
  const known = vpnInUse(probes)
  return known?.inUse ? [{ code: 'vpn-in-use', severity: 'info', server: null, evidence: [known.id] }] : []
}

/**
 * `ipv6-broken`: reached over IPv4, and the IPv6 address refused, or stayed silent when asked once more. A computer without
 * any way out by IPv6 (`unreachable`) is as usual as can be.
 */
export function ipv6Broken(run: Pick<Run, 'incoming' | 'outgoing' | 'probes'>): Conclusion[] {
  return sidesOf(run).flatMap(({ configured, side }): Conclusion[] => {
    const tried = configured?.check.steps.find(({ name }) => name === 'connect')?.addresses ?? []
    const six = tried.filter(({ family }) => family === 6)
    if (!configured || six.length === 0 || six.some(({ ok }) => ok)) return []
    if (!tried.some(({ family, ok }) => family === 4 && ok)) return []
    const again = againOf(configured, run)
    if (again.some(({ ok }) => ok === true)) return []
    const evidence = [...ids(configured), ...again.map(({ id }) => id)]
    const said = six.some(({ error }) => error === 'refused' || error === 'reset')
    const isDeadEnd = six.some(({ error }) => error === 'unreachable') && hasIpv6Route(run.probes) === true
    if (!said && !isDeadEnd && !again.some(({ ok }) => ok === false)) return []
    return [{ code: 'ipv6-broken', severity: 'warning', server: side, evidence }]
  })
}

function againOf({ check }: Seen, { probes }: Pick<Run, 'probes'>): Run['probes'] {
  return probes.filter(
    ({ kind, host, id }) =>
      kind === 'route' && id.startsWith('route:6:') && host !== undefined && isSameHost(host, check.host),
  )
}
