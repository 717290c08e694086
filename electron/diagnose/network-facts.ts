/**
 * What the run says about the network it ran in: which ports pass, whether anything outside answers. Nothing is
 * claimed about a port without controls (diagnosis.md, section 5). Whose fault that is stands in findings/.
 */
import type { CheckFacts, NetworkProbe } from '../contract/facts.ts'
import type { Conclusion, NetworkFacts, PortState } from '../contract/report.ts'
import type { FindingCode, WireError } from '../contract/words.ts'
import { hasIpv6Route, pages, text, vpnInUse } from './probe-facts.ts'

export interface PortControls {
  state: 'open' | 'blocked' | 'unknown'
  /** Ids of the probes that say so. */
  evidence: string[]
  /** One of four or more was reached, the others failed in several ways. */
  mixed?: { id: string; error: WireError | null }[]
}

/** So many different operators must be known before a port counts as closed for every server. */
const enoughOperators = 3

/**
 * The control servers' word per port, counted per operator. One of them may be down and one may lie: two that are
 * reached make a port open, whatever the others say; `blocked` needs three operators, and at most one reached. Where one of
 * three is reached, the others must fail in one way, as a network closes a port; a server that is down and one that lies
 * fail in two. Of four, what is in question itself decides (`controlsFor`).
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
  const isUniform = new Set(dead.map(({ error }) => error)).size <= 1
  if (
    reached.size + closed.size >= enoughOperators &&
    closed.size > reached.size &&
    (reached.size === 0 || isUniform)
  ) {
    return { state: 'blocked', evidence: evidence(dead) }
  }
  if (reached.size !== 1 || closed.size < enoughOperators) return { state: 'unknown', evidence: [] }
  return { state: 'unknown', evidence: [], mixed: dead.map(({ id, error }) => ({ id, error })) }
}

/**
 * The same for a port that failed in this way: where the controls' failures differ, two that failed as the port in
 * question did are the network's; one that is down and one that lies are not two in one way.
 */
export function controlsFor(controls: PortControls | undefined, way: WireError | null): PortControls | undefined {
  const alike = (controls?.mixed ?? []).filter(({ error }) => error === way)
  return alike.length >= 2 ? { state: 'blocked', evidence: alike.map(({ id }) => id) } : controls
}

/** A control whose own name did not resolve, or that was given up on, says nothing about the port. */
function saysOfPort({ ok, error }: NetworkProbe): boolean {
  return ok !== null && !(error !== null && (error === 'cancelled' || error.startsWith('dns-')))
}

function operatorOf({ operator, host, id }: NetworkProbe): string {
  return operator ?? host ?? id
}

/** `null` where nobody was asked, or nobody could tell. `concluded`: what the findings say of it. */
export function networkFactsOf(
  checks: readonly CheckFacts[],
  probes: readonly NetworkProbe[],
  concluded: readonly Conclusion[],
): NetworkFacts {
  const controls = controlsByPort(probes)
  const connected = checks.filter((check) => check.steps.some((step) => step.name === 'connect' && step.ok))
  const has = (code: FindingCode): boolean => concluded.some((each) => each.code === code)
  const isStuck = has('captive-portal')
  const isReached =
    (connected.length > 0 && !isStuck) ||
    probes.some(({ kind, ok }) => (kind === 'control' || kind === 'portal') && ok === true)
  const asked = [...new Set([...checks.map((check) => check.port), ...controls.keys()])].sort((a, b) => a - b)
  const intercepted = concluded
    .filter(({ code }) => code === 'smtp-intercepted')
    .flatMap(({ evidence }) => checks.find(({ id }) => evidence.includes(id))?.port ?? [])
  const blocked = concluded
    .filter(({ code }) => code === 'port-blocked-by-network')
    .flatMap(({ evidence }) => checks.filter(({ id }) => evidence.includes(id)).map(({ port }) => port))
  const stateOf = (port: number): PortState => {
    if (intercepted.includes(port)) return 'intercepted'
    // A machine between may take the connection, and nobody is behind it.
    if (blocked.includes(port)) return 'blocked'
    if (connected.some((check) => check.port === port)) return 'open'
    return controls.get(port)?.state ?? 'unknown'
  }
  return {
    name: null,
    kind: kindOf(probes),
    internet: isReached ? true : has('no-internet') ? false : null,
    captivePortal: isStuck ? true : pages(probes, 'expected').length > 0 ? false : null,
    vpn: vpnInUse(probes)?.inUse ?? null,
    ipv6: usesIpv6(connected) ? true : hasIpv6Route(probes) === false || has('ipv6-broken') ? false : null,
    ports: Object.fromEntries(asked.map((port) => [String(port), stateOf(port)])),
  }
}

const kinds: readonly NetworkFacts['kind'][] = ['wifi', 'ethernet', 'mobile', 'vpn', 'other']

/** Of the interface that carries the way out; under a tunnel's own, what that is made over is not known. */
function kindOf(probes: readonly NetworkProbe[]): NetworkFacts['kind'] {
  const types = probes.flatMap((probe) => (probe.kind === 'interface' ? (text(probe['type']) ?? []) : []))
  return kinds.find((kind) => kind !== null && types[0] === kind) ?? null
}

function usesIpv6(connected: readonly CheckFacts[]): boolean {
  return connected.some((check) =>
    check.steps.some((step) => step.addresses?.some((tried) => tried.family === 6 && tried.ok)),
  )
}
