/**
 * Lines in and out of a byte stream, whatever the other side does: limits of bytes, one deadline per answer,
 * one signal. Knows no mail protocol; TLS and the connection itself are made elsewhere (tls.ts, open.ts).
 */
import type { Duplex } from 'node:stream'
import { TextDecoder } from 'node:util'
import { textOf, wireErrorOf } from './errors.ts'
import { maxConnectionBytes, maxLineBytes } from './limits.ts'
import { onAbort, whenTimeIsUp } from './run-clock.ts'
import { WireFailure } from './world.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Left on every stream of ours, so that an error nobody waits for is no uncaught exception. */
export function ignoreError(): void {}

export class LineConnection {
  readonly #stream: Duplex
  readonly #boundMs: number
  readonly #signal: AbortSignal
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  /** Received, not yet read. `#lineEnds` counts the line feeds in it. */
  #chunks: Buffer[] = []
  #lineEnds = 0
  /** Bytes since the last line feed. */
  #openLineBytes = 0
  #totalBytes = 0
  #deadline: number
  #failure: WireFailure | null = null
  #wake: (() => void) | null = null
  #isHandedOver = false
  readonly #letSignalGo: () => void

  /** Reads from now on; the first answer's deadline (the greeting's) starts here. `boundMs`: milliseconds for each answer. */
  constructor(stream: Duplex, options: { boundMs: number; signal: AbortSignal }) {
    this.#stream = stream
    this.#boundMs = options.boundMs
    this.#signal = options.signal
    this.#deadline = performance.now() + options.boundMs
    if (!stream.listeners('error').includes(ignoreError)) stream.on('error', ignoreError)
    stream.on('data', this.#onData)
    stream.on('end', this.#onEnd)
    stream.on('close', this.#onEnd)
    stream.on('error', this.#onError)
    this.#letSignalGo = onAbort(options.signal, this.#onAbort)
    if (this.#signal.aborted) this.#onAbort()
    else if (stream.errored) this.#onError(stream.errored)
    else if (stream.destroyed || stream.readableEnded) this.#onEnd()
    else stream.resume()
  }

  /** The next answer has `boundMs` from now, all its lines together: bytes that drip in do not extend it. */
  startAnswer(): void {
    this.#deadline = performance.now() + this.#boundMs
  }

  /**
   * One line without its CRLF (a bare LF ends a line, too). Invalid UTF-8 becomes replacement characters.
   * What was received before a failure is still given out.
   * @throws WireFailure `timeout`, `closed`, `reset`, `line-too-long`, `too-much-data`, `cancelled`, `tls-failed`.
   */
  async readLine(): Promise<string> {
    if (this.#isHandedOver) throw new Error('read from a connection that was handed over')
    if (this.#wake) throw new Error('two reads at once')
    while (this.#lineEnds === 0) {
      if (this.#failure) throw this.#failure
      await this.#moreInput()
    }
    if (this.#signal.aborted) throw cancelled()
    return this.#takeLine()
  }

  /**
   * Sends the line and CRLF. A line with CR, LF or NUL in it is a mistake of ours and throws an Error.
   * @throws WireFailure as `readLine`.
   */
  async write(line: string): Promise<void> {
    if (line.includes('\r') || line.includes('\n') || line.includes('\0')) throw new Error('a command is one line')
    if (this.#isHandedOver) throw new Error('written to a connection that was handed over')
    if (this.#failure) {
      // A server may answer and close before it hears us: what it said is worth more than that we could not speak.
      if (this.#lineEnds > 0 && this.#failure.word !== 'cancelled') return
      throw this.#failure
    }
    await this.#send(`${line}\r\n`)
  }

  /** Bytes were received that nobody has read: after a STARTTLS answer they are injected. */
  pendingInput(): boolean {
    return this.#chunks.length > 0 || this.#stream.readableLength > 0
  }

  /**
   * Stops reading and hands the stream over, paused, with the unread bytes back in it; the next reader calls `resume()`
   * (pipe, TLS, a new LineConnection do). This object is of no use afterwards.
   */
  detach(): Duplex {
    this.#isHandedOver = true
    this.#letGo()
    this.#stream.pause()
    if (this.#chunks.length > 0 && !this.#stream.destroyed && !this.#stream.readableEnded) {
      this.#stream.unshift(Buffer.concat(this.#chunks))
    }
    this.#chunks = []
    return this.#stream
  }

  /** Ends it at once. May be called again, and after `detach`. */
  close(): void {
    this.#letGo()
    this.#stream.destroy()
    this.#fail(new WireFailure('closed', 'closed by this side'))
  }

  #send(text: string): Promise<void> {
    const failed = this.#untilFailure()
    const sent = new Promise<void>((resolve, reject) => {
      this.#stream.write(text, 'utf8', (error) => {
        if (error) reject(new WireFailure(wireErrorOf(error), textOf(error)))
        else resolve()
      })
    })
    return Promise.race([sent, failed.promise]).finally(failed.stop)
  }

  /** For writes: a server that takes nothing any more must not hold us. */
  #untilFailure(): { promise: Promise<never>; stop: () => void } {
    let timer: NodeJS.Timeout | undefined
    let letGo = ignoreError
    const promise = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(timedOut()), Math.max(0, this.#deadline - performance.now()))
      letGo = onAbort(this.#signal, () => reject(cancelled()))
    })
    const stop = (): void => {
      clearTimeout(timer)
      letGo()
    }
    return { promise, stop }
  }

  #moreInput(): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopTimer = whenTimeIsUp(Math.max(0, this.#deadline - performance.now()), () => {
        this.#wake = null
        reject(timedOut())
      })
      const settle = (): void => {
        stopTimer()
        this.#wake = null
        resolve()
      }
      this.#wake = settle
    })
  }

  #takeLine(): string {
    const parts: Buffer[] = []
    for (;;) {
      const chunk = this.#chunks.shift()
      if (chunk === undefined) throw new Error('counted a line that is not there')
      const end = chunk.indexOf(lineFeed)
      if (end === -1) {
        parts.push(chunk)
        continue
      }
      parts.push(chunk.subarray(0, end))
      if (end + 1 < chunk.length) this.#chunks.unshift(chunk.subarray(end + 1))
      this.#lineEnds -= 1
      break
    }
    const line = Buffer.concat(parts)
    return this.#decoder.decode(line.at(-1) === carriageReturn ? line.subarray(0, -1) : line)
  }

  readonly #onData = (data: Buffer | string): void => {
    if (this.#failure) return
    const chunk = typeof data === 'string' ? Buffer.from(data) : data
    this.#totalBytes += chunk.length
    if (this.#totalBytes > maxConnectionBytes) return this.#refuse(tooMuch(), chunk.subarray(0, 0))
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      if (this.#openLineBytes + end + 1 - from > maxLineBytes) return this.#refuse(tooLong(), chunk.subarray(0, from))
      this.#lineEnds += 1
      this.#openLineBytes = 0
      from = end + 1
    }
    this.#openLineBytes += chunk.length - from
    if (this.#openLineBytes > maxLineBytes) return this.#refuse(tooLong(), chunk.subarray(0, from))
    this.#chunks.push(chunk)
    this.#wake?.()
  }

  /** The lines that came before stay readable. */
  #refuse(failure: WireFailure, stillGood: Buffer): void {
    if (stillGood.length > 0) this.#chunks.push(stillGood)
    this.#fail(failure)
    this.#stream.destroy()
  }

  readonly #onEnd = (): void => {
    const begun = this.#openLineBytes > 0 ? Buffer.concat(this.#chunks).subarray(-this.#openLineBytes) : null
    const text =
      begun === null ? 'closed by the other side' : `closed in the middle of a line: ${textOf(String(begun))}`
    this.#fail(new WireFailure('closed', text))
  }

  readonly #onError = (error: unknown): void => {
    this.#fail(new WireFailure(wireErrorOf(error), textOf(error)))
  }

  readonly #onAbort = (): void => {
    this.#failure = cancelled()
    this.#lineEnds = 0
    this.#chunks = []
    this.close()
  }

  #fail(failure: WireFailure): void {
    this.#failure ??= failure
    this.#wake?.()
  }

  #letGo(): void {
    this.#stream.off('data', this.#onData)
    this.#stream.off('end', this.#onEnd)
    this.#stream.off('close', this.#onEnd)
    this.#stream.off('error', this.#onError)
    this.#letSignalGo()
  }
}

function timedOut(): WireFailure {
  return new WireFailure('timeout', 'no complete answer within the time limit')
}

function cancelled(): WireFailure {
  return new WireFailure('cancelled', 'the run was cancelled')
}

function tooLong(): WireFailure {
  return new WireFailure('line-too-long', `a line of more than ${maxLineBytes} bytes`)
}

function tooMuch(): WireFailure {
  return new WireFailure('too-much-data', `more than ${maxConnectionBytes} bytes on one connection`)
}
