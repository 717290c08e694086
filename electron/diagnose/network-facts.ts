/**
 * What the run says about the network it ran in: which ports pass, whether anything outside answers. Nothing is
 * claimed about a port without controls (diagnosis.md, section 5). Whose fault that is stands in findings/.
 */
import type { CheckFacts, NetworkProbe } from '../contract/facts.ts'
import type { NetworkFacts, PortState } from '../contract/report.ts'

export interface PortControls {
  state: 'open' | 'blocked' | 'unknown'
  /** Ids of the probes that say so. */
  evidence: string[]
}

/** So many different operators must be known before a port counts as closed for every server. */
const enoughOperators = 3

/**
 * The control servers' word per port, counted per operator. One of them may be down and one may lie: two that are
 * reached make a port open, whatever the others say; `blocked` needs three operators, and at most one reached.
 */
export function controlsByPort(probes: readonly NetworkProbe[]): Map<number, PortControls> {
  const ports = new Map<number, NetworkProbe[]>()
  for (const probe of probes) {
    if (probe.kind !== 'control' || typeof probe.port !== 'number' || !saysOfPort(probe)) continue
    ports.set(probe.port, [...(ports.get(probe.port) ?? []), probe])
  }
  return new Map([...ports].map(([port, asked]) => [port, judged(asked)]))
}

function judged(asked: readonly NetworkProbe[]): PortControls {
  const open = asked.filter((probe) => probe.ok === true)
  const reached = new Set(open.map(operatorOf))
  const dead = asked.filter((probe) => probe.ok === false && !reached.has(operatorOf(probe)))
  const closed = new Set(dead.map(operatorOf))
  const evidence = (probes: readonly NetworkProbe[]) => probes.map((probe) => probe.id)
  if (reached.size >= 2) return { state: 'open', evidence: evidence(open) }
  if (reached.size + closed.size >= enoughOperators && closed.size > reached.size) {
    return { state: 'blocked', evidence: evidence(dead) }
  }
  return { state: 'unknown', evidence: [] }
}

/** A control whose own name did not resolve, or that was given up on, says nothing about the port. */
function saysOfPort({ ok, error }: NetworkProbe): boolean {
  return ok !== null && !(error !== null && (error === 'cancelled' || error.startsWith('dns-')))
}

function operatorOf({ operator, host, id }: NetworkProbe): string {
  return operator ?? host ?? id
}

/** `null` where this part does not ask: kind, name, sign-in page, VPN (part 2). */
export function networkFactsOf(
  checks: readonly CheckFacts[],
  probes: readonly NetworkProbe[],
  nothingAnswers: boolean,
): NetworkFacts {
  const controls = controlsByPort(probes)
  const connected = checks.filter((check) => check.steps.some((step) => step.name === 'connect' && step.ok))
  const reached = connected.length > 0 || probes.some((probe) => probe.ok === true && probe.kind === 'control')
  const asked = [...new Set([...checks.map((check) => check.port), ...controls.keys()])].sort((a, b) => a - b)
  const stateOf = (port: number): PortState => {
    if (connected.some((check) => check.port === port)) return 'open'
    return controls.get(port)?.state ?? 'unknown'
  }
  return {
    name: null,
    kind: null,
    internet: reached ? true : nothingAnswers ? false : null,
    captivePortal: null,
    vpn: null,
    ipv6: usesIpv6(connected) ? true : null,
    ports: Object.fromEntries(asked.map((port) => [String(port), stateOf(port)])),
  }
}

function usesIpv6(connected: readonly CheckFacts[]): boolean {
  return connected.some((check) =>
    check.steps.some((step) => step.addresses?.some((tried) => tried.family === 6 && tried.ok)),
  )
}
