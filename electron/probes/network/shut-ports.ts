/**
 * Asks the control hosts while the dialogues run, and only about what stayed shut: ports that were refused or are
 * silent, and names where the server's own does not resolve. What it means, diagnose says.
 */
import type { NetworkProbe, Step } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import { Contacted } from '../../wire/contacted.ts'
import type { World } from '../../wire/world.ts'
import { probeControlNames, probeControls } from './controls.ts'

export interface ShutPortsInput {
  world: World
  /** Milliseconds for each question. */
  boundMs: number
  /** Milliseconds after which a port without an answer counts as silent. */
  silenceMs: number
  signal: AbortSignal
  contacted: Contacted
  onProbe: (probe: NetworkProbe) => void
}

export interface ShutPorts {
  /** Dialogues begin: their ports are watched from now on. */
  watch: (checks: readonly PlannedCheck[]) => void
  saw: (check: PlannedCheck, step: Step) => void
  left: (check: PlannedCheck) => void
  /** All that was asked, answered; nothing more is asked from now on. */
  finish: () => Promise<NetworkProbe[]>
}

export function watchShutPorts(input: ShutPortsInput): ShutPorts {
  const { world, boundMs, signal, contacted } = input
  const probes: NetworkProbe[] = []
  const asked = new Map<string, Promise<unknown>>()
  /** Checks without a connection yet. */
  const connecting = new Map<string, PlannedCheck>()
  const timers = new Set<NodeJS.Timeout>()
  let isOver = false

  const onProbe = (probe: NetworkProbe): void => {
    const rounded = { ...probe, ms: Math.round(probe.ms) }
    probes.push(rounded)
    input.onProbe(rounded)
  }
  const once = (question: string, ask: () => Promise<unknown>): void => {
    if (isOver || signal.aborted || asked.has(question)) return
    asked.set(question, ask())
  }
  const askPort = (port: number): void =>
    once(`port ${port}`, () => probeControls({ world, ports: [port], boundMs, signal, contacted, onProbe }))
  const askNames = (): void => once('names', () => probeControlNames({ world, boundMs, signal, onProbe }))

  /** Its name has an address, and a connection was begun. */
  const isTried = ({ host, port }: PlannedCheck): boolean => {
    const begun = new Contacted()
    begun.add(host, port)
    return begun.list().every((endpoint) => contacted.list().includes(endpoint))
  }

  return {
    watch(checks) {
      for (const check of checks) connecting.set(check.id, check)
      const timer = setTimeout(() => {
        for (const check of checks) {
          if (!connecting.has(check.id)) continue
          if (isTried(check)) askPort(check.port)
          else askNames()
        }
      }, input.silenceMs)
      timers.add(timer)
    },
    saw(check, step) {
      if (step.name === 'resolve' && !step.ok) {
        connecting.delete(check.id)
        if (step.error !== 'cancelled') askNames()
      }
      if (step.name !== 'connect') return
      connecting.delete(check.id)
      if (!step.ok && step.error !== 'cancelled') askPort(check.port)
    },
    left: (check) => connecting.delete(check.id),
    async finish() {
      isOver = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(asked.values())
      return probes
    },
  }
}
