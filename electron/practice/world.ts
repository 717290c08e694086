/**
 * One pretend network, running: a world whose resolver knows only its own names and whose connector leads the usual
 * names and ports to servers on unprivileged loopback ports. A dropped port is one that the connector never answers.
 * Nothing here can reach outside, and a real check cannot reach in: no name of this world leaves it.
 */
import { connect, type Socket } from 'node:net'
import type { Account } from '../contract/account.ts'
import { Secret } from '../contract/secret.ts'
import { WireFailure, type ControlHost, type DnsRecords, type World } from '../wire/world.ts'
import { listenAsFirewall, listenAsWeb, webPages } from './between.ts'
import { practiceAuthority } from './certificates.ts'
import { practiceRows } from './networks.ts'
import { goodRecords, rightPassword } from './proseware.ts'
import type { PracticeRow, PretendServer } from './row.ts'
import { imapServer } from './servers/imap.ts'
import { maildropWith } from './servers/maildrop.ts'
import { pop3Server } from './servers/pop3.ts'
import { fetchingOn, listen, listenAsControl, type Listening } from './servers/serving.ts'
import { listenAsSmtp } from './servers/smtp.ts'

export interface Practice {
  world: World
  account: Account
  password: Secret
  close(): Promise<void>
}

const mailPorts = [25, 465, 587, 143, 993, 110, 995]
/** Well-known others of this pretend internet. */
const controlOperators = ['adatum', 'fabrikam', 'northwind']

const controlHosts: readonly ControlHost[] = mailPorts.flatMap((port) =>
  controlOperators.map((operator) => ({ host: `mail.${operator}.example`, port, operator })),
)

/** Pretend addresses (RFC 5737): each name has one of its own, the same in every run. */
function addressesOf(row: PracticeRow): Map<string, string> {
  const own = [...new Set(row.servers.map((server) => server.host))]
  const others = [...new Set(controlHosts.map((control) => control.host))]
  return new Map([
    ...own.map((host, index) => [host, `192.0.2.${index + 10}`] as const),
    ...others.map((host, index) => [host, `198.51.100.${index + 10}`] as const),
    ...webPages.map(({ url }, index) => [new URL(url).hostname, `203.0.113.${index + 10}`] as const),
  ])
}

/** The pretend network of that name, or `null` where there is none. Close it when the run is over. */
export async function startPractice(name: string): Promise<Practice | null> {
  const row = practiceRows.find((each) => each.name === name)
  if (!row) return null
  const addresses = addressesOf(row)
  const authority = await practiceAuthority([...new Set(row.servers.map((server) => server.host))], Date.now())
  const fetching = fetchingOn(() => performance.now())
  const maildrop = maildropWith(row.delivers === 'nowhere' ? null : row.delivers === 'junk' ? 'Junk' : 'INBOX')

  const start = async (server: PretendServer): Promise<Listening> => {
    const tls = await authority.certificateFor(server.certificate ?? 'good')
    const serving = { server, tls, password: rightPassword, email: row.account.email, fetching, maildrop }
    switch (server.protocol) {
      case 'smtp':
        return listenAsSmtp(serving)
      case 'imap':
        return listen(imapServer(serving))
      case 'pop3':
        return listen(pop3Server(serving))
      default: {
        const never: never = server.protocol
        return never
      }
    }
  }

  /** Servers start when they are first asked for: most checks need few of them. */
  const listening = new Map<string, Promise<Listening>>()
  const between = row.between ?? {}
  const once = (key: string, begin: () => Promise<Listening>): Promise<Listening> => {
    const known = listening.get(key) ?? begin()
    listening.set(key, known)
    return known
  }
  const listeningAt = (host: string, port: number): Promise<Listening> | null => {
    if (port === 80 && webPages.some(({ url }) => new URL(url).hostname === host))
      return once('web', () => listenAsWeb(between.signInPage ?? null))
    const { smtpFor } = between
    if (smtpFor?.ports.includes(port)) return once('smtp for all', () => start(smtpFor.server))
    const behind = serverAt(host, port)
    if (behind === null || !between.crossesOutOn?.includes(port)) return behind
    return once(`firewall ${host}:${port}`, async () => listenAsFirewall((await behind).port))
  }
  const serverAt = (host: string, port: number): Promise<Listening> | null => {
    const server = row.servers.find((each) => each.host === host && each.port === port)
    const isControl = controlHosts.some((control) => control.host === host && control.port === port)
    if (!server && !isControl) return null
    return server
      ? once(`${host}:${port}`, () => start(server))
      : once(host, () => listenAsControl(`220 ${host} ESMTP`))
  }

  const world: World = {
    async resolve(host, family, signal) {
      if (signal.aborted) throw new WireFailure('cancelled', 'cancelled')
      const address = addresses.get(host.toLowerCase().replace(/\.$/, ''))
      if (address === undefined) throw new WireFailure('dns-not-found', `${host} does not exist here`)
      if (family === 4 && between.everyNameIs !== undefined) return [between.everyNameIs]
      if (family === 6) throw new WireFailure('dns-no-address', `${host} has no IPv6 address`)
      return [address]
    },
    // No provider's settings are published here.
    async query<Type extends keyof DnsRecords>(name: string, type: Type) {
      const found = (row.records ?? goodRecords)[`${type} ${name.toLowerCase()}`]
      if (found === undefined || between.everyNameIs !== undefined)
        throw new WireFailure('dns-not-found', `${name} does not exist here`)
      // The key names the type.
      return [...found] as DnsRecords[Type]
    },
    async connect({ host, address, port }, signal) {
      if (row.dropped.includes(port)) return silence(signal)
      if (between.signInPage !== undefined && port !== 80) return silence(signal)
      if (between.everyNameIs !== undefined) throw new WireFailure('refused', `connect ECONNREFUSED ${address}:${port}`)
      const listener = row.refused.includes(port) ? null : listeningAt(host.toLowerCase().replace(/\.$/, ''), port)
      if (!listener) throw new WireFailure('refused', `connect ECONNREFUSED ${address}:${port}`)
      return connectTo((await listener).port, signal)
    },
    authorities: [authority.pem],
    controlHosts,
    webPages,
    now: () => Date.now() + (between.clockAheadMs ?? 0),
    monotonicMs: () => performance.now(),
  }

  return {
    world,
    account: row.account,
    password: new Secret(row.password),
    async close() {
      const started = await Promise.allSettled(listening.values())
      for (const each of started) if (each.status === 'fulfilled') await each.value.close()
    },
  }
}

/** Packets into the void: nothing until the signal aborts. */
function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = (): void => reject(new WireFailure('cancelled', 'cancelled'))
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}

function connectTo(port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    const give = (): void => {
      socket.destroy()
      reject(new WireFailure('cancelled', 'cancelled'))
    }
    // Stays: an error between here and the reader's own listener must not end the program.
    socket.on('error', (error) => reject(new WireFailure('other', error.message)))
    socket.once('connect', () => {
      signal.removeEventListener('abort', give)
      resolve(socket)
    })
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
}
