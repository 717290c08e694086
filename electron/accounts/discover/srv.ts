/** SRV records (RFC 6186; RFC 8314 for `_submissions`; RFC 2782 for their order). Only DNS vouches for them. */
import type { PublishedIncoming, PublishedServer } from '../../contract/found.ts'
import type { IncomingProtocol, Security } from '../../contract/words.ts'
import { resolveName } from '../../wire/resolve.ts'
import { runSignal } from '../../wire/run-clock.ts'
import { WireFailure } from '../../wire/world.ts'
import type { SrvRecord } from '../../wire/world.ts'
import type { Ask } from './gather.ts'
import { isEmpty, usableHost, usablePort, type Servers } from './published.ts'
import type { Asking } from './source.ts'

interface Service {
  name: string
  protocol: IncomingProtocol | 'smtp'
  security: Security
}

/** Best first, at equal priority: IMAP before POP3, TLS from the first byte before STARTTLS. */
export const services: readonly Service[] = [
  { name: '_imaps', protocol: 'imap', security: 'tls' },
  { name: '_imap', protocol: 'imap', security: 'starttls' },
  { name: '_pop3s', protocol: 'pop3', security: 'tls' },
  { name: '_pop3', protocol: 'pop3', security: 'starttls' },
  { name: '_submissions', protocol: 'smtp', security: 'tls' },
  { name: '_submission', protocol: 'smtp', security: 'starttls' },
]

/** `notOffered` (asked when all is done): services that the domain says it does not have, and that are not to be guessed. */
export function srvQuestion(asking: Asking): { ask: Ask; notOffered: () => Service[] } {
  const notOffered: Service[] = []
  const ask: Ask = async (signal) => {
    const clock = runSignal(signal, asking.requestMs)
    try {
      const answers = await Promise.all(
        services.map(async (service) => {
          const records = await recordsOf(asking, service, clock.signal)
          if (records.length > 0 && records.every(({ target }) => target === '.')) notOffered.push(service)
          return serversOf(asking, service, records, clock.signal)
        }),
      )
      const all = answers.flat().toSorted((one, other) => one.priority - other.priority)
      const servers: Servers = {
        incoming: all.flatMap(({ service: { protocol }, server }): PublishedIncoming[] =>
          protocol === 'smtp' ? [] : [{ protocol, ...server }],
        ),
        outgoing: all.flatMap(({ service, server }) => (service.protocol === 'smtp' ? [server] : [])),
      }
      const found = isEmpty(servers) ? null : { source: 'srv' as const, ...servers, isGiven: false, toldBy: [] }
      return { found, refused: [] }
    } finally {
      clock.end()
    }
  }
  return { ask, notOffered: () => notOffered }
}

/** Empty: none, or not known; the difference does not matter here, only `.` says "none". */
async function recordsOf({ world, address }: Asking, { name }: Service, signal: AbortSignal): Promise<SrvRecord[]> {
  try {
    return await world.query(`${name}._tcp.${address.ascii}`, 'SRV', signal)
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return []
  }
}

/** Of one service; a zone may list thousands, and each is looked up. */
const mostTargets = 8

interface Offered {
  priority: number
  service: Service
  server: PublishedServer
}

async function serversOf(
  { world, address, random, requestMs }: Asking,
  service: Service,
  records: readonly SrvRecord[],
  signal: AbortSignal,
): Promise<Offered[]> {
  const offered = inSrvOrder(records, random).flatMap((record) => {
    const host = usableHost(record.target)
    const port = usablePort(String(record.port))
    return host === null || port === null ? [] : [{ host, port, priority: record.priority }]
  })
  offered.length = Math.min(offered.length, mostTargets)
  const resolved = await Promise.all(
    offered.map(({ host }) => resolveName(world, host, { boundMs: requestMs, signal, waitMs: 0 })),
  )
  return offered
    .filter((_, at) => resolved[at]?.ok === true)
    .map(({ host, port, priority }) => {
      const { security } = service
      // No way of signing in is published; the address comes first as the user name (RFC 6186 section 4).
      const server = { host, port, security, authentication: ['password' as const], username: address.email }
      return { priority, service, server }
    })
}

/** Lower priority first; within one, drawn by weight (RFC 2782, "Weight"). `.` is left out. */
export function inSrvOrder(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  const left = records.filter(({ target }) => target !== '.')
  const drawn: SrvRecord[] = []
  while (left.length > 0) {
    const lowest = Math.min(...left.map(({ priority }) => priority))
    // Those without weight first, so that they have a small chance.
    const rivals = left
      .filter(({ priority }) => priority === lowest)
      .toSorted((one, other) => one.weight - other.weight)
    const sum = rivals.reduce((total, { weight }) => total + weight, 0)
    let mark = Math.floor(random() * (sum + 1))
    const next = rivals.find(({ weight }) => (mark -= weight) <= 0) ?? rivals.at(-1)
    if (next === undefined) break
    drawn.push(next)
    left.splice(left.indexOf(next), 1)
  }
  return drawn
}
