/** Does the IPv6 address of a server answer, whose IPv4 address did? Asked only where the family stayed behind. */
import type { NetworkProbe, Step } from '../../contract/facts.ts'
import type { Contacted } from '../../wire/contacted.ts'
import { wireFailureOf } from '../../wire/errors.ts'
import { runSignal } from '../../wire/run-clock.ts'
import type { World } from '../../wire/world.ts'

/** Milliseconds for one retransmission (RFC 6298) to be answered, beside what IPv4's answer took four times over. */
const retransmissionMs = 1000
const answerMs = { least: 250, most: 1000 }

/**
 * The address to ask again, and for how many milliseconds, where the race left it open; `null` where it did not.
 * `unreachable` is this computer's own lack of a way.
 */
export function silentIpv6Of(step: Step): { address: string; boundMs: number } | null {
  const tried = step.addresses ?? []
  const six = tried.filter(({ family }) => family === 6)
  const four = tried.find(({ family, ok }) => family === 4 && ok)
  if (!four || six.length === 0 || six.some(({ ok }) => ok)) return null
  const open = six.find(({ error }) => error === null || error === 'timeout')
  const waitMs = Math.min(Math.max(4 * (four.ms ?? 0), answerMs.least), answerMs.most)
  return open ? { address: open.address, boundMs: retransmissionMs + waitMs } : null
}

/** Probe `route:6:HOST:PORT`. */
export async function probeIpv6(
  { world, signal, contacted }: { world: World; signal: AbortSignal; contacted: Contacted },
  target: { host: string; port: number; address: string; boundMs: number },
): Promise<NetworkProbe> {
  const { host, port, address, boundMs } = target
  const from = world.monotonicMs()
  const clock = runSignal(signal, boundMs)
  contacted.add(host, port)
  const failure = await world.connect(target, clock.signal).then(
    (stream) => {
      stream.on('error', () => {})
      stream.destroy()
      return null
    },
    (error: unknown) => wireFailureOf(error),
  )
  clock.end()
  const error = failure?.word === 'cancelled' && clock.timeIsUp() ? 'timeout' : (failure?.word ?? null)
  const ok = error === 'cancelled' ? null : error === null
  const ms = world.monotonicMs() - from
  return { id: `route:6:${host}:${port}`, kind: 'route', ok, ms, error, family: 6, host, port, addresses: [address] }
}
