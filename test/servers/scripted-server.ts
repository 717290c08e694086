/**
 * A server on loopback that follows a script (script.ts) for SMTP, IMAP, POP3 or anything else. It asserts nothing:
 * what it received and what did not go by the script is there to be compared by the test.
 */
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket, createSecureContext } from 'node:tls'
import type { Script, ScriptStep } from './script.ts'

export interface ReceivedLine {
  line: string
  encrypted: boolean
}

export interface ScriptedServer {
  port: number
  /** How many connections were taken so far. */
  connections(): number
  /** Lines received so far, of all connections in order of arrival. */
  received(): ReceivedLine[]
  /** Lines received so far, for comparing dialogues. */
  lines(): string[]
  /** What did not go by the script; empty when all is well. */
  faults(): string[]
  /** Connections that are open now. */
  open(): number
  /** Resolves when no connection is open (those that the client holds are waited for). */
  idle(): Promise<void>
  close(): Promise<void>
}

/** `script`: for every connection, or a function of the connection's number (from 0). Listens on 127.0.0.1, port chosen by the system. */
export async function scriptedServer(script: Script | ((connection: number) => Script)): Promise<ScriptedServer> {
  const received: ReceivedLine[] = []
  const faults: string[] = []
  const sockets = new Set<Socket>()
  const waiting: (() => void)[] = []
  let count = 0

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', ignore)
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) for (const resolve of waiting.splice(0)) resolve()
    })
    const steps = typeof script === 'function' ? script(count) : script
    count += 1
    void followScript(socket, steps, received).then((fault) => {
      if (fault === null) return
      faults.push(fault)
      socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    received: () => [...received],
    lines: () => received.map(({ line }) => line),
    faults: () => [...faults],
    open: () => sockets.size,
    idle: () => (sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Resolves with what did not go by the script, or `null`. */
async function followScript(socket: Socket, script: Script, received: ReceivedLine[]): Promise<string | null> {
  const end = await follow(new Peer(socket, received), script)
  return end === null || end === gone ? null : end.fault
}

/** The script goes no further: the connection is over, or the client did something else. */
const gone = Symbol('gone')
type End = typeof gone | { fault: string }

async function follow(peer: Peer, steps: readonly ScriptStep[]): Promise<End | null> {
  for (const step of steps) {
    const end = await carryOut(peer, step)
    if (end !== null) return end
  }
  return null
}

async function carryOut(peer: Peer, step: ScriptStep): Promise<End | null> {
  switch (step.do) {
    case 'expect': {
      const line = await peer.readLine()
      if (line === null) return { fault: `expected ${String(step.line)}, the client went away` }
      return matches(step.line, line) ? null : { fault: `expected ${String(step.line)}, got ${line}` }
    }
    case 'send':
      return (await peer.write(step.bytes)) ? null : gone
    case 'start-tls':
      return (await peer.startTls(step)) ? null : gone
    case 'serve':
      for (;;) {
        const line = await peer.readLine()
        if (line === null) return gone
        const row = step.rows.find(([pattern]) => matches(pattern, line))
        if (row === undefined) return { fault: `no row for ${line}` }
        const [, ...steps] = row
        const end = await follow(peer, steps)
        if (end !== null) return end
      }
    case 'close':
      peer.stream.end()
      return gone
    case 'reset':
      peer.socket.resetAndDestroy()
      return gone
    case 'stall':
      await peer.gone
      return gone
    case 'wait':
      await Promise.race([step.until, peer.gone])
      return null
    case 'drip': {
      let at = 0
      const timer = setInterval(() => {
        peer.stream.write(step.bytes.charAt(at % step.bytes.length))
        at += 1
      }, step.everyMs)
      await peer.gone
      clearInterval(timer)
      return gone
    }
    case 'flood': {
      const chunk = step.text.repeat(Math.ceil(65_536 / step.text.length))
      for (let sent = 0; sent < step.totalBytes; sent += chunk.length) {
        if (!(await peer.write(chunk.slice(0, step.totalBytes - sent)))) return gone
      }
      return null
    }
    default: {
      const never: never = step
      return never
    }
  }
}

/** The client's end, in clear or after TLS. */
class Peer {
  readonly socket: Socket
  stream: Duplex
  /** Resolves when the client is gone. */
  readonly gone: Promise<void>
  readonly #received: ReceivedLine[]
  #isGone = false
  #isEncrypted = false
  #unread = ''
  #lastWord = ''
  #wake = ignore

  constructor(socket: Socket, received: ReceivedLine[]) {
    this.socket = socket
    this.stream = socket
    this.#received = received
    this.gone = new Promise((resolve) => {
      socket.on('close', () => {
        this.#isGone = true
        this.#wake()
        resolve()
      })
    })
    this.#listen()
  }

  async readLine(): Promise<string | null> {
    for (;;) {
      const end = this.#unread.indexOf('\n')
      if (end !== -1) {
        const line = this.#unread.slice(0, end).replace(/\r$/, '')
        this.#unread = this.#unread.slice(end + 1)
        this.#received.push({ line, encrypted: this.#isEncrypted })
        this.#lastWord = line.split(' ')[0] ?? ''
        return line
      }
      if (this.#isGone || this.stream.readableEnded) return null
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** False when the client is gone. */
  write(bytes: string | Uint8Array): Promise<boolean> {
    if (this.#isGone) return Promise.resolve(false)
    const out = typeof bytes === 'string' ? bytes.replaceAll('{tag}', this.#lastWord) : bytes
    const written = new Promise<boolean>((resolve) => this.stream.write(out, (error) => resolve(!error)))
    return Promise.race([written, this.gone.then(() => false)])
  }

  /** False when the handshake failed. */
  startTls(step: ScriptStep & { do: 'start-tls' }): Promise<boolean> {
    const { certificate, options } = step
    this.stream.removeAllListeners('data')
    this.stream.pause()
    const secureContext = createSecureContext({ ...certificate, ...options })
    const secured = new TLSSocket(this.socket, { isServer: true, secureContext })
    this.stream = secured
    this.#isEncrypted = true
    this.#unread = ''
    secured.on('error', ignore)
    this.#listen()
    const isSecure = new Promise<boolean>((resolve) => {
      secured.on('secure', () => resolve(true))
      secured.on('error', () => resolve(false))
      secured.on('close', () => resolve(false))
    })
    return Promise.race([isSecure, this.gone.then(() => false)])
  }

  #listen(): void {
    this.stream.on('data', (data: Buffer) => {
      this.#unread += data.toString('utf8')
      this.#wake()
    })
    this.stream.on('end', () => this.#wake())
  }
}

function matches(pattern: string | RegExp, line: string): boolean {
  return typeof pattern === 'string' ? pattern.toLowerCase() === line.toLowerCase() : pattern.test(line)
}

function ignore(): void {}
