/**
 * A TLS handshake over any stream, with the certificate chain kept when it does not verify. Says whether it is
 * verified and why not; never sends a byte of the caller's: whether the stream may be used the caller decides
 * by `facts.verified`.
 */
import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import * as tls from 'node:tls'
import type { TlsFacts } from '../contract/facts.ts'
import type { WireError } from '../contract/words.ts'
import { asciiHostOf } from './host-name.ts'
import { certificateErrorOf, certificateFactsOf, chainOf } from './certificate.ts'
import { textOf, wireErrorOf } from './errors.ts'
import { ignoreError } from './line-connection.ts'
import { onAbort, runSignal } from './run-clock.ts'
import { trustOf } from './trust.ts'
import type { Trust } from './trust.ts'
import type { World } from './world.ts'

export interface TlsOptions {
  /** As the user typed it: asked for (SNI, RFC 6066) and verified against. */
  host: string
  world: World
  /** Milliseconds for the whole handshake. */
  boundMs: number
  signal: AbortSignal
}

export interface TlsStarted {
  /** `null` unless the handshake completed. Not `null` does not mean verified. */
  stream: Duplex | null
  facts: TlsFacts
  ms: number
  /** The original text of what went wrong; `null` when nothing did. */
  text: string | null
}

/** Never rejects for what a server does. A stream whose handshake failed is destroyed. */
export async function startTls(stream: Duplex, options: TlsOptions): Promise<TlsStarted> {
  const { world, boundMs, signal } = options
  const startedAt = world.monotonicMs()
  const host = asciiHostOf(options.host)
  const trust = trustOf(world, host)
  const clock = runSignal(signal, boundMs)
  const outcome = await handshake(stream, host, trust, clock.signal)
  clock.end()
  const ms = world.monotonicMs() - startedAt

  if (outcome.socket === null) {
    const error = clock.timeIsUp() ? 'timeout' : signal.aborted ? 'cancelled' : handshakeWordOf(outcome.error)
    const facts: TlsFacts = { version: null, chain: [], verified: false, error, systemStoreOnly: null }
    return { stream: null, facts, ms, text: textFor(error, outcome.error) }
  }
  const { facts, text } = factsOf(outcome.socket, host, world, trust)
  return { stream: outcome.socket, facts, ms, text }
}

type Outcome = { socket: tls.TLSSocket; error: null } | { socket: null; error: unknown }

function handshake(stream: Duplex, host: string, trust: Trust, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    if (!stream.listeners('error').includes(ignoreError)) stream.on('error', ignoreError)
    if (signal.aborted || stream.destroyed || stream.readableEnded) {
      stream.destroy()
      resolve({ socket: null, error: stream.errored ?? closedInHandshake() })
      return
    }
    const socket = tls.connect({
      socket: stream,
      secureContext: trust.context,
      // A name with a dot at the end, or an address, may not stand in SNI.
      servername: isIP(host) === 0 ? host : '',
      // Verification is looked at afterwards, so that the chain is there when it failed.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    })
    const settle = (outcome: Outcome): void => {
      letGo()
      socket.off('secureConnect', onSecure)
      socket.off('error', onError)
      socket.off('close', onClose)
      stream.off('error', onError)
      stream.off('close', onClose)
      if (outcome.socket === null) {
        socket.destroy()
        stream.destroy()
      }
      resolve(outcome)
    }
    const onSecure = (): void => settle({ socket, error: null })
    const onError = (error: unknown): void => settle({ socket: null, error })
    const onClose = (): void => settle({ socket: null, error: stream.errored ?? closedInHandshake() })
    socket.on('error', ignoreError)
    socket.on('secureConnect', onSecure)
    socket.on('error', onError)
    socket.on('close', onClose)
    stream.on('error', onError)
    stream.on('close', onClose)
    const letGo = onAbort(signal, () => settle({ socket: null, error: signal.reason }))
    closeTogether(socket, stream)
  })
}

/**
 * Closing either closes both. The lower stream never goes first: Node 20 ends with a segmentation fault when the TLS layer
 * is destroyed in the same tick after it, which is just what two listeners of one signal would do.
 */
function closeTogether(upper: tls.TLSSocket, lower: Duplex): void {
  const destroyLower = lower.destroy.bind(lower)
  lower.destroy = (error) => {
    upper.destroy()
    return destroyLower(error)
  }
  upper.once('close', () => lower.destroy())
  lower.once('close', () => upper.destroy())
}

function factsOf(
  socket: tls.TLSSocket,
  host: string,
  world: World,
  trust: Trust,
): { facts: TlsFacts; text: string | null } {
  const leaf = socket.getPeerCertificate(true)
  const certificates = chainOf(leaf)
  const chain = certificates.map(certificateFactsOf)
  const verifyCode = socket.authorized ? null : codeOf(socket.authorizationError)
  const identity = identityErrorOf(host, leaf)
  const error = certificateErrorOf({ verifyCode, isForHost: identity === null, chain, now: world.now() })
  const facts: TlsFacts = {
    version: socket.getProtocol(),
    chain,
    verified: error === null,
    error,
    systemStoreOnly: error === null ? isSystemOnly(certificates.at(-1), trust) : null,
  }
  return { facts, text: error === null ? null : textOf(identity ?? verifyCode ?? error) }
}

/** RFC 6125 as Node does it: alternative names, and the common name only where there are none. Throws for names that are malformed. */
function identityErrorOf(host: string, leaf: tls.PeerCertificate): Error | null {
  try {
    return tls.checkServerIdentity(host, leaf) ?? null
  } catch (error) {
    return error instanceof Error ? error : new Error('the names in the certificate cannot be read')
  }
}

function isSystemOnly(root: X509Certificate | undefined, trust: Trust): boolean | null {
  if (trust.systemOnly === null || root === undefined) return null
  return trust.systemOnly.has(root.fingerprint256.replaceAll(':', '').toLowerCase())
}

/** Declared as an Error, in truth OpenSSL's code as a string. */
function codeOf(error: unknown): string {
  if (typeof error === 'string') return error
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/** Closed or reset in the middle of a handshake is a failed handshake: by then the connection itself had worked. */
function handshakeWordOf(error: unknown): WireError {
  const word = wireErrorOf(error)
  return word === 'closed' || word === 'reset' || word === 'other' ? 'tls-failed' : word
}

function textFor(word: WireError, error: unknown): string {
  if (word === 'timeout') return 'no complete TLS handshake within the time limit'
  if (word === 'cancelled') return 'the run was cancelled'
  return textOf(error)
}

function closedInHandshake(): Error {
  return new Error('the connection was closed in the middle of the TLS handshake')
}
