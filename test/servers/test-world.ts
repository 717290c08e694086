/** A pretend world over loopback: names, addresses and ports are what the test says, the sockets are real. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { WireError } from '../../electron/contract/words.ts'
import { wireFailureOf } from '../../electron/wire/errors.ts'
import type { Surroundings } from '../../electron/wire/surroundings.ts'
import type { WebPage } from '../../electron/wire/web-pages.ts'
import { WireFailure } from '../../electron/wire/world.ts'
import type { ControlHost, DnsRecords, World } from '../../electron/wire/world.ts'

export interface TestWorldOptions {
  /**
   * What names resolve to: addresses by family (any may be made up: what answers is decided by `ports`), or the error of the
   * lookup; `silent` is a resolver that never answers. Names in `ports`, `dropped`, `refused` and `controlHosts` that are
   * not here have 192.0.2.1. All others do not exist.
   */
  hosts?: Record<string, HostAnswer>
  /** Other records, by type and name: `MX example.com`; or the error of the query; all others do not exist. */
  records?: Record<string, RecordsAnswer>
  /** `imap.example.com:993` or `192.0.2.1:993` or `*:993` → the port on 127.0.0.1 that really answers. */
  ports?: Record<string, number>
  /** Same forms: the connection is never answered. So is everything on a host that exists and is not in `ports` or `refused`. */
  dropped?: readonly string[]
  refused?: readonly string[]
  unreachable?: readonly string[]
  /** PEM. */
  authorities?: readonly string[]
  controlHosts?: readonly ControlHost[]
  webPages?: readonly WebPage[]
  /** What this computer knows of its network; default: nothing. */
  surroundings?: Surroundings
  /** Milliseconds since 1970; default: the real time. */
  now?: () => number
}

export type HostAnswer = { 4?: FamilyAnswer; 6?: FamilyAnswer } | WireError | 'silent'
export type RecordsAnswer = DnsRecords[keyof DnsRecords] | WireError | 'silent'
export type FamilyAnswer = readonly string[] | WireError | 'silent'

export interface TestWorld extends World {
  /** Connections that are open, or being tried, now. */
  open(): number
  /** Resolves when none is. */
  closed(): Promise<void>
  /** Of the connections that are over: the one that took most. */
  mostBytesRead(): number
  /** `address:port` of each connection tried. */
  tried(): string[]
  /** `MX example.com` of each query, `A` for addresses of either family, in order. */
  asked(): string[]
}

export function testWorld(options: TestWorldOptions): TestWorld {
  const {
    hosts = {},
    records = {},
    ports = {},
    dropped = [],
    refused = [],
    unreachable = [],
    controlHosts = [],
  } = options
  const named = new Set(
    [...Object.keys(ports), ...dropped, ...refused, ...unreachable].map((key) => key.replace(/:\d+$/, '')),
  )
  for (const { host } of controlHosts) named.add(host)
  const tried: string[] = []
  const asked: string[] = []
  const waiting: (() => void)[] = []
  let open = 0
  let mostBytesRead = 0
  const oneLess = (): void => {
    open -= 1
    if (open === 0) for (const resolve of waiting.splice(0)) resolve()
  }

  const answerOf = (host: string, family: 4 | 6): FamilyAnswer => {
    const answer = hosts[host] ?? (named.has(host) ? { 4: ['192.0.2.1'] } : 'dns-not-found')
    return typeof answer === 'string' ? answer : (answer[family] ?? 'dns-no-address')
  }

  const { surroundings } = options
  return {
    ...(surroundings && { surroundings: () => Promise.resolve(surroundings) }),
    ...(options.webPages && { webPages: options.webPages }),
    authorities: options.authorities ?? [],
    controlHosts,
    now: options.now ?? Date.now,
    monotonicMs: () => performance.now(),
    open: () => open,
    closed: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    mostBytesRead: () => mostBytesRead,
    tried: () => [...tried],
    asked: () => [...asked],
    async query<Type extends keyof DnsRecords>(name: string, type: Type, signal: AbortSignal) {
      asked.push(`${type} ${name}`)
      const answer = records[`${type} ${name}`] ?? 'dns-not-found'
      if (answer === 'silent') return untilAborted(signal)
      if (typeof answer === 'string') throw new WireFailure(answer, `${answer} ${name}`)
      // The key names the type.
      return answer as DnsRecords[Type]
    },
    async resolve(host, family, signal) {
      if (family === 4) asked.push(`A ${host}`)
      const answer = answerOf(host, family)
      if (answer === 'silent') return untilAborted(signal)
      if (typeof answer === 'string') throw new WireFailure(answer, `${answer} ${host}`)
      return [...answer]
    },
    async connect({ host, address, port }, signal) {
      tried.push(`${address}:${port}`)
      const keys = [`${address}:${port}`, `${host}:${port}`, `*:${port}`]
      const isIn = (list: readonly string[]): boolean => keys.some((key) => list.includes(key))
      if (isIn(refused)) throw new WireFailure('refused', `connect ECONNREFUSED ${address}:${port}`)
      if (isIn(unreachable)) throw new WireFailure('unreachable', `connect ENETUNREACH ${address}:${port}`)
      const real = isIn(dropped) ? undefined : keys.map((key) => ports[key]).find((each) => each !== undefined)
      open += 1
      try {
        if (real === undefined) return await untilAborted(signal)
        const socket = await connected(real, signal)
        open += 1
        socket.on('close', () => {
          mostBytesRead = Math.max(mostBytesRead, socket.bytesRead)
          oneLess()
        })
        return socket
      } finally {
        oneLess()
      }
    },
  }
}

function connected(port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    const onAbort = (): void => {
      socket.destroy()
      reject(cancelled())
    }
    const settle = (): void => {
      signal.removeEventListener('abort', onAbort)
      socket.off('error', onError)
    }
    const onError = (error: Error): void => {
      settle()
      reject(wireFailureOf(error))
    }
    signal.addEventListener('abort', onAbort)
    socket.on('error', onError)
    socket.on('connect', () => {
      settle()
      resolve(socket)
    })
    if (signal.aborted) onAbort()
  })
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(cancelled())
    signal.addEventListener('abort', () => reject(cancelled()), { once: true })
  })
}

function cancelled(): WireFailure {
  return new WireFailure('cancelled', 'the run was cancelled')
}
