/** Lines in, lines out, over a socket that may become TLS: what the pretend IMAP and POP3 servers share. */
import { createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Serving } from './serving.ts'

export interface Conversation {
  /** Sends lines, each with CRLF. */
  send: (...lines: string[]) => void
  /** Sends a last line and closes. */
  end: (line: string) => void
  /** Changes to TLS after this line was sent. */
  startTls: (line: string) => void
  encrypted: () => boolean
}

/** Called for each line from the client, without its end. A fresh one per connection. */
export type Answerer = (line: string) => void

/** No pretend server is sent more than this without a line end. */
const longestLine = 16 * 1024

export function lineServer(serving: Serving, converse: (conversation: Conversation) => Answerer): Server {
  return createServer((raw: Socket) => {
    let socket: Socket = raw
    let unread = ''
    let encrypted = false
    const conversation: Conversation = {
      send: (...lines) => void socket.write(lines.map((line) => `${line}\r\n`).join('')),
      end: (line) => void socket.end(`${line}\r\n`),
      startTls(line) {
        socket.write(`${line}\r\n`)
        encrypt()
      },
      encrypted: () => encrypted,
    }
    const onData = (data: string): void => {
      unread += data
      if (unread.length > longestLine) socket.destroy()
      for (let end = unread.indexOf('\n'); end >= 0; end = unread.indexOf('\n')) {
        const line = unread.slice(0, end).replace(/\r$/, '')
        unread = unread.slice(end + 1)
        answer(line)
      }
    }
    const read = (): void => void socket.setEncoding('utf8').on('data', onData)
    const encrypt = (onSecure: () => void = () => {}): void => {
      raw.removeAllListeners('data')
      // What came in clear before the handshake is never read as if it had come encrypted (RFC 3207, 6).
      unread = ''
      const secure = new TLSSocket(raw, { isServer: true, ...serving.tls })
      secure.on('error', () => raw.destroy())
      secure.once('secure', onSecure)
      socket = secure
      encrypted = true
      read()
    }
    let answer: Answerer = () => {}
    const begin = (): void => {
      answer = converse(conversation)
    }
    if (serving.server.security === 'tls') encrypt(begin)
    else {
      read()
      begin()
    }
  })
}
