/**
 * The one place where errors of Node, the system, c-ares, getaddrinfo and OpenSSL (or Electron's BoringSSL)
 * become words. Codes only: texts differ between versions and libraries.
 */
import type { WireError } from '../contract/words.ts'
import { WireFailure } from './world.ts'

const words = {
  ETIMEDOUT: 'timeout',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'timeout',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'timeout',

  ECONNREFUSED: 'refused',

  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  ENONET: 'unreachable',
  EINVAL: 'unreachable',

  EACCES: 'not-permitted',
  EPERM: 'not-permitted',

  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  ENETRESET: 'reset',
  EPIPE: 'reset',

  ERR_STREAM_PREMATURE_CLOSE: 'closed',
  ERR_STREAM_DESTROYED: 'closed',
  ERR_STREAM_WRITE_AFTER_END: 'closed',
  ERR_SOCKET_CLOSED: 'closed',
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: 'closed',
  ENOTCONN: 'closed',

  ABORT_ERR: 'cancelled',
  ECANCELED: 'cancelled',
  ECANCELLED: 'cancelled',
  EDESTRUCTION: 'cancelled',

  ENOTFOUND: 'dns-not-found',
  EAI_NONAME: 'dns-not-found',
  EBADNAME: 'dns-not-found',
  ERR_INVALID_DOMAIN_NAME: 'dns-not-found',
  ENODATA: 'dns-no-address',
  EAI_NODATA: 'dns-no-address',
  EAI_ADDRFAMILY: 'dns-no-address',
  ESERVFAIL: 'dns-failed',
  EREFUSED: 'dns-failed',
  EFORMERR: 'dns-failed',
  ENOTIMP: 'dns-failed',
  EBADRESP: 'dns-failed',
  EBADQUERY: 'dns-failed',
  EBADSTR: 'dns-failed',
  EBADFLAGS: 'dns-failed',
  ENOTINITIALIZED: 'dns-failed',
  ELOADIPHLPAPI: 'dns-failed',
  EADDRGETNETWORKPARAMS: 'dns-failed',
  EAI_AGAIN: 'dns-failed',
  EAI_FAIL: 'dns-failed',
  EAI_SYSTEM: 'dns-failed',
  ETIMEOUT: 'dns-timeout',

  ERR_SSL_WRONG_VERSION_NUMBER: 'tls-not-spoken',
  ERR_SSL_UNKNOWN_PROTOCOL: 'tls-not-spoken',
  ERR_SSL_HTTP_REQUEST: 'tls-not-spoken',
  ERR_SSL_HTTPS_PROXY_REQUEST: 'tls-not-spoken',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls-not-spoken',
  ERR_SSL_RECORD_TOO_SMALL: 'tls-not-spoken',

  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls-version',
  ERR_SSL_VERSION_TOO_LOW: 'tls-version',
  ERR_SSL_WRONG_SSL_VERSION: 'tls-version',
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: 'tls-version',
  ERR_SSL_INAPPROPRIATE_FALLBACK: 'tls-version',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls-version',
  ERR_SSL_TLSV1_ALERT_INAPPROPRIATE_FALLBACK: 'tls-version',
  ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY: 'tls-version',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'tls-version',
  ERR_SSL_NO_SHARED_CIPHER: 'tls-version',
  ERR_SSL_NO_CIPHERS_AVAILABLE: 'tls-version',
  ERR_SSL_UNKNOWN_CIPHER_RETURNED: 'tls-version',
  ERR_SSL_WRONG_CIPHER_RETURNED: 'tls-version',
  ERR_SSL_DH_KEY_TOO_SMALL: 'tls-version',
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: 'tls-version',

  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-host',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'certificate-wrong-host',
  HOSTNAME_MISMATCH: 'certificate-wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-untrusted',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'certificate-untrusted',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'certificate-untrusted',
  CERT_SIGNATURE_FAILURE: 'certificate-untrusted',
  CERT_CHAIN_TOO_LONG: 'certificate-untrusted',
  CERT_REVOKED: 'certificate-untrusted',
  CERT_UNTRUSTED: 'certificate-untrusted',
  CERT_REJECTED: 'certificate-untrusted',
  INVALID_CA: 'certificate-untrusted',
  INVALID_PURPOSE: 'certificate-untrusted',
  PATH_LENGTH_EXCEEDED: 'certificate-untrusted',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'certificate-untrusted',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'certificate-untrusted',
} as const satisfies Record<string, WireError>

/** Every code that has a word of its own. */
export const knownCodes: ReadonlyMap<string, WireError> = new Map(Object.entries(words))

/** The word for anything that was thrown or emitted; `other` where no code says more. Never throws. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof WireFailure) return error.word
  if (!(error instanceof Error)) return 'other'
  if (error.name === 'AbortError') return 'cancelled'
  if (error.name === 'TimeoutError') return 'timeout'
  const code = codeOf(error)
  if (error instanceof AggregateError && error.errors.length > 0) return wireErrorOf(error.errors[0])
  if (code === null) return 'other'
  if (isDnsQuery(error)) return dnsWordOf(code)
  return knownCodes.get(code) ?? (code.startsWith('ERR_SSL_') || code === 'EPROTO' ? 'tls-failed' : 'other')
}

/** The error as a failure with its word and its own text. */
export function wireFailureOf(error: unknown): WireFailure {
  if (error instanceof WireFailure) return error
  return new WireFailure(wireErrorOf(error), textOf(error))
}

/** The original text for the details: one line, of bounded length. */
export function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.replace(/\s+/g, ' ').trim().slice(0, 500)
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** c-ares names its calls `queryA`, `queryAaaa`; it reports a dead resolver as ECONNREFUSED. */
function isDnsQuery(error: Error): boolean {
  return 'syscall' in error && typeof error.syscall === 'string' && /^(query|getaddrinfo)/.test(error.syscall)
}

function dnsWordOf(code: string): WireError {
  const word = knownCodes.get(code)
  if (word === 'timeout') return 'dns-timeout'
  return word !== undefined && (word.startsWith('dns-') || word === 'cancelled') ? word : 'dns-failed'
}
