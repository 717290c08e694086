/**
 * One HTTP GET over a world: for pages that tell whether a network lets one out, and for DNS over HTTPS. Follows no
 * redirect, keeps no cookie, sends nothing about the user. What an answer means is asked elsewhere.
 */
import { request, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WireError } from '../contract/words.ts'
import type { Contacted } from './contacted.ts'
import { textOf, wireErrorOf } from './errors.ts'
import { maxPageBytes } from './limits.ts'
import { openConnection } from './open.ts'
import { onAbort, runSignal } from './run-clock.ts'
import { startTls } from './tls.ts'
import type { World } from './world.ts'

export interface HttpOptions {
  /** Milliseconds for everything together: name, connection, answer. */
  boundMs: number
  signal: AbortSignal
  contacted: Contacted
  headers?: Readonly<Record<string, string>>
}

export interface HttpAnswer {
  /** `null` where no answer came. */
  status: number | null
  location: string | null
  /** The `Date` header as it came. */
  date: string | null
  /** As far as 64 KiB. */
  body: string
  ms: number
  /** The address that was connected to; `null` where none was. */
  address: string | null
  error: WireError | null
  text: string | null
}

/** `http:` or `https:`; over the latter only where the certificate verifies. Never rejects for what the network does. */
export async function httpGet(world: World, url: URL, options: HttpOptions): Promise<HttpAnswer> {
  const { signal, contacted, boundMs } = options
  const from = world.monotonicMs()
  const clock = runSignal(signal, boundMs)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const isSafe = url.protocol === 'https:'
  const port = url.port === '' ? (isSafe ? 443 : 80) : Number(url.port)
  let address: string | null = null
  const failed = (error: WireError, text: string | null): HttpAnswer => {
    const word = error === 'cancelled' && clock.timeIsUp() ? 'timeout' : error
    return { ...nothing, ms: world.monotonicMs() - from, address, error: word, text }
  }
  try {
    const opened = await openConnection(
      world,
      { host, port, bothFamilies: false },
      { boundMs, signal: clock.signal, contacted },
    )
    address = opened.address
    if (opened.stream === null) return failed(opened.error ?? 'other', opened.text)
    let stream: Duplex = opened.stream
    if (isSafe) {
      const secured = await startTls(stream, { host, world, boundMs, signal: clock.signal })
      if (secured.stream === null || !secured.facts.verified) {
        secured.stream?.destroy()
        stream.destroy()
        return failed(secured.facts.error ?? 'tls-failed', secured.text)
      }
      stream = secured.stream
    }
    const answer = await exchange(stream, url, options.headers ?? {}, clock.signal)
    stream.destroy()
    if ('error' in answer) return failed(answer.error, answer.text)
    return { ...nothing, ...answer, ms: world.monotonicMs() - from, address }
  } finally {
    clock.end()
  }
}

const nothing = { status: null, location: null, date: null, body: '', error: null, text: null }

type Exchanged = Pick<HttpAnswer, 'status' | 'location' | 'date' | 'body'>

function exchange(
  stream: Duplex,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Exchanged | { error: WireError; text: string }> {
  return new Promise((resolve) => {
    const fail = (error: unknown): void => {
      letGo()
      resolve({ error: signal.aborted ? 'cancelled' : wordOf(error), text: textOf(error) })
    }
    const asked = request({
      createConnection: () => stream,
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, accept: '*/*', connection: 'close', 'cache-control': 'no-cache', ...headers },
    })
    const letGo = onAbort(signal, () => asked.destroy(new Error('the run was cancelled')))
    if (signal.aborted) asked.destroy(new Error('the run was cancelled'))
    asked.on('error', fail)
    asked.on('response', (response) => {
      void readBody(response).then((body) => {
        letGo()
        const { location, date } = response.headers
        resolve({ status: response.statusCode ?? null, location: location ?? null, date: date ?? null, body })
      })
    })
    asked.end()
  })
}

/** What came before the other side went away, or talked too much, counts. */
function readBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let bytes = 0
    const done = (): void => resolve(Buffer.concat(parts).subarray(0, maxPageBytes).toString('utf8'))
    response.on('data', (part: Buffer) => {
      parts.push(part)
      bytes += part.length
      if (bytes > maxPageBytes) response.destroy()
    })
    response.on('error', done)
    response.on('close', done)
  })
}

/** Node's HTTP parser says `HPE_…` of what is no HTTP. */
function wordOf(error: unknown): WireError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('HPE_') ? 'garbled' : wireErrorOf(error)
}
