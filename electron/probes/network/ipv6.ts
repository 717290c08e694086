/** Does the IPv6 address of a server answer, whose IPv4 address did? Asked only where the family stayed behind. */
import type { NetworkProbe, Step } from '../../contract/facts.ts'
import type { Contacted } from '../../wire/contacted.ts'
import { wireFailureOf } from '../../wire/errors.ts'
import { runSignal } from '../../wire/run-clock.ts'
import type { World } from '../../wire/world.ts'

/** Milliseconds: one unanswered retransmission (RFC 6298) and as long again, where IPv4 took tens. */
const boundMs = 2000

/** The address to ask again, where the race left it open. `unreachable` is this computer's own lack of a way. */
export function silentIpv6Of(step: Step): string | null {
  const tried = step.addresses ?? []
  const six = tried.filter(({ family }) => family === 6)
  const isFourThere = tried.some(({ family, ok }) => family === 4 && ok)
  if (!isFourThere || six.length === 0 || six.some(({ ok }) => ok)) return null
  return six.find(({ error }) => error === null || error === 'timeout')?.address ?? null
}

/** Probe `route:6:HOST:PORT`. */
export async function probeIpv6(
  { world, signal, contacted }: { world: World; signal: AbortSignal; contacted: Contacted },
  target: { host: string; port: number; address: string },
): Promise<NetworkProbe> {
  const { host, port, address } = target
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
