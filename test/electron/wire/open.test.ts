import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { Contacted } from '../../../electron/wire/contacted.ts'
import { openConnection } from '../../../electron/wire/open.ts'
import type { Opened } from '../../../electron/wire/open.ts'
import { send, stall } from '../../servers/script.ts'
import { scriptedServer } from '../../servers/scripted-server.ts'
import type { ScriptedServer } from '../../servers/scripted-server.ts'
import { testWorld } from '../../servers/test-world.ts'
import type { TestWorld, TestWorldOptions } from '../../servers/test-world.ts'

const host = 'mail.example.com'
const four = '192.0.2.1'
const otherFour = '192.0.2.2'
const six = '2001:db8::1'
const otherSix = '2001:db8::2'

const servers: ScriptedServer[] = []
const runs: AbortController[] = []
const opens: Opened[] = []
afterEach(async () => {
  for (const opened of opens.splice(0)) opened.connectAtEnd()
  for (const run of runs.splice(0)) run.abort()
  for (const server of servers.splice(0)) await server.close()
})

interface Given {
  bothFamilies?: boolean
  boundMs?: number
  giveUp?: AbortSignal
}

/** `answers`: which addresses the server has, as `address:25`; the rest are as the world's options say. */
async function openIn(options: TestWorldOptions & { answers?: string[] }, given: Given = {}) {
  const server = await scriptedServer([send('220 hello'), stall()])
  servers.push(server)
  const ports = Object.fromEntries((options.answers ?? []).map((address) => [`${address}:25`, server.port]))
  const world = testWorld({ ...options, ports })
  const run = new AbortController()
  runs.push(run)
  const contacted = new Contacted()
  const { bothFamilies = false, boundMs = 5000, giveUp } = given
  const opening = openConnection(
    world,
    { host, port: 25, bothFamilies },
    { boundMs, signal: run.signal, contacted, ...(giveUp && { giveUp }) },
  )
  void opening.then((opened) => opens.push(opened))
  return { server, world, run, contacted, opening }
}

async function opened(options: Parameters<typeof openIn>[0], given: Given = {}) {
  const { opening, ...rest } = await openIn(options, given)
  return { ...rest, opened: await opening }
}

const tried = ({ connect }: Opened) => connect?.addresses?.map(({ address, ok, error }) => [address, ok, error])

describe('resolving', () => {
  const both = { 4: [four], 6: [six] }
  const cases: [string, TestWorldOptions['hosts'], Partial<Opened['resolve']>][] = [
    [
      'both families',
      { [host]: both },
      {
        ok: true,
        error: null,
        resolved: { 4: { addresses: [four], error: null }, 6: { addresses: [six], error: null } },
      },
    ],
    [
      'IPv4 only',
      { [host]: { 4: [four] } },
      {
        ok: true,
        error: null,
        resolved: { 4: { addresses: [four], error: null }, 6: { addresses: [], error: 'dns-no-address' } },
      },
    ],
    [
      'IPv6 only, IPv4 refused by the resolver',
      { [host]: { 4: 'dns-failed', 6: [six] } },
      { ok: true, resolved: { 4: { addresses: [], error: 'dns-failed' }, 6: { addresses: [six], error: null } } },
    ],
    [
      'a resolver that never answers for IPv6',
      { [host]: { 4: [four], 6: 'silent' } },
      { ok: true, resolved: { 4: { addresses: [four], error: null }, 6: { addresses: [], error: 'dns-timeout' } } },
    ],
    [
      'a family said not to exist while the other does',
      { [host]: { 4: [four], 6: 'dns-not-found' } },
      { ok: true, resolved: { 4: { addresses: [four], error: null }, 6: { addresses: [], error: 'dns-no-address' } } },
    ],
    ['no such name', {}, { ok: false, error: 'dns-not-found' }],
    ['a name without addresses', { [host]: {} }, { ok: false, error: 'dns-no-address' }],
    ['empty answers', { [host]: { 4: [], 6: [] } }, { ok: false, error: 'dns-no-address' }],
    ['a resolver that fails', { [host]: 'dns-failed' }, { ok: false, error: 'dns-failed' }],
    [
      'no such name for one, silence for the other',
      { [host]: { 4: 'dns-not-found', 6: 'dns-timeout' } },
      { ok: false, error: 'dns-not-found' },
    ],
    [
      'failed for one, no address for the other',
      { [host]: { 4: 'dns-failed', 6: 'dns-no-address' } },
      { ok: false, error: 'dns-failed' },
    ],
  ]
  it.each(cases)('%s', async (_, hosts = {}, expected) => {
    const { opened: result } = await opened({ hosts, answers: [four, six] })
    expect(result.resolve).toMatchObject({ name: 'resolve', reply: null, ...expected })
    expect(result.stream === null).toBe(!expected.ok)
  })

  it('that fails leaves nothing connected, and says so', async () => {
    const { opened: result, world, contacted } = await opened({ hosts: {} })
    expect(result).toMatchObject({
      connect: null,
      stream: null,
      address: null,
      error: 'dns-not-found',
      text: expect.stringContaining(host),
    })
    expect(result.connectAtEnd()).toBeNull()
    expect(world.tried()).toEqual([])
    expect(contacted.list()).toEqual([])
  })

  it('that gets no answer at all ends at the bound', async () => {
    const { opened: result } = await opened({ hosts: { [host]: 'silent' } }, { boundMs: 50 })
    expect(result.resolve).toMatchObject({
      ok: false,
      error: 'dns-timeout',
      resolved: { 4: { error: 'dns-timeout' }, 6: { error: 'dns-timeout' } },
    })
    expect(result.error).toBe('dns-timeout')
  })

  it('ends at once when the run is cancelled', async () => {
    const { opening, run } = await openIn({ hosts: { [host]: 'silent' } })
    run.abort()
    expect(await opening).toMatchObject({
      error: 'cancelled',
      stream: null,
      resolve: { ok: false, error: 'cancelled' },
    })
  })
})

describe('connecting, the first address that answers', () => {
  const hosts = { [host]: { 4: [four, otherFour], 6: [six, otherSix] } }

  it('takes IPv6 first, and tries no more', async () => {
    const { opened: result, world, contacted } = await opened({ hosts, answers: [four, six] })
    expect(result).toMatchObject({ address: six, error: null, text: null })
    expect(tried(result)).toEqual([
      [six, true, null],
      [four, false, null],
      [otherSix, false, null],
      [otherFour, false, null],
    ])
    expect(result.connect?.addresses?.map(({ ms }) => ms === null)).toEqual([false, true, true, true])
    expect(world.tried()).toEqual([`${six}:25`])
    expect(contacted.list()).toEqual([`${host}:25`])
  })

  it('goes on at once when one fails', async () => {
    const { opened: result } = await opened({
      hosts,
      answers: [otherSix],
      unreachable: [`${six}:25`],
      refused: [`${four}:25`],
    })
    expect(result.address).toBe(otherSix)
    expect(tried(result)?.slice(0, 3)).toEqual([
      [six, false, 'unreachable'],
      [four, false, 'refused'],
      [otherSix, true, null],
    ])
  })

  it('does not wait for a silent one', async () => {
    const { opened: result, world } = await opened({ hosts, answers: [four], dropped: [`${six}:25`] })
    expect(result.address).toBe(four)
    expect(tried(result)?.slice(0, 2)).toEqual([
      [six, false, null],
      [four, true, null],
    ])
    expect(world.open()).toBe(1)
  })

  it('tries eight addresses at most', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `192.0.2.${index + 1}`)
    const { opened: result, world } = await opened({ hosts: { [host]: { 4: many } }, refused: [`${host}:25`] })
    expect(result.error).toBe('refused')
    expect(world.tried()).toHaveLength(8)
  })

  it('tells whole milliseconds', async () => {
    const { opened: result } = await opened({ hosts: { [host]: { 4: [four] } }, refused: [`${four}:25`] })
    expect(result.connect?.addresses?.every(({ ms }) => Number.isInteger(ms))).toBe(true)
  })

  const failures: [string, TestWorldOptions, string][] = [
    ['refused everywhere', { refused: [`${host}:25`] }, 'refused'],
    [
      'no IPv6 here, refused over IPv4',
      { unreachable: [`${six}:25`, `${otherSix}:25`], refused: [`${four}:25`, `${otherFour}:25`] },
      'refused',
    ],
    [
      'no IPv6 here, dropped over IPv4',
      { unreachable: [`${six}:25`, `${otherSix}:25`], dropped: [`${four}:25`] },
      'timeout',
    ],
    ['no network at all', { unreachable: [`${host}:25`] }, 'unreachable'],
    ['dropped everywhere', { dropped: [`${host}:25`] }, 'timeout'],
  ]
  it.each(failures)('%s', async (_, options, error) => {
    const { opened: result, world } = await opened({ hosts, ...options }, { boundMs: 60 })
    expect(result).toMatchObject({ stream: null, address: null, error, connect: { ok: false, error } })
    expect(result.text).not.toBeNull()
    await world.closed()
  })

  it('ends as at the bound when it is given up', async () => {
    const giveUp = new AbortController()
    const { opening, world } = await openIn({ hosts, dropped: [`${host}:25`] }, { giveUp: giveUp.signal })
    await untilTried(world)
    giveUp.abort()
    expect(await opening).toMatchObject({ error: 'timeout', stream: null })
    await world.closed()
  })
})

describe('connecting, both families', () => {
  const hosts = { [host]: { 4: [four], 6: [six] } }
  const both = { bothFamilies: true }

  it('reports both, and takes IPv6', async () => {
    const { opened: result, server, world } = await opened({ hosts, answers: [four, six] }, both)
    expect(result.address).toBe(six)
    expect(tried(result)).toEqual([
      [six, true, null],
      [four, true, null],
    ])
    result.connectAtEnd()
    result.stream?.destroy()
    await server.idle()
    await world.closed()
  })

  it('takes IPv4 when IPv6 is refused, and reports it', async () => {
    const { opened: result } = await opened({ hosts, answers: [four], refused: [`${six}:25`] }, both)
    expect(result.address).toBe(four)
    expect(tried(result)).toEqual([
      [six, false, 'refused'],
      [four, true, null],
    ])
  })

  it('takes IPv6 when IPv4 is unreachable, and reports it', async () => {
    const { opened: result } = await opened({ hosts, answers: [six], unreachable: [`${four}:25`] }, both)
    expect(result.address).toBe(six)
    expect(tried(result)).toEqual([
      [six, true, null],
      [four, false, 'unreachable'],
    ])
  })

  it('does not wait for a silent family, goes on beside, and says at the end that nothing came', async () => {
    const { opened: result, world } = await opened({ hosts, answers: [four], dropped: [`${six}:25`] }, both)
    expect(result.address).toBe(four)
    expect(tried(result)).toEqual([
      [six, false, null],
      [four, true, null],
    ])
    expect(world.open()).toBe(2)
    const atEnd = result.connectAtEnd()
    expect(atEnd?.addresses?.[0]).toMatchObject({ family: 6, ok: false, error: null, ms: expect.any(Number) })
    await untilOpen(world, 1)
    expect(result.stream?.destroyed).toBe(false)
  })

  it('leaves nothing behind when the stream is closed', async () => {
    const { opened: result, world } = await opened({ hosts, answers: [four], dropped: [`${six}:25`] }, both)
    result.stream?.destroy()
    await world.closed()
    expect(result.connectAtEnd()?.addresses?.[0]).toMatchObject({ ok: false, error: null })
  })

  it('calls a family that stays silent until the bound a timeout', async () => {
    const { opened: result, world } = await opened(
      { hosts, answers: [four], dropped: [`${six}:25`] },
      { ...both, boundMs: 80 },
    )
    await untilOpen(world, 1)
    expect(result.connectAtEnd()?.addresses?.[0]).toMatchObject({ address: six, ok: false, error: 'timeout' })
    expect(result.stream?.destroyed).toBe(false)
  })

  it('tries the next address of a family that failed', async () => {
    const two = { [host]: { 4: [four], 6: [six, otherSix] } }
    const { opened: result } = await opened({ hosts: two, answers: [four, otherSix], refused: [`${six}:25`] }, both)
    expect(tried(result)).toEqual([
      [six, false, 'refused'],
      [four, true, null],
      [otherSix, true, null],
    ])
    expect(result.address).toBe(otherSix)
  })

  it('closes all when the run is cancelled', async () => {
    const {
      opened: result,
      run,
      world,
      server,
    } = await opened({ hosts, answers: [four], dropped: [`${six}:25`] }, both)
    run.abort()
    expect(result.stream?.destroyed).toBe(true)
    await server.idle()
    await world.closed()
    expect(result.connectAtEnd()?.addresses?.[0]).toMatchObject({ ok: false, error: 'cancelled' })
  })
})

describe('an address that connects when nobody waits for it any more', () => {
  it.each([
    ['another was taken', false],
    ['the run was cancelled', true],
  ])('is closed: %s', async (_, cancels) => {
    const late = new PassThrough()
    const run = new AbortController()
    const world = testWorld({ hosts: { [host]: { 4: [four], 6: [six] } } })
    let connectLate: (stream: PassThrough) => void = () => {}
    // A world that does not listen to the signal.
    world.connect = ({ address }) =>
      new Promise((resolve) => (address === six ? (connectLate = resolve) : cancels || resolve(new PassThrough())))
    const opening = openConnection(
      world,
      { host, port: 25, bothFamilies: true },
      { boundMs: 5000, signal: run.signal, contacted: new Contacted() },
    )
    if (cancels) setImmediate(() => run.abort())
    const result = await opening
    expect(result.address).toBe(cancels ? null : four)
    connectLate(late)
    await new Promise((resolve) => setImmediate(resolve))
    expect(late.destroyed).toBe(true)
    result.stream?.destroy()
  })
})

describe('cancelling', () => {
  it('ends a connection that is being tried', async () => {
    const { opening, run, world } = await openIn({ hosts: { [host]: { 4: [four] } }, dropped: [`${host}:25`] })
    await untilTried(world)
    run.abort()
    expect(await opening).toMatchObject({ error: 'cancelled', stream: null, connect: { error: 'cancelled' } })
    await world.closed()
  })

  it('before anything began connects nothing', async () => {
    const world = testWorld({ hosts: { [host]: { 4: [four] } } })
    const contacted = new Contacted()
    const result = await openConnection(
      world,
      { host, port: 25, bothFamilies: true },
      { boundMs: 5000, signal: AbortSignal.abort(), contacted },
    )
    expect(result).toMatchObject({ error: 'cancelled', stream: null })
    expect(world.tried()).toEqual([])
  })

  it('lets a stream go that was closed before', async () => {
    const { opened: result, run, server } = await opened({ hosts: { [host]: { 4: [four] } }, answers: [four] })
    result.stream?.destroy()
    await server.idle()
    run.abort()
    expect(result.stream?.errored).toBeNull()
  })
})

async function untilTried(world: TestWorld): Promise<void> {
  while (world.tried().length === 0) await new Promise((resolve) => setImmediate(resolve))
}

async function untilOpen(world: TestWorld, count: number): Promise<void> {
  while (world.open() !== count) await new Promise((resolve) => setImmediate(resolve))
}
