/**
 * Ports that are dead here, names that do not resolve, nothing at all: whose fault, by the control servers
 * (diagnosis.md, section 5). Siblings are witnesses; a dead sibling is nobody's problem.
 */
import type { CheckFacts } from '../../contract/facts.ts'
import type { Conclusion } from '../../contract/report.ts'
import type { StepName, WireError } from '../../contract/words.ts'
import { controlsFor } from '../network-facts.ts'
import { pages } from '../probe-facts.ts'
import { dnsHijacked } from './dns-hijacked.ts'
import { didConnect, ids, isDead, isSameHost, sidesOf, wireStop, type Run, type Seen } from '../run.ts'

type Witnesses = Pick<Run, 'incoming' | 'outgoing' | 'controls' | 'probes'>

/** `no-internet`: nothing outside answers at all. */
export function noInternet(run: Witnesses): Conclusion[] {
  const { probes } = run
  const checks = sidesOf(run).flatMap(({ all }) => all)
  // Everything leads to one false address: that is what is wrong.
  if (dnsHijacked(run).length > 0) return []
  const outside = probes.filter(({ kind }) => kind === 'control' || kind === 'dns' || kind === 'portal')
  // Where the web goes through a proxy, pages that are asked for beside it say nothing.
  const hasProxy = probes.some(({ kind }) => kind === 'proxy')
  const webIsDead = !hasProxy && outside.filter((probe) => probe.kind === 'portal' && isDeaf(probe)).length >= 2
  // A gateway answers for names by itself: where the web is dead, too, that is no internet.
  const answered =
    checks.some(({ check }) => didConnect(check)) ||
    outside.some((probe) => probe.ok === true && !(webIsDead && isByGateway(probe))) ||
    pages(probes, 'other').length > 0
  if (answered) return []
  const failed = outside.filter((probe) => probe.ok === false && probe.error !== 'cancelled')
  const hosts = new Set(failed.map((probe) => probe.host ?? probe.id))
  const nothing =
    // No name resolves, the controls' neither. An NXDOMAIN is an answer, and speaks against it.
    (stoppedBy(checks, 'resolve', ['dns-failed', 'dns-timeout']) && hosts.size >= 2 && failed.every(isSilence)) ||
    // No way out of this computer.
    (stoppedBy(checks, 'connect', ['unreachable']) &&
      hosts.size >= 2 &&
      failed.every((probe) => probe.error === 'unreachable')) ||
    // The web does not answer either.
    (webIsDead && checks.every(({ check }) => wireStop(check)?.error !== 'cancelled'))
  if (!nothing) return []
  return [
    {
      code: 'no-internet',
      severity: 'problem',
      server: null,
      evidence: [...ids(...checks), ...failed.map((probe) => probe.id)],
    },
  ]
}

/** A resolver that was asked over HTTPS is somebody outside. */
function isByGateway({ kind, overHttps }: Run['probes'][number]): boolean {
  return kind === 'dns' && overHttps !== true
}

/** Names that are said not to exist are an answer, and speak against a dead network. */
function isDeaf({ ok, error }: Run['probes'][number]): boolean {
  return ok === false && error !== null && isSilence({ error }) && error !== 'cancelled'
}

function isSilence({ error }: { error: WireError | null }): boolean {
  return error === null || !['dns-not-found', 'dns-no-address'].includes(error)
}

/** All of them, and none was cut short by the user. */
function stoppedBy(checks: readonly Seen[], step: StepName, errors: readonly WireError[]): boolean {
  return checks.every(({ check }) => {
    const stop = wireStop(check)
    return stop !== null && stop.step === step && errors.includes(stop.error)
  })
}

/** `dns-failure`: the configured name does not resolve, while other names do. */
export function dnsFailure(run: Witnesses): Conclusion[] {
  const checks = sidesOf(run).flatMap(({ all }) => all)
  return sidesOf(run).flatMap(({ configured, side }): Conclusion[] => {
    const stop = configured && wireStop(configured.check)
    if (!configured || stop?.step !== 'resolve' || !stop.error.startsWith('dns-')) return []
    const elsewhere = checks.filter(({ check }) => !isSameHost(check.host, configured.check.host) && hasResolved(check))
    const others = run.probes.filter(
      (probe) => (probe.kind === 'dns' || probe.kind === 'control') && probe.ok === true && probe.host !== undefined,
    )
    if (elsewhere.length === 0 && others.length === 0) return []
    const evidence = [...ids(configured, ...elsewhere.slice(0, 1)), ...others.map((probe) => probe.id)]
    return [{ code: 'dns-failure', severity: 'problem', server: side, evidence }]
  })
}

/** An address in place of a name stands for itself: nobody was asked for it. */
function hasResolved({ host, steps }: CheckFacts): boolean {
  const isAddress = /^[\d.]+$|:/.test(host)
  return !isAddress && steps.some((step) => step.name === 'resolve' && step.ok)
}

/** The configured port is dead: `port-blocked-by-network`, `port-blocked-by-server` or `server-unreachable`. */
export function deadPort(run: Witnesses): Conclusion[] {
  const checks = sidesOf(run).flatMap(({ all }) => all)
  return sidesOf(run).flatMap((view): Conclusion[] => {
    const { configured, side } = view
    if (!configured || !isDead(configured.check)) return []
    const sameServer = checks.filter(({ check }) => isSameHost(check.host, configured.check.host))
    const controlsOf = ({ check }: Seen) => controlsFor(run.controls.get(check.port), wireStop(check)?.error ?? null)
    const controls = controlsOf(configured)
    const serverDead = sameServer.every(({ check }) => isDead(check))
    const openElsewhere = sameServer.flatMap(({ check }) => openControls(run, check.port))
    const found: Conclusion[] = []
    if (controls?.state === 'blocked') {
      const blocked = view.all.filter((each) => isDead(each.check) && controlsOf(each)?.state === 'blocked')
      const probes = blocked.flatMap((each) => controlsOf(each)?.evidence ?? [])
      found.push({
        code: 'port-blocked-by-network',
        severity: 'problem',
        server: side,
        evidence: [...ids(configured, ...blocked), ...probes],
      })
    }
    if (serverDead && openElsewhere.length > 0) {
      const evidence = [...ids(configured, ...sameServer), ...openElsewhere]
      found.push({ code: 'server-unreachable', severity: 'problem', server: side, evidence })
    } else if (controls?.state !== 'blocked' && sameServer.some(({ check }) => didConnect(check))) {
      const alive = sameServer.filter(({ check }) => didConnect(check))
      const evidence = [...ids(configured, ...alive), ...(controls?.evidence ?? [])]
      // Without the word of control servers it is this port that is dead, and nobody knows whose doing that is.
      const severity = controls?.state === 'open' ? 'problem' : 'warning'
      found.push({ code: 'port-blocked-by-server', severity, server: side, evidence })
    }
    return found
  })
}

function openControls({ controls }: Pick<Run, 'controls'>, port: number): string[] {
  const asked = controls.get(port)
  return asked?.state === 'open' ? asked.evidence : []
}
