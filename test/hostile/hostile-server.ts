/** Carries out one hostile session (session.ts) on a socket: an honest small server, but for the turns under attack. */
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls'
import { setTimeout as pause } from 'node:timers/promises'
import { certificateFor, type CertificateKind } from '../servers/certificates.ts'
import { honestAnswer, honestGreeting, type HonestAnswer } from './honest.ts'
import type { Attack, Session } from './session.ts'

/** A client that reads on gets so much of a flood; who keeps to the limits goes long before. */
const floodBytes = 3 * 1024 * 1024

/** What came of a session, seen from the server. */
export interface Met {
  received: { line: string; isEncrypted: boolean }[]
  /** What it got to do: a client may go before. */
  attacks: Set<string>
  /** Bytes of each honest answer, whatever was done with it. */
  answers: number[]
}

const contexts = new Map<string, Promise<SecureContext>>()
function contextFor(host: string, kind: CertificateKind, isOld: boolean): Promise<SecureContext> {
  const id = `${host} ${kind} ${isOld}`
  const made =
    contexts.get(id) ??
    certificateFor(host, kind).then((pair) =>
      createSecureContext(
        isOld ? { ...pair, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } : pair,
      ),
    )
  contexts.set(id, made)
  return made
}

/** Resolves when the connection is over. Never rejects. */
export async function beHostile(socket: Socket, session: Session, host: string, met: Met): Promise<void> {
  const server = new HostileServer(socket, session, host, met)
  await server.run().catch(() => {})
  server.end()
}

class HostileServer {
  readonly #socket: Socket
  readonly #session: Session
  readonly #host: string
  readonly #met: Met
  readonly #over: Promise<void>
  #stream: Duplex
  #isEncrypted = false
  #isOver = false
  #turn = 0
  #unread = ''
  #last = ''
  #wake = (): void => {}

  constructor(socket: Socket, session: Session, host: string, met: Met) {
    this.#socket = socket
    this.#session = session
    this.#host = host
    this.#met = met
    this.#stream = socket
    this.#over = new Promise((resolve) => {
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#isOver = true
        this.#wake()
        resolve()
      })
    })
    this.#listen()
  }

  async run(): Promise<void> {
    const { protocol, security } = this.#session
    if (security === 'tls' && !(await this.#startTls())) return
    if (!(await this.#say(honestGreeting(protocol, this.#isEncrypted)))) return
    for (;;) {
      const line = await this.#readLine()
      if (line === null) return
      const answer = honestAnswer(this.#session, line, this.#isEncrypted)
      if (!(await this.#say(answer))) return
      if (answer.then === 'close') return
      if (answer.then === 'tls' && !(await this.#startTls())) return
    }
  }

  /** The upper layer first: the other way round Node may keep the system's socket, or end with a segmentation fault. */
  end(): void {
    if (!this.#socket.destroyed) this.#stream.destroy()
    this.#socket.destroy()
  }

  /** One turn of the server's: honest, or what the session has for it. False: the connection is over. */
  async #say({ bytes }: HonestAnswer): Promise<boolean> {
    const attack = this.#session.attacks.find(([turn]) => turn === this.#turn)?.[1]
    this.#turn += 1
    this.#met.answers.push(bytes.replaceAll('{tag}', this.#tag()).length)
    if (attack) this.#met.attacks.add(attack.kind)
    return attack ? this.#carryOut(attack, bytes) : this.#write(bytes)
  }

  async #carryOut(attack: Attack, honest: string): Promise<boolean> {
    switch (attack.kind) {
      case 'silence':
        await this.#over
        return false
      case 'close':
        this.#stream.end()
        return false
      case 'reset':
        // Within TLS an end without its last word: there Node at times keeps a system's socket that was reset. every-cut.test.ts
        // resets encrypted connections from outside.
        if (this.#isEncrypted) this.#stream.destroy()
        else this.#socket.resetAndDestroy()
        return false
      case 'cut': {
        const whole = honest.replaceAll('{tag}', this.#tag())
        await this.#write(whole.slice(0, attack.after % (whole.length + 1)))
        return this.#carryOut({ kind: attack.end }, honest)
      }
      case 'one byte at a time':
        for (const byte of honest) {
          if (!(await this.#write(byte))) return false
          await Promise.race([pause(attack.everyMs), this.#over])
        }
        return true
      case 'endless line':
        return this.#flood(attack.of)
      case 'endless reply':
        return this.#flood({ smtp: '250-more\r\n', imap: '* OK more\r\n', pop3: 'MORE\r\n' }[this.#session.protocol])
      case 'thousands of capabilities':
        return this.#write(manyCapabilities(this.#session.protocol, attack.count, this.#tag()))
      case 'bytes':
        return (await this.#write(attack.bytes)) && this.#write(attack.thenHonest ? honest : '\r\n')
      case 'garbled': {
        const bytes = Buffer.from(honest)
        for (const at of attack.at) bytes[at % Math.max(1, bytes.length)] = attack.by
        return this.#write(bytes)
      }
      case 'wrong answer':
        return this.#write(`${attack.text}\r\n`)
      case 'in advance':
        return this.#write(honest + attack.further.map((text) => `${text}\r\n`).join(''))
      case 'echo': {
        const word = this.#last.split(' ').at(-1) ?? ''
        const decoded = Buffer.from(word, 'base64').toString('utf8')
        return this.#write(`${attack.before}${attack.encoded ? this.#last : decoded}\r\n`)
      }
      case 'twice':
        return this.#write(honest + honest)
      default: {
        const never: never = attack
        return never
      }
    }
  }

  #tag(): string {
    return this.#last.split(' ')[0] ?? ''
  }

  async #flood(text: string): Promise<boolean> {
    const chunk = text.repeat(Math.ceil(65_536 / text.length))
    for (let sent = 0; sent < floodBytes; sent += chunk.length) if (!(await this.#write(chunk))) return false
    await this.#over
    return false
  }

  /** False when the client is gone. */
  #write(bytes: string | Uint8Array): Promise<boolean> {
    if (this.#isOver) return Promise.resolve(false)
    const out = typeof bytes === 'string' ? bytes.replaceAll('{tag}', this.#tag()) : bytes
    const written = new Promise<boolean>((resolve) => this.#stream.write(out, (error) => resolve(!error)))
    return Promise.race([written, this.#over.then(() => false)])
  }

  async #startTls(): Promise<boolean> {
    const { tls, certificate } = this.#session
    if (tls !== 'honest') this.#met.attacks.add(`handshake: ${tls}`)
    if (tls === 'honest' && certificate !== 'good') this.#met.attacks.add(`certificate: ${certificate}`)
    if (tls === 'silence') return this.#carryOut({ kind: 'silence' }, '')
    if (tls === 'close') return this.#carryOut({ kind: 'close' }, '')
    if (tls === 'garbage') {
      await this.#write(Uint8Array.from({ length: 600 }, (_none, at) => (at === 0 ? 22 : (at * 131) % 256)))
      return this.#carryOut({ kind: 'silence' }, '')
    }
    this.#stream.removeAllListeners('data')
    this.#stream.pause()
    const secureContext = await contextFor(this.#host, certificate, tls === 'old')
    if (this.#isOver) return false
    const secured = new TLSSocket(this.#socket, { isServer: true, secureContext })
    this.#stream = secured
    this.#isEncrypted = true
    this.#unread = ''
    this.#listen()
    const isSecure = new Promise<boolean>((resolve) => {
      secured.on('secure', () => resolve(true))
      secured.on('error', () => resolve(false))
      secured.on('close', () => resolve(false))
    })
    return Promise.race([isSecure, this.#over.then(() => false)])
  }

  async #readLine(): Promise<string | null> {
    for (;;) {
      const end = this.#unread.indexOf('\n')
      if (end !== -1) {
        this.#last = this.#unread.slice(0, end).replace(/\r$/, '')
        this.#unread = this.#unread.slice(end + 1)
        this.#met.received.push({ line: this.#last, isEncrypted: this.#isEncrypted })
        return this.#last
      }
      if (this.#isOver || this.#stream.readableEnded) return null
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  #listen(): void {
    this.#stream.on('data', (data: Buffer) => {
      this.#unread += data.toString('utf8')
      this.#wake()
    })
    this.#stream.on('end', () => this.#wake())
  }
}

function manyCapabilities(protocol: Session['protocol'], count: number, tag: string): string {
  const names = Array.from({ length: count }, (_none, at) => `X-${at}`)
  switch (protocol) {
    case 'smtp':
      return names.map((name, at) => `250${at === count - 1 ? ' ' : '-'}${name}\r\n`).join('')
    case 'imap':
      return `* CAPABILITY IMAP4rev1 ${names.join(' ')}\r\n${tag} OK\r\n`
    case 'pop3':
      return `+OK\r\n${names.map((name) => `${name}\r\n`).join('')}.\r\n`
    default: {
      const never: never = protocol
      return never
    }
  }
}
