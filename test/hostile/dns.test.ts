/** A resolver that lies, babbles or is silent: every question ends with an answer or a word of the wire. */
import { createSocket } from 'node:dgram'
import { isIP } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookUpAddresses } from '../../electron/wire/lookup.ts'
import { queryRecords } from '../../electron/wire/query.ts'
import { WireFailure } from '../../electron/wire/world.ts'
import { fuzzing } from './fuzzing.ts'

/** Milliseconds: a lie that the resolver of the system does not believe is waited out like silence. */
const boundMs = 60

type Lie = {
  flags: number
  counts: readonly number[]
  question: boolean
  body: Uint8Array
  id: 'own' | 'other'
  times: number
}

const lies: fc.Arbitrary<Lie> = fc.record({
  // Of an answer, truncated, of another kind, any.
  flags: fc.oneof(fc.constantFrom(0x8180, 0x8580, 0x8380, 0x8183, 0x8182, 0x0100), fc.nat(0xffff)),
  counts: fc.oneof(
    fc.constantFrom([1, 1, 0, 0], [1, 0xffff, 0, 0], [0, 1, 0, 0], [0xffff, 0xffff, 0xffff, 0xffff]),
    fc.array(fc.nat(0xffff), { minLength: 4, maxLength: 4 }),
  ),
  question: fc.boolean(),
  body: fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    // An address; a name that points at itself; a name of names; a length that is not there.
    fc.constantFrom(
      Uint8Array.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]),
      Uint8Array.from([0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 0, 0, 2, 0xc0, 12]),
      Uint8Array.from([0xc0, 40, 0, 15, 0, 1, 0, 0, 0, 0, 0, 4, 0, 1, 0xc0, 40]),
      Uint8Array.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0xff, 0xff, 0xff]),
      new Uint8Array(60_000),
    ),
  ),
  id: fc.constantFrom('own', 'own', 'own', 'other'),
  times: fc.integer({ min: 0, max: 20 }),
})

const socket = createSocket('udp4')
let lie: Lie | null = null
let told = 0
let server = ''
beforeAll(async () => {
  socket.on('message', (query, from) => {
    if (lie === null) return
    const header = Buffer.alloc(12)
    query.copy(header, 0, 0, 2)
    if (lie.id === 'other') header.writeUInt16BE((header.readUInt16BE(0) + 1) % 0x1_0000, 0)
    header.writeUInt16BE(lie.flags, 2)
    for (const [at, count] of lie.counts.entries()) header.writeUInt16BE(count, 4 + 2 * at)
    const answer = Buffer.concat([header, ...(lie.question ? [query.subarray(12)] : []), lie.body])
    for (let time = 0; time < lie.times; time += 1) socket.send(answer, from.port, from.address)
    told += 1
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  server = `127.0.0.1:${socket.address().port}`
})
afterAll(() => new Promise<void>((resolve) => socket.close(() => resolve())))

const systemLookup = (): Promise<string[]> => Promise.reject(new WireFailure('dns-not-found', 'not in this test'))
const hostsFile = () => Promise.resolve(new Map())

/** The answer; or the word of the refusal. Anything else is thrown on. */
async function asked<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T | string> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), boundMs)
  try {
    return await ask(controller.signal)
  } catch (error) {
    if (error instanceof WireFailure) return error.word
    throw error
  } finally {
    clearTimeout(timer)
  }
}

it('a resolver that lies is believed or refused, and never waited for beyond the bound', async () => {
  const options = { servers: [server], hostsFile, systemLookup }
  await fc.assert(
    fc.asyncProperty(lies, async (drawn) => {
      lie = drawn
      const [four, six, mx, txt, srv] = await Promise.all([
        asked((signal) => lookUpAddresses('mail.example.com', 4, signal, options)),
        asked((signal) => lookUpAddresses('mail.example.com', 6, signal, options)),
        asked((signal) => queryRecords('example.com', 'MX', signal, [server])),
        asked((signal) => queryRecords('example.com', 'TXT', signal, [server])),
        asked((signal) => queryRecords('_imaps._tcp.example.com', 'SRV', signal, [server])),
      ])
      const all = [four, six, mx, txt, srv]
      const refusals = all.filter((answer) => typeof answer === 'string')
      expect(refusals.filter((word) => !/^(?:dns-|cancelled$)/.test(word))).toEqual([])
      expect(all.filter((answer) => answer.length === 0)).toEqual([])
      const [ofFour, ofSix] = [four, six].map((answer) => (typeof answer === 'string' ? [] : answer))
      expect(ofFour?.every((address) => isIP(address) === 4)).toBe(true)
      expect(ofSix?.every((address) => isIP(address) === 6)).toBe(true)
    }),
    { ...fuzzing, numRuns: Math.ceil(fuzzing.numRuns / 5) },
  )
  expect(told).toBeGreaterThan(fuzzing.numRuns / 5)
}, 600_000)
