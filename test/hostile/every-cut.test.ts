/**
 * An honest server whose connection ends at every byte of what it has to say, in clear and within TLS: by a close, and by
 * a reset. What must be true of each is in run-session.ts.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { runMany } from './many-sessions.ts'
import { runSession, type Relay } from './run-session.ts'
import type { HostileProtocol, Session } from './session.ts'

const protocols = ['smtp', 'imap', 'pop3'] as const
const ends = ['close', 'reset'] as const
const honest = (protocol: HostileProtocol, security: Session['security']): Session => {
  return { protocol, security, authentication: 'password', certificate: 'good', tls: 'honest', attacks: [] }
}

describe.each(protocols)('%s', (protocol) => {
  it('ends in a report wherever an answer is cut', async () => {
    const { answers } = await runSession(honest(protocol, 'starttls'))
    const sessions = answers.flatMap((length, turn) =>
      Array.from({ length }, (_byte, after) =>
        ends.map((end): Session => ({
          ...honest(protocol, 'starttls'),
          attacks: [[turn, { kind: 'cut', after, end }]],
        })),
      ).flat(),
    )
    expect(sessions.length).toBeGreaterThan(200)
    const survey = await runMany(sessions)
    // Those that a busy machine ended before the cut, again and one by one.
    const again = await runMany(survey.spared, undefined, 1)
    expect([...survey.failed, ...again.failed].slice(0, 3)).toEqual([])
    expect(survey.attacked + again.attacked).toBe(sessions.length)
  }, 600_000)
})

/** Passes all on, until so many bytes of the server's have come through. */
const cutAfter = (bytes: number, end: 'close' | 'reset', seen: { bytes: number }): Relay => {
  return async (port) => {
    const sockets = new Set<Socket>()
    const keep = (socket: Socket): Socket => {
      sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
      return socket
    }
    const server = createServer({ noDelay: true }, (client) => {
      const upstream = keep(connect({ port, host: '127.0.0.1', noDelay: true }))
      keep(client).pipe(upstream)
      let left = bytes
      upstream.on('data', (data) => {
        seen.bytes += data.length
        if (left > 0) client.write(data.subarray(0, left))
        left -= data.length
        if (left > 0) return
        if (end === 'close') client.end()
        else client.resetAndDestroy()
        upstream.destroy()
      })
      upstream.on('close', () => client.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      port: (server.address() as AddressInfo).port,
      async close() {
        for (const socket of sockets) socket.destroy()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  }
}

it('a TLS handshake ends in a report wherever it is cut, and what comes behind it', async () => {
  const seen = { bytes: 0 }
  await runSession(honest('imap', 'tls'), cutAfter(100_000, 'close', seen))
  const all = seen.bytes
  expect(all).toBeGreaterThan(600)
  let next = 0
  const outcomes = new Set<string>()
  const worker = async (): Promise<void> => {
    while (next < all) {
      const at = next++
      const { outcome } = await runSession(honest('imap', 'tls'), cutAfter(at, ends[at % 2] ?? 'close', { bytes: 0 }))
      outcomes.add(outcome)
    }
  }
  await Promise.all(Array.from({ length: 24 }, worker))
  expect([...outcomes]).toContain('garbled')
}, 600_000)
