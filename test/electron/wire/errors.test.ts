import { describe, expect, it } from 'vitest'
import { knownCodes, textOf, wireErrorOf, wireFailureOf } from '../../../electron/wire/errors.ts'
import { wireErrors } from '../../../electron/contract/words.ts'
import { WireFailure } from '../../../electron/wire/world.ts'

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error(`text of ${code}`), { code, ...more })
}

describe('wireErrorOf', () => {
  it.each([
    ['a dropped connection attempt', coded('ETIMEDOUT', { syscall: 'connect' }), 'timeout'],
    ['a closed port', coded('ECONNREFUSED', { syscall: 'connect' }), 'refused'],
    ['no route to the network', coded('ENETUNREACH'), 'unreachable'],
    ['no route to the host', coded('EHOSTUNREACH'), 'unreachable'],
    ['no IPv6 on this computer', coded('EAFNOSUPPORT'), 'unreachable'],
    ['a local firewall that rejects (Linux, macOS)', coded('EPERM'), 'not-permitted'],
    ['a local firewall that rejects (Windows: WSAEACCES)', coded('EACCES'), 'not-permitted'],
    ['a reset', coded('ECONNRESET', { syscall: 'read' }), 'reset'],
    ['a write after the other side went', coded('EPIPE', { syscall: 'write' }), 'reset'],
    ['a write on a destroyed stream', coded('ERR_STREAM_DESTROYED'), 'closed'],
    ['no such name (c-ares)', coded('ENOTFOUND', { syscall: 'queryA' }), 'dns-not-found'],
    ['no such name (getaddrinfo)', coded('ENOTFOUND', { syscall: 'getaddrinfo' }), 'dns-not-found'],
    ['no AAAA record', coded('ENODATA', { syscall: 'queryAaaa' }), 'dns-no-address'],
    ['SERVFAIL', coded('ESERVFAIL', { syscall: 'queryA' }), 'dns-failed'],
    ['a resolver that is not there', coded('ECONNREFUSED', { syscall: 'queryA' }), 'dns-failed'],
    ['a silent resolver', coded('ETIMEOUT', { syscall: 'queryA' }), 'dns-timeout'],
    ['a silent resolver, by another name', coded('ETIMEDOUT', { syscall: 'queryA' }), 'dns-timeout'],
    ['a lookup of ours that was cancelled', coded('ECANCELLED', { syscall: 'queryA' }), 'cancelled'],
    ['getaddrinfo without any resolver', coded('EAI_AGAIN', { syscall: 'getaddrinfo' }), 'dns-failed'],
    ['a code of DNS nobody has met', coded('EWHATEVER', { syscall: 'queryA' }), 'dns-failed'],
    ['plain text where TLS was expected', coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls-not-spoken'],
    ['a server of TLS 1.0', coded('ERR_SSL_UNSUPPORTED_PROTOCOL'), 'tls-version'],
    ['an alert about the version', coded('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'), 'tls-version'],
    ['no common cipher', coded('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'), 'tls-version'],
    ['any other alert', coded('ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR'), 'tls-failed'],
    ['any other failure of TLS', coded('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), 'tls-failed'],
    ['a failure of TLS without a reason', coded('EPROTO'), 'tls-failed'],
    ['an expired certificate', coded('CERT_HAS_EXPIRED'), 'certificate-expired'],
    ['a certificate of tomorrow', coded('CERT_NOT_YET_VALID'), 'certificate-not-yet-valid'],
    ['a certificate for others', coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate-wrong-host'],
    ['a self-signed certificate', coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate-untrusted'],
    ['a missing intermediate', coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate-untrusted'],
    ['a failure of ours', new WireFailure('injected', 'text'), 'injected'],
    ['an abort', new DOMException('gone', 'AbortError'), 'cancelled'],
    ['a time limit of the platform', new DOMException('late', 'TimeoutError'), 'timeout'],
    ['several attempts in one', new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]), 'unreachable'],
    ['several attempts, none told', new AggregateError([]), 'other'],
    ['a code nobody has met', coded('EWHATEVER'), 'other'],
    ['an error without a code', new Error('bare'), 'other'],
    ['a code that is no text', Object.assign(new Error('odd'), { code: 7 }), 'other'],
    ['no error at all', undefined, 'other'],
    ['a text', 'ECONNREFUSED', 'other'],
  ])('%s', (_, error, word) => {
    expect(wireErrorOf(error)).toBe(word)
  })

  it('goes by the code, whatever the text says', () => {
    const boring = Object.assign(new Error('error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER'), {
      code: 'ERR_SSL_WRONG_VERSION_NUMBER',
    })
    expect(wireErrorOf(boring)).toBe('tls-not-spoken')
    expect(wireErrorOf(new Error('connect ECONNREFUSED 192.0.2.1:25'))).toBe('other')
  })

  it('knows only words of the contract', () => {
    expect([...knownCodes.values()].filter((word) => !wireErrors.includes(word))).toEqual([])
  })
})

describe('wireFailureOf', () => {
  it('keeps the original text, on one line and bounded', () => {
    const failure = wireFailureOf(
      Object.assign(new Error(`read\r\n ECONNRESET ${'x'.repeat(1000)}`), { code: 'ECONNRESET' }),
    )
    expect(failure.word).toBe('reset')
    expect(failure.message).toMatch(/^read ECONNRESET x+$/)
    expect(failure.message).toHaveLength(500)
  })

  it('leaves a failure of ours as it is', () => {
    const failure = new WireFailure('timeout', 'late')
    expect(wireFailureOf(failure)).toBe(failure)
  })
})

describe('textOf', () => {
  it.each([
    ['an error', new Error('spoke'), 'spoke'],
    ['an error without a text', new TypeError(''), 'TypeError'],
    ['a text', 'said', 'said'],
  ])('%s', (_, given, expected) => expect(textOf(given)).toBe(expected))
})
