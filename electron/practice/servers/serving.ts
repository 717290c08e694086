/** What every pretend server is given, and how one listens: on loopback, on a port that the system chooses. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { KeyAndCertificate } from '../certificates.ts'
import type { Maildrop } from './maildrop.ts'
import type { PretendServer } from '../row.ts'

export interface Serving {
  server: PretendServer
  tls: KeyAndCertificate
  /** The account's right password. */
  password: string
  /** The account's own address. */
  email: string
  fetching: Fetching
  /** The account's own mailbox. */
  maildrop: Maildrop
}

/** POP before SMTP: who may send because mail was fetched from here. */
export interface Fetching {
  /** Somebody signed in to fetch mail. */
  note(): void
  /** The sending server has heard of it: as with real ones, that takes a moment. */
  isKnown(): boolean
}

/** Real servers read a log or a table that is written every second or so. */
const noticedAfterMs = 1000

export function fetchingOn(monotonicMs: () => number): Fetching {
  let since: number | null = null
  return {
    note() {
      since ??= monotonicMs()
    },
    isKnown: () => since !== null && monotonicMs() - since >= noticedAfterMs,
  }
}

export interface Listening {
  /** On 127.0.0.1. */
  port: number
  close(): Promise<void>
}

/**
 * Ends a listening server and says goodbye on every connection it holds. None is destroyed: a TLS layer torn down from
 * below in the middle of a handshake ends Node 20 with a segmentation fault. A client that does not listen keeps nothing up.
 */
export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // The client going away in the middle of an answer is the client's business.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
      for (const socket of sockets) socket.unref().end()
    },
  }
}

/** A control server: it is there, greets and says no more. */
export function listenAsControl(greeting: string): Promise<Listening> {
  return listen(createServer((socket) => socket.write(`${greeting}\r\n`)))
}
