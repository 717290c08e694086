/**
 * Which ports are open here at all? Asks well-known mail services (World.controlHosts) for a connection on each port, and whether
 * their names resolve. When to ask is decided by run-checks; what the answers mean, by diagnose.
 */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { Contacted } from '../../wire/contacted.ts'
import { LineConnection } from '../../wire/line-connection.ts'
import { resolutionDelayMs } from '../../wire/limits.ts'
import { openConnection } from '../../wire/open.ts'
import { resolveName } from '../../wire/resolve.ts'
import { WireFailure } from '../../wire/world.ts'
import type { ControlHost, World } from '../../wire/world.ts'

export interface ControlsInput {
  world: World
  /** Each is asked about once. A port without control hosts gives no probe. */
  ports: readonly number[]
  /** Milliseconds for each connection; all are made side by side. */
  boundMs: number
  signal: AbortSignal
  contacted: Contacted
  onProbe: (probe: NetworkProbe) => void
  /** Ports where the server speaks first and in clear (25, 587, 143, 110): also read what it says. Default: none. */
  greetingPorts?: readonly number[]
}

/** More would tell nothing new. */
const operatorsPerPort = 4

/**
 * Probes `control:PORT:HOST`, one host per operator. Once most operators of a port were reached, those still silent are given up:
 * their `ok` is `null`. Never rejects for what the network does.
 */
export async function probeControls(input: ControlsInput): Promise<NetworkProbe[]> {
  const ports = [...new Set(input.ports)]
  const probes = await Promise.all(ports.map((port) => probePort(input, controlsOn(input.world, port))))
  return probes.flat()
}

/** Probes `dns:HOST`: does the name of a control host resolve here, whichever port it is for? One host per operator, three at most. */
export async function probeControlNames(
  input: Pick<ControlsInput, 'world' | 'boundMs' | 'signal' | 'onProbe'>,
): Promise<NetworkProbe[]> {
  const { world, boundMs, signal, onProbe } = input
  const hosts = onePerOperator(world.controlHosts).slice(0, 3)
  return Promise.all(
    hosts.map(async ({ host, operator }) => {
      const {
        ok: found,
        error,
        ms,
        resolved,
      } = await resolveName(world, host, { boundMs, signal, waitMs: resolutionDelayMs })
      const addresses = [...resolved[4].addresses, ...resolved[6].addresses]
      const ok = error === 'cancelled' ? null : found
      const probe: NetworkProbe = { id: `dns:${host}`, kind: 'dns', ok, ms, error, host, operator, addresses }
      onProbe(probe)
      return probe
    }),
  )
}

/** Those that are asked about a port: one host per operator. */
export function controlsOn(world: World, port: number): ControlHost[] {
  return onePerOperator(world.controlHosts.filter((control) => control.port === port)).slice(0, operatorsPerPort)
}

function onePerOperator(hosts: readonly ControlHost[]): ControlHost[] {
  return [...new Map(hosts.toReversed().map((control) => [control.operator, control])).values()].toReversed()
}

async function probePort(input: ControlsInput, hosts: readonly ControlHost[]): Promise<NetworkProbe[]> {
  const enough = new AbortController()
  let reached = 0
  return Promise.all(
    hosts.map(async (control) => {
      const probe = await probeControl(input, control, enough.signal)
      if (probe.ok) reached += 1
      if (reached * 2 > hosts.length) enough.abort()
      input.onProbe(probe)
      return probe
    }),
  )
}

async function probeControl(input: ControlsInput, control: ControlHost, enough: AbortSignal): Promise<NetworkProbe> {
  const { world, boundMs, signal, contacted } = input
  const { host, port, operator } = control
  const from = world.monotonicMs()
  const opened = await openConnection(
    world,
    { host, port, bothFamilies: false },
    { boundMs, signal, contacted, giveUp: enough },
  )
  const isUnknown = opened.error === 'cancelled' || (opened.error === 'timeout' && enough.aborted)
  const probe: NetworkProbe = {
    id: `control:${port}:${host}`,
    kind: 'control',
    ok: isUnknown ? null : opened.stream !== null,
    ms: opened.connect?.ms ?? world.monotonicMs() - from,
    error: isUnknown && opened.error === 'timeout' ? null : opened.error,
    host,
    port,
    operator,
    addresses: opened.address === null ? [] : [opened.address],
  }
  if (opened.stream !== null && input.greetingPorts?.includes(port)) {
    probe.greeting = await readGreeting(new LineConnection(opened.stream, { boundMs, signal }))
  }
  opened.stream?.destroy()
  return probe
}

/** Its first line; `null` when it says nothing. */
async function readGreeting(connection: LineConnection): Promise<string | null> {
  try {
    return await connection.readLine()
  } catch (error) {
    if (error instanceof WireFailure) return null
    throw error
  } finally {
    connection.close()
  }
}
