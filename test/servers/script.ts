/**
 * What a scripted server does, as data: reads like the examples in an RFC, and can misbehave exactly.
 * scripted-server.ts carries it out.
 */
import type { KeyPair } from './certificates.ts'

export type ScriptStep =
  /** The next line must be this one (whole line, letters' case ignored) or match; else the server says so in `faults` and closes. */
  | { do: 'expect'; line: string | RegExp }
  | { do: 'send'; bytes: string | Uint8Array }
  | { do: 'start-tls'; certificate: KeyPair; options: TlsServerOptions }
  /** Answers lines by this table, in any order, until a row ends with `close`, or the client goes. */
  | { do: 'serve'; rows: readonly ServeRow[] }
  /** FIN. */
  | { do: 'close' }
  /** RST. */
  | { do: 'reset' }
  /** Neither says nor closes anything until the client goes. */
  | { do: 'stall' }
  /** Goes on when this has happened elsewhere, or when the client goes. */
  | { do: 'wait'; until: Promise<unknown> }
  /** The bytes again and again, one every `everyMs`, until the client goes. */
  | { do: 'drip'; bytes: string; everyMs: number }
  /** So many bytes at once, made of this text repeated. */
  | { do: 'flood'; text: string; totalBytes: number }

export interface TlsServerOptions {
  minVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  maxVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'
  ciphers?: string
}

/** A line, and what follows. `{tag}` in a sent line is the first word of the line that was read last (IMAP). */
export type ServeRow = readonly [line: string | RegExp, ...steps: ScriptStep[]]

/** One connection's script. */
export type Script = readonly ScriptStep[]

export const expectLine = (line: string | RegExp): ScriptStep => ({ do: 'expect', line })
/** Lines, CRLF added to each. */
export const send = (...lines: string[]): ScriptStep => ({
  do: 'send',
  bytes: lines.map((line) => `${line}\r\n`).join(''),
})
/** Exactly these bytes. */
export const sendRaw = (bytes: string | Uint8Array): ScriptStep => ({ do: 'send', bytes })
export const startServerTls = (certificate: KeyPair, options: TlsServerOptions = {}): ScriptStep => {
  return { do: 'start-tls', certificate, options }
}
export const serve = (...rows: ServeRow[]): ScriptStep => ({ do: 'serve', rows })
export const close = (): ScriptStep => ({ do: 'close' })
export const reset = (): ScriptStep => ({ do: 'reset' })
export const stall = (): ScriptStep => ({ do: 'stall' })
export const waitUntil = (until: Promise<unknown>): ScriptStep => ({ do: 'wait', until })
export const drip = (bytes: string, everyMs: number): ScriptStep => ({ do: 'drip', bytes, everyMs })
export const flood = (text: string, totalBytes: number): ScriptStep => ({ do: 'flood', text, totalBytes })
