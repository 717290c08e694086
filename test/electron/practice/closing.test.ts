/** The pretend servers end in the middle of a TLS handshake without taking the program with them. */
import { describe, expect, it } from 'vitest'
import { startPractice } from '../../../electron/practice/world.ts'

/** The start of a ClientHello: one record, of which most never comes. */
const halfHello = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])

describe('a practice network that is closed', () => {
  it.each([
    ['imap.proseware.example', 993],
    ['imap.proseware.example', 995],
    ['smtp.proseware.example', 465],
  ])('%s:%i in the middle of a handshake: its connection is over', async (host, port) => {
    const practice = await startPractice('home')
    if (practice === null) throw new Error('there is no practice network "home"')
    const { signal } = new AbortController()
    const socket = await practice.world.connect({ host, address: '127.0.0.1', port }, signal)
    const ended = new Promise((resolve) => socket.on('error', () => {}).once('close', resolve))
    socket.resume()
    await new Promise<void>((resolve, reject) =>
      socket.write(halfHello, (error) => (error ? reject(error) : resolve())),
    )
    await practice.close()
    await ended
    expect(socket.destroyed).toBe(true)
  })
})
