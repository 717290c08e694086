import { X509Certificate } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { Duplex } from 'node:stream'
import * as tls from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LineConnection } from '../../../electron/wire/line-connection.ts'
import { connectTo } from '../../../electron/wire/real-world.ts'
import { startTls } from '../../../electron/wire/tls.ts'
import { certificateFor, testAuthority } from '../../servers/certificates.ts'
import type { CertificateKind } from '../../servers/certificates.ts'
import { scriptedServer } from '../../servers/scripted-server.ts'
import type { ScriptedServer } from '../../servers/scripted-server.ts'
import { close, drip, expectLine, reset, send, sendRaw, stall, startServerTls } from '../../servers/script.ts'
import type { Script, TlsServerOptions } from '../../servers/script.ts'
import { testWorld } from '../../servers/test-world.ts'

const host = 'mail.example.com'
const dayMs = 24 * 60 * 60 * 1000
let authority: string
beforeAll(async () => {
  authority = await testAuthority()
})

const servers: ScriptedServer[] = []
const streams: Duplex[] = []
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.destroy()
  for (const server of servers.splice(0)) await server.close()
})

interface Given {
  as?: string
  boundMs?: number
  run?: AbortController
  now?: () => number
  authorities?: string[]
  wrap?: (stream: Duplex) => Duplex
}

async function handshakeWith(script: Script, given: Given = {}) {
  const server = await scriptedServer(script)
  servers.push(server)
  const { as = host, boundMs = 5000, run = new AbortController(), authorities = [authority], wrap } = given
  const world = testWorld({ authorities, ...(given.now && { now: given.now }) })
  const raw = await connectTo('127.0.0.1', server.port, run.signal)
  const stream = wrap ? wrap(raw) : raw
  streams.push(raw)
  const started = await startTls(stream, { host: as, world, boundMs, signal: run.signal })
  if (started.stream) streams.push(started.stream)
  return { server, raw, run, started }
}

async function withCertificate(kind: CertificateKind, options: TlsServerOptions = {}, given: Given = {}) {
  const certificate = await certificateFor(given.as ?? host, kind)
  return handshakeWith([startServerTls(certificate, options), stall()], given)
}

describe('certificates', () => {
  it('of a trusted authority for the host are verified, with the whole chain', async () => {
    const { started } = await withCertificate('good')
    const own = new X509Certificate((await certificateFor(host)).cert)
    expect(started.facts).toEqual({
      version: 'TLSv1.3',
      verified: true,
      error: null,
      // Node before 22.15 cannot read the system's store.
      systemStoreOnly: 'getCACertificates' in tls ? false : null,
      chain: [
        {
          subject: 'CN=mail.example.com',
          issuer: 'CN=Test Authority',
          names: ['mail.example.com'],
          validFrom: new Date(own.validFrom).toISOString(),
          validTo: new Date(own.validTo).toISOString(),
          fingerprint: own.fingerprint256.replaceAll(':', '').toLowerCase(),
          selfSigned: false,
        },
        expect.objectContaining({ subject: 'CN=Test Authority', selfSigned: true }),
      ],
    })
    expect(started.text).toBeNull()
    expect(started.ms).toBeGreaterThan(0)
  })

  const bad: [CertificateKind, string, boolean][] = [
    ['expired', 'certificate-expired', false],
    ['not-yet-valid', 'certificate-not-yet-valid', false],
    ['wrong-host', 'certificate-wrong-host', false],
    ['self-signed', 'certificate-untrusted', true],
    ['stranger', 'certificate-untrusted', false],
    // Where several things are wrong: the host first, then the dates, then who signed it.
    ['expired-self-signed', 'certificate-expired', true],
    ['wrong-host-self-signed', 'certificate-wrong-host', true],
    ['wrong-host-expired', 'certificate-wrong-host', false],
  ]
  it.each(bad)('%s: not verified, %s, and the chain is kept', async (kind, error, selfSigned) => {
    const { started } = await withCertificate(kind)
    expect(started.facts).toMatchObject({ verified: false, error, version: 'TLSv1.3', systemStoreOnly: null })
    expect(started.facts.chain[0]).toMatchObject({ selfSigned })
    expect(started.text).not.toBeNull()
    expect(started.stream).not.toBeNull()
  })

  it('of an authority that was not named are not trusted, the built-in ones still are', async () => {
    const { started } = await withCertificate('good', {}, { authorities: [] })
    expect(started.facts).toMatchObject({ verified: false, error: 'certificate-untrusted' })
    expect(tls.rootCertificates.length).toBeGreaterThan(100)
  })

  it('with names that only look like the host are for another', async () => {
    const tricky = 'other.example.net, DNS:mail.example.com'
    const { started } = await handshakeWith([startServerTls(await certificateFor(tricky)), stall()])
    expect(started.facts).toMatchObject({
      verified: false,
      error: 'certificate-wrong-host',
      chain: [{ names: [tricky] }, {}],
    })
  })

  it.each([
    ['an IPv4 address', '192.0.2.7', '192.0.2.7'],
    ['an IPv6 address', '2001:db8::7', '2001:db8::7'],
    ['an IPv6 address in brackets', '[2001:db8::7]', '2001:db8::7'],
    ['a name with a dot at the end', 'mail.example.com.', 'mail.example.com'],
    ['a name in capitals', 'MAIL.Example.COM', 'mail.example.com'],
    ['a name with umlauts', 'mail.bücher.example', 'mail.xn--bcher-kva.example'],
  ])('for %s', async (_, as, name) => {
    const { started } = await handshakeWith([startServerTls(await certificateFor(name)), stall()], { as })
    expect(started.facts).toMatchObject({
      verified: true,
      chain: [{ names: [isIPv6(name) ? '2001:DB8:0:0:0:0:0:7' : name] }, {}],
    })
  })

  it("with a date that this world's clock has passed are expired", async () => {
    const { started } = await withCertificate('good', {}, { now: () => Date.now() + 400 * dayMs })
    expect(started.facts).toMatchObject({ verified: false, error: 'certificate-expired' })
  })
})

describe('a handshake that does not come about', () => {
  it.each([
    ['SMTP', [send('220 mail.example.com ESMTP'), stall()]],
    ['SMTP after the hello', [expectLine(/./), send('500 5.5.1 command unrecognized'), stall()]],
    ['IMAP', [send('* OK IMAP4rev1 ready'), stall()]],
    ['POP3', [send('+OK POP3 ready'), stall()]],
    ['HTTP', [expectLine(/./), sendRaw('HTTP/1.1 400 Bad Request\r\n\r\n'), close()]],
    ['a greeting, closing at once', [send('554 no service here'), close()]],
    ['one NUL after another', [sendRaw('\0'.repeat(64)), stall()]],
  ] satisfies [string, Script][])('%s in clear: tls-not-spoken', async (_, script) => {
    const { started, raw } = await handshakeWith(script)
    expect(started).toMatchObject({
      stream: null,
      facts: { version: null, chain: [], verified: false, error: 'tls-not-spoken' },
    })
    expect(raw.destroyed).toBe(true)
  })

  it.each([
    ['TLS 1.1 only', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['TLS 1.0 only', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['no cipher in common', { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' }],
  ] satisfies [string, TlsServerOptions][])('%s: tls-version', async (_, options) => {
    const { started } = await withCertificate('good', options)
    expect(started).toMatchObject({ stream: null, facts: { error: 'tls-version', version: null } })
  })

  const alert = Uint8Array.of(0x15, 3, 3, 0, 2, 2, 80)
  const halfHello = Uint8Array.of(0x16, 3, 3, 0, 0x7a, 2, 0, 0, 0x76, 3, 3, 1, 2, 3)
  it.each([
    ['closed at once', [close()]],
    ['closed after the hello', [expectLine(/./), close()]],
    ['reset after the hello', [expectLine(/./), reset()]],
    ['an alert (internal error)', [sendRaw(alert), stall()]],
    ['half a server hello, then closed', [sendRaw(halfHello), close()]],
    ['half a server hello, then reset', [expectLine(/./), sendRaw(halfHello), reset()]],
  ] satisfies [string, Script][])('%s: tls-failed', async (_, script) => {
    const { started, raw } = await handshakeWith(script)
    expect(started).toMatchObject({ stream: null, facts: { error: 'tls-failed', verified: false } })
    expect(started.text).not.toBe('')
    expect(raw.destroyed).toBe(true)
  })

  it.each([
    ['silent', [stall()]],
    ['half a server hello, then silent', [sendRaw(halfHello), stall()]],
    ['a byte now and then', [sendRaw(halfHello), drip('\x01', 5)]],
  ] satisfies [string, Script][])('%s: timeout', async (_, script) => {
    const { started, raw, server } = await handshakeWith(script, { boundMs: 60 })
    expect(started).toMatchObject({
      stream: null,
      facts: { error: 'timeout' },
      text: expect.stringContaining('time limit'),
    })
    expect(raw.destroyed).toBe(true)
    await server.idle()
  })

  it('because the run was cancelled: cancelled, and nothing stays open', async () => {
    const run = new AbortController()
    const server = await scriptedServer([expectLine(/./), stall()])
    servers.push(server)
    const raw = await connectTo('127.0.0.1', server.port, run.signal)
    const started = startTls(raw, { host, world: testWorld({}), boundMs: 5000, signal: run.signal })
    run.abort()
    expect(await started).toMatchObject({ stream: null, facts: { error: 'cancelled' } })
    expect(raw.destroyed).toBe(true)
    await server.idle()
  })

  it('because the stream was over before: tls-failed', async () => {
    const server = await scriptedServer([stall()])
    servers.push(server)
    const raw = await connectTo('127.0.0.1', server.port, new AbortController().signal)
    raw.destroy()
    const started = await startTls(raw, {
      host,
      world: testWorld({}),
      boundMs: 5000,
      signal: new AbortController().signal,
    })
    expect(started).toMatchObject({ stream: null, facts: { error: 'tls-failed' } })
  })
})

describe('an encrypted stream', () => {
  it('carries lines, over any duplex stream', async () => {
    const certificate = await certificateFor(host)
    const script = [startServerTls(certificate), send('220 inside'), expectLine('QUIT'), send('221 bye'), close()]
    const { started, server, run } = await handshakeWith(script, { wrap: wrapped })
    if (!started.stream) throw new Error('no stream')
    const line = new LineConnection(started.stream, { boundMs: 5000, signal: run.signal })
    expect(await line.readLine()).toBe('220 inside')
    await line.write('QUIT')
    expect(await line.readLine()).toBe('221 bye')
    await expect(line.readLine()).rejects.toMatchObject({ word: 'closed' })
    expect(server.received()).toEqual([{ line: 'QUIT', encrypted: true }])
  })

  it('sends nothing by itself when the certificate is bad', async () => {
    const { started, server } = await withCertificate('self-signed')
    expect(started.facts.verified).toBe(false)
    started.stream?.destroy()
    await server.idle()
    expect(server.lines()).toEqual([])
  })

  it('closes the connection below it', async () => {
    const { started, raw, server } = await withCertificate('good')
    started.stream?.destroy()
    await server.idle()
    expect(raw.destroyed).toBe(true)
  })

  it('is closed by the connection below it', async () => {
    const { started, raw } = await withCertificate('good')
    const closed = new Promise((resolve) => started.stream?.once('close', resolve))
    raw.destroy()
    await closed
    expect(started.stream?.destroyed).toBe(true)
  })

  it.each([
    ['the lower one first', (upper: Duplex | null, lower: Duplex) => [lower, upper]],
    ['the upper one first', (upper: Duplex | null, lower: Duplex) => [upper, lower]],
  ])('survives that both are destroyed at once, %s', async (_, inOrder) => {
    const { started, raw, server } = await withCertificate('good')
    for (const stream of inOrder(started.stream, raw)) stream?.destroy()
    await server.idle()
    expect([started.stream?.destroyed, raw.destroyed]).toEqual([true, true])
  })

  it('tells the name it wants (SNI), unless it is an address', async () => {
    const seen: (string | null)[] = []
    for (const as of [host, '192.0.2.7']) {
      const server = await scriptedServer([expectLine(/./), close()])
      servers.push(server)
      const raw = await connectTo('127.0.0.1', server.port, new AbortController().signal)
      let sent = ''
      const tap = wrapped(raw, (chunk) => (sent += chunk.toString('latin1')))
      await startTls(tap, { host: as, world: testWorld({}), boundMs: 5000, signal: new AbortController().signal })
      seen.push(sent.includes(as) ? as : null)
    }
    expect(seen).toEqual([host, null])
  })
})

/** A stream that is no socket, as a pretend world may give out. */
function wrapped(inner: Duplex, onWrite: (chunk: Buffer) => void = () => {}): Duplex {
  const outer = new Duplex({
    read: () => inner.resume(),
    write: (chunk: Buffer, _, done) => {
      onWrite(chunk)
      inner.write(chunk, done)
    },
    final: (done) => inner.end(done),
    destroy: (error, done) => {
      inner.destroy()
      done(error)
    },
  })
  inner.on('data', (chunk: Buffer) => outer.push(chunk) || inner.pause())
  inner.on('end', () => outer.push(null))
  inner.on('error', (error) => outer.destroy(error))
  inner.on('close', () => outer.destroy())
  return outer
}
