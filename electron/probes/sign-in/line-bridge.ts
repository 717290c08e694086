/**
 * The socket that a mail library gets: it writes lines, and each is answered by a function of ours, which replays
 * what is already known (greeting, EHLO) or asks the real connection. So the library signs in on the connection
 * that our dialogue opened and verified, and cannot send anything else over it.
 */
import { Duplex } from 'node:stream'

/** Lines to give to the library, without line ends; `null`: nothing (the library goes unanswered). */
export type AnswerLine = (line: string) => Promise<readonly string[] | null>

export class LineBridge extends Duplex {
  readonly #answerLine: AnswerLine
  #pending = ''
  #queue: Promise<void> = Promise.resolve()

  /** `opening`: what the library reads first. A rejection of `answerLine` destroys the bridge with that error. */
  constructor(opening: string, answerLine: AnswerLine) {
    super()
    this.#answerLine = answerLine
    this.push(`${opening}\r\n`)
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    // Commands are ASCII or whole UTF-8 in one write; both libraries write each of their lines at once.
    this.#pending += chunk.toString('utf8')
    const lines = this.#pending.split('\r\n')
    this.#pending = lines.pop() ?? ''
    for (const line of lines) {
      this.#queue = this.#queue.then(
        () => this.#exchange(line),
        () => {},
      )
    }
    done()
  }

  async #exchange(line: string): Promise<void> {
    if (this.destroyed) return
    try {
      const answer = await this.#answerLine(line)
      if (answer !== null && !this.destroyed) this.push(`${answer.join('\r\n')}\r\n`)
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** As of net.Socket, where time limits are kept by our own connection. */
  setTimeout(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }
}
