/**
 * The window in a browser: the page and the one table over loopback, for one client, until its page has gone.
 * Rules: stack.md, "The shell without the binary". What a call does is table.ts's; who the client is, session.ts's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api } from '../../contract/api.ts'
import { longestMessageBytes, longestMessageFor } from '../../contract/bridge.ts'
import { pageHeaders } from '../page-headers.ts'
import type { PageFiles } from '../page-files.ts'
import { runningCalls } from '../running-calls.ts'
import type { Answered } from '../table.ts'
import { hostFault, readBody, secretOf, senderFault, type Refusal } from './read-message.ts'
import { newSession, type After, type SessionTimes } from './session.ts'

export interface WebShell {
  /** With the one-time ticket in its fragment: a browser does not send that anywhere. */
  address: string
  /** Why it ended by itself; resolves once nothing listens any more. */
  ended: Promise<'never-opened' | 'page-gone' | 'closed'>
  /** Something threw where nobody waited: the calls under way fail, the shell lives on. */
  failCalls(error: unknown): void
  close(): void
}

export interface WebShellOptions {
  api: Api
  files: PageFiles
  times?: SessionTimes
  after?: After
  /** Is the other end of this connection the user's own? (peer-user.ts) */
  isOwnUser?: (peerPort: number, ownPort: number) => Promise<boolean>
}

const usualTimes: SessionTimes = { firstPageMs: 30 * 60_000, graceMs: 15_000 }

const callPath = '/call/'

const usualAfter: After = (ms, act) => {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}

/** Starts to listen on a random port of 127.0.0.1. */
export async function servePage(options: WebShellOptions): Promise<WebShell> {
  const { api, files, times = usualTimes, after = usualAfter, isOwnUser = async () => true } = options
  const calls = runningCalls(api)
  let finish: (why: 'never-opened' | 'page-gone' | 'closed') => void = () => {}
  const ended = new Promise<'never-opened' | 'page-gone' | 'closed'>((resolve) => {
    finish = (why) => {
      session.close()
      calls.cancelAll()
      server.close(() => resolve(why))
      server.closeAllConnections()
    }
  })

  const server = createServer(
    { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    (request, response) => void serve(request, response),
  )
  server.maxConnections = 64
  // Not HTTP: an empty answer and the end of the connection, whatever it was.
  server.on('clientError', (_error, socket) => void socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const session = newSession(times, after, (why) => finish(why))

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    // A peer that goes away in the middle is no error of ours.
    response.on('error', () => {})
    const fault = hostFault(request, host)
    if (fault) return refuse(response, fault)
    const { method, url = '' } = request
    if (method === 'GET' || method === 'HEAD') return giveFile(response, url, method === 'HEAD')
    if (method !== 'POST') return refuse(response, { status: 405, message: 'Nothing here answers to this method.' })
    const notOurs = senderFault(request, origin)
    if (notOurs) return refuse(response, notOurs)
    const secret = secretOf(request)
    const isFromPage = (): boolean => secret !== null && session.knows(secret)
    // A file is taken from the page alone: who has no secret sends no more than a ticket needs.
    const longest =
      isFromPage() && url.startsWith(callPath) ? longestMessageFor(url.slice(callPath.length)) : longestMessageBytes
    const read = await readBody(request, longest)
    if (!('body' in read)) return refuse(response, read)
    if (url === '/session') return admit(request, response, read.body)
    // The page may have been replaced while its message came in.
    if (secret === null || !isFromPage())
      return refuse(response, {
        status: 401,
        message: 'Another page is the window of this program, or it was reloaded.',
      })
    if (url === '/presence') return keepPresent(response, secret)
    if (url === '/cancel') {
      calls.cancel(read.body['id'])
      return giveJson(response, 200, {})
    }
    if (url.startsWith(callPath)) return call(response, url.slice(callPath.length), read.body)
    return refuse(response, { status: 404, message: 'There is nothing at this address.' })
  }

  function giveFile(response: ServerResponse, url: string, headersOnly: boolean): void {
    const file = files.get(url)
    if (!file) return refuse(response, { status: 404, message: 'There is nothing at this address.' })
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes.length })
    response.end(headersOnly ? undefined : file.bytes)
  }

  async function admit(
    request: IncomingMessage,
    response: ServerResponse,
    body: Record<string, unknown>,
  ): Promise<void> {
    const own = await isOwnUser(request.socket.remotePort ?? 0, port)
    const admitted = own ? session.exchange(body['ticket']) : null
    if (!admitted)
      return refuse(response, { status: 403, message: 'This address was used before. Start the program again.' })
    // What the page before it had begun ends with that page.
    calls.cancelAll()
    giveJson(response, 200, admitted)
  }

  /** Open as long as the page is: no answer is ever written to it. */
  function keepPresent(response: ServerResponse, secret: string): void {
    const leave = session.arrive(secret)
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
    response.flushHeaders()
    response.once('close', leave)
  }

  async function call(response: ServerResponse, name: string, body: Record<string, unknown>): Promise<void> {
    const { id, request } = body
    let gone = false
    response.once('close', () => {
      gone = true
      if (!response.writableFinished) calls.cancel(id)
    })
    const writeLine = (line: { progress: unknown } | Answered): void => {
      if (gone) return
      if (!response.headersSent) response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
      response.write(`${JSON.stringify(line)}\n`)
    }
    const answered = await calls.begin(id, { name, request }, (progress) => writeLine({ progress }))
    if ('failure' in answered && answered.failure.kind === 'refused' && !response.headersSent)
      return giveJson(response, 400, answered)
    writeLine(answered)
    response.end()
  }

  return {
    address: `${origin}/#ticket=${session.firstTicket}`,
    ended,
    failCalls: (error) => calls.failAll(error),
    close: () => finish('closed'),
  }
}

function giveJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(value))
}

/** After a refusal nothing more is read from this connection: what is still on its way could be a long body. */
function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response.setHeader('Connection', 'close')
  giveJson(response, status, { failure: { kind: 'refused', message, place: null } })
}
