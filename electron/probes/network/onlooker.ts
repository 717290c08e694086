/**
 * Watches the dialogues and asks the network further questions where the user's own settings run into trouble, and only
 * then: a sign-in page, the truth of names, who answers for the control hosts, an IPv6 address left behind. What this
 * computer knows by itself is told in any case. Which ports are shut is shut-ports.ts' affair, meanings are diagnose's.
 */
import type { CheckFacts, NetworkProbe, Step } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import type { Contacted } from '../../wire/contacted.ts'
import type { World } from '../../wire/world.ts'
import { ownChecks } from '../own-checks.ts'
import { probeControlAnswers } from './control-answers.ts'
import { probeIpv6, silentIpv6Of } from './ipv6.ts'
import { haveOneDomain, probeNames } from './names.ts'
import { probeOwnNetwork } from './own-network.ts'
import { probePortal } from './portal.ts'

export interface OnlookerInput {
  world: World
  /** Milliseconds for each question. */
  boundMs: number
  /** Milliseconds after which a port without an answer counts as silent. */
  silenceMs: number
  signal: AbortSignal
  contacted: Contacted
  onProbe: (probe: NetworkProbe) => void
}

export interface Onlooker {
  /** There is nothing to begin with: nobody knows the settings. */
  watchNothing: () => void
  /** Dialogues begin. */
  watch: (checks: readonly PlannedCheck[]) => void
  saw: (check: PlannedCheck, step: Step) => void
  done: (facts: CheckFacts) => void
  /** All dialogues are over; resolves with every probe once the last question is answered. */
  finish: (facts: readonly CheckFacts[]) => Promise<NetworkProbe[]>
}

export function createOnlooker(input: OnlookerInput): Onlooker {
  const { world, boundMs, signal, contacted } = input
  const probes = new Map<string, NetworkProbe>()
  const asked = new Map<string, Promise<unknown>>()
  const timers = new Set<NodeJS.Timeout>()
  /** Configured checks without a connection yet. */
  const connecting = new Set<string>()
  const resolved = new Map<string, string[]>()
  /** Hosts that a verified certificate spoke for. */
  const verified = new Set<string>()
  const strangePorts = new Set<number>()
  const own = ownChecks()
  let isInTrouble = false

  const onProbe = (probe: NetworkProbe): void => {
    const rounded = { ...probe, ms: Math.round(probe.ms) }
    probes.set(rounded.id, rounded)
    input.onProbe(rounded)
  }
  const once = (question: string, ask: () => Promise<unknown>): void => {
    if (!signal.aborted && !asked.has(question)) asked.set(question, ask())
  }
  const web = { world, boundMs, signal, contacted }
  const askWeb = (): void =>
    once('web', async () => {
      for (const probe of await probePortal(web)) onProbe(probe)
    })
  const askNames = (): void =>
    once('names', () => {
      const unproven = new Map([...resolved].filter(([host]) => !verified.has(host)))
      return unproven.size === 0 ? Promise.resolve() : probeNames({ ...web, resolved: unproven, onProbe })
    })
  const askAnswers = (port: number): void =>
    once(`answers on ${port}`, async () => {
      for (const probe of await probeControlAnswers({ ...web, port })) onProbe(probe)
    })
  /** Is there a network around, and does it tell the truth? Not asked once a verified certificate has answered that. */
  const lookAround = (): void => {
    if (!isInTrouble) return
    if (verified.size === 0) askWeb()
    askNames()
  }
  const strange = (check: PlannedCheck): void => {
    strangePorts.add(check.port)
    if (!own.has(check)) return
    isInTrouble = true
    askAnswers(check.port)
  }

  return {
    watchNothing() {
      isInTrouble = true
    },
    watch(checks) {
      own.add(checks)
      for (const check of checks) if (own.has(check)) connecting.add(check.id)
      timers.add(
        setTimeout(() => {
          if (connecting.size > 0) isInTrouble = true
          lookAround()
        }, input.silenceMs),
      )
    },
    saw(check, step) {
      if (step.name === 'resolve') keep(resolved, check.host, step)
      if (step.name === 'connect') connecting.delete(check.id)
      const isConfigured = own.has(check)
      if (isConfigured && !step.ok && (step.name === 'resolve' || step.name === 'connect')) isInTrouble = true
      if (isConfigured && step.name === 'connect') {
        const silent = silentIpv6Of(step)
        const { host, port } = check
        if (silent !== null) once(`ipv6 ${host}`, async () => onProbe(await probeIpv6(web, { host, port, ...silent })))
      }
      if (step.name === 'tls' && step.ok) verified.add(check.host)
      if (step.name === 'tls' && (step.error === 'certificate-expired' || step.error === 'certificate-not-yet-valid')) {
        if (isConfigured) askWeb()
      }
      if (isStrange(check, step, own.has(check))) strange(check)
    },
    done(facts) {
      connecting.delete(facts.id)
      if (facts.stopped?.by === 'not-offered') strange(facts)
    },
    async finish(facts) {
      for (const timer of timers) clearTimeout(timer)
      lookAround()
      for (const { port } of facts.filter((check) => isUnproven(check, facts, own.has))) {
        if (strangePorts.has(port)) askAnswers(port)
      }
      await Promise.all(asked.values())
      for (const probe of await probeOwnNetwork(world, [...resolved.values()].flat())) onProbe(probe)
      return [...probes.values()]
    },
  }
}

function keep(resolved: Map<string, string[]>, host: string, { resolved: answer }: Step): void {
  if (answer === undefined) return
  const addresses = [...answer[4].addresses, ...answer[6].addresses]
  if (addresses.length > 0) resolved.set(host, addresses)
}

/** Something answered, and not as this server's settings let one expect. A cancelled step says nothing. */
function isStrange(check: PlannedCheck, step: Step, isOwn: boolean): boolean {
  const { name, ok, error, reply } = step
  if (error === 'cancelled') return false
  switch (name) {
    case 'tls':
    case 'starttls':
      return !ok
    case 'greeting':
      return !ok || (isOwn && isForeign(check, reply))
    case 'hello':
      return !ok && check.protocol !== 'smtp'
    default:
      return false
  }
}

/** In clear, and sending, and somebody of another domain answers: that may be the host's other name, or a stranger. */
function isForeign(check: PlannedCheck, greeting: string | null): boolean {
  if (check.protocol !== 'smtp' || check.security !== 'none') return false
  const name = /^220[ -](\S+)/.exec(greeting ?? '')?.[1] ?? ''
  return !haveOneDomain(name, check.host)
}

/** Its side signed in nowhere, and does not work as it is set: then the siblings' strangers matter, too. */
function isUnproven(check: CheckFacts, all: readonly CheckFacts[], isOwn: (check: CheckFacts) => boolean): boolean {
  const ofSide = all.filter(({ side }) => side === check.side)
  return !ofSide.some((each) => each.signedIn === true || (isOwn(each) && each.stopped === null))
}
