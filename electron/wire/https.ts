/**
 * One question over HTTPS with our own resolving, connecting and TLS, so that any world and `--ca` hold here, too.
 * Bounded in time, size (packed and unpacked) and redirects; plain HTTP is never spoken. What an answer means, and
 * whether its content is of the right kind, is for who asked.
 */
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Contacted } from './contacted.ts'
import { textOf } from './errors.ts'
import { httpsLimits } from './limits.ts'
import { openConnection } from './open.ts'
import { onAbort, runSignal } from './run-clock.ts'
import { startTls } from './tls.ts'
import type { World } from './world.ts'

export interface HttpsQuestion {
  url: string
  /** Sent by POST as XML; `null`: a GET. Asked anew for each host that a redirect leads to. */
  bodyFor: ((host: string) => string) | null
  /** Whether a redirect may be followed there; without it, to any HTTPS address. */
  mayFollow?: (url: URL) => boolean
}

export interface HttpsOptions {
  /** Milliseconds for the whole of it, redirects included. */
  boundMs?: number
  signal: AbortSignal
  contacted: Contacted
}

export type HttpsAnswer =
  | {
      ok: true
      status: number
      /** Where the answer came from, after redirects. */
      url: URL
      /** Hosts on the way, the first one included. */
      hosts: string[]
      body: Buffer
    }
  | { ok: false; fault: HttpsFault; text: string }

/** `no-connection`: nobody there by that name; all others were said by somebody who was. */
export type HttpsFault =
  | 'no-connection'
  | 'certificate'
  | 'redirect-to-http'
  | 'too-many-redirects'
  | 'redirect-refused'
  | 'too-large'
  | 'timeout'
  | 'cancelled'
  | 'broken'

class Refusal extends Error {
  readonly fault: HttpsFault
  constructor(fault: HttpsFault, text: string) {
    super(text)
    this.fault = fault
  }
}

/** Never rejects for what a server or network does. */
export async function askHttps(world: World, question: HttpsQuestion, options: HttpsOptions): Promise<HttpsAnswer> {
  const clock = runSignal(options.signal, options.boundMs ?? httpsLimits.requestMs)
  try {
    return await followed(world, question, { ...options, signal: clock.signal })
  } catch (error) {
    if (clock.timeIsUp()) return { ok: false, fault: 'timeout', text: 'no complete answer within the time limit' }
    if (options.signal.aborted) return { ok: false, fault: 'cancelled', text: 'the run was cancelled' }
    return { ok: false, fault: error instanceof Refusal ? error.fault : 'broken', text: textOf(error) }
  } finally {
    clock.end()
  }
}

async function followed(world: World, question: HttpsQuestion, options: HttpsOptions): Promise<HttpsAnswer> {
  let url = new URL(question.url)
  const hosts: string[] = []
  for (let redirects = 0; ; redirects += 1) {
    hosts.push(hostOf(url))
    const { status, location, body } = await once(world, url, question.bodyFor?.(hostOf(url)) ?? null, options)
    if (location === null) return { ok: true, status, url, hosts, body }
    if (redirects === httpsLimits.redirects) throw new Refusal('too-many-redirects', 'it redirects too often')
    url = redirected(location, url)
    if (question.mayFollow?.(url) === false)
      throw new Refusal('redirect-refused', `it redirects to ${hostOf(url)}, which is not followed`)
  }
}

function redirected(location: string, from: URL): URL {
  const url = URL.canParse(location, from) ? new URL(location, from) : null
  if (url === null || url.username !== '' || url.password !== '')
    throw new Refusal('broken', 'it redirects to something that is no address')
  if (url.protocol !== 'https:') throw new Refusal('redirect-to-http', 'it redirects to an address without encryption')
  return url
}

interface Once {
  status: number
  location: string | null
  body: Buffer
}

async function once(world: World, url: URL, body: string | null, options: HttpsOptions): Promise<Once> {
  const stream = await encryptedStream(world, url, options)
  const letGo = onAbort(options.signal, () => stream.destroy())
  try {
    const response = await responseOf(stream, url, body)
    const status = response.statusCode ?? 0
    const { location } = response.headers
    if (status >= 300 && status < 400 && status !== 304 && location !== undefined)
      return { status, location, body: Buffer.alloc(0) }
    // Only the text of a good answer is read.
    return { status, location: null, body: status === 200 ? await bodyOf(response) : Buffer.alloc(0) }
  } finally {
    letGo()
    stream.destroy()
  }
}

async function encryptedStream(world: World, url: URL, options: HttpsOptions): Promise<Duplex> {
  const host = hostOf(url)
  const port = url.port === '' ? 443 : Number(url.port)
  const { signal, contacted } = options
  const boundMs = httpsLimits.requestMs
  const opened = await openConnection(world, { host, port, bothFamilies: false }, { boundMs, signal, contacted })
  if (opened.stream === null) throw new Refusal('no-connection', opened.text ?? 'no connection')
  const { stream, facts, text } = await startTls(opened.stream, { host, world, boundMs, signal })
  if (stream === null) throw new Refusal('no-connection', text ?? 'no TLS')
  if (!facts.verified) {
    stream.destroy()
    throw new Refusal('certificate', `its certificate does not hold for ${host}`)
  }
  return stream
}

function responseOf(stream: Duplex, url: URL, body: string | null): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      createConnection: () => stream,
      method: body === null ? 'GET' : 'POST',
      path: url.pathname + url.search,
      headers: {
        host: url.host,
        connection: 'close',
        accept: 'text/xml, application/xml;q=0.9, */*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        ...(body !== null && { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
      },
    })
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    outgoing.on('close', () => reject(new Error('closed before an answer')))
    outgoing.end(body ?? undefined)
  })
}

/** @throws Refusal where it grows too large, packed or unpacked. */
async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of unpacked(response) as AsyncIterable<Buffer>) {
    size += part.length
    if (size > httpsLimits.bodyBytes) throw new Refusal('too-large', 'the answer is larger than 1 MiB')
    parts.push(part)
  }
  if (!response.complete) throw new Error('the answer ended too early')
  return Buffer.concat(parts)
}

function unpacked(response: IncomingMessage): AsyncIterable<unknown> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return response
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null
  if (unpack === null) throw new Error('packed in a way that is not known')
  let packedBytes = 0
  response.on('data', (part: Buffer) => {
    packedBytes += part.length
    if (packedBytes > httpsLimits.bodyBytes) unpack.destroy(new Refusal('too-large', 'the answer is larger than 1 MiB'))
  })
  response.on('error', (error) => unpack.destroy(error))
  response.on('aborted', () => unpack.destroy(new Error('the answer ended too early')))
  response.pipe(unpack)
  return unpack
}

/** Without the brackets of an IPv6 literal. */
function hostOf(url: URL): string {
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) === 0 ? bare.replace(/\.$/, '') : bare
}
