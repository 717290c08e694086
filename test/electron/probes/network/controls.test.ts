import { afterEach, describe, expect, it } from 'vitest'
import type { NetworkProbe } from '../../../../electron/contract/facts.ts'
import { probeControlNames, probeControls } from '../../../../electron/probes/network/controls.ts'
import type { ControlsInput } from '../../../../electron/probes/network/controls.ts'
import { Contacted } from '../../../../electron/wire/contacted.ts'
import { send, stall } from '../../../servers/script.ts'
import { scriptedServer } from '../../../servers/scripted-server.ts'
import type { ScriptedServer } from '../../../servers/scripted-server.ts'
import { testWorld } from '../../../servers/test-world.ts'
import type { TestWorldOptions } from '../../../servers/test-world.ts'

const controls = (port: number) =>
  ['a', 'b', 'c'].map((name) => ({ host: `${name}.example`, port, operator: name.toUpperCase() }))

const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** `open`: the hosts that take a connection on port 25. */
async function ask(open: string[], options: TestWorldOptions, more: Partial<ControlsInput> = {}) {
  const server = await scriptedServer([send('220 control'), stall()])
  servers.push(server)
  const world = testWorld({
    controlHosts: [...controls(25), ...controls(465)],
    ports: Object.fromEntries(open.map((host) => [`${host}:25`, server.port])),
    ...options,
  })
  const seen: NetworkProbe[] = []
  const contacted = new Contacted()
  const onProbe = (probe: NetworkProbe): void => void seen.push(probe)
  const base = { world, ports: [25], boundMs: 5000, signal: new AbortController().signal, contacted, onProbe }
  const probes = await probeControls({ ...base, ...more })
  return { probes, seen, world, contacted, server }
}

const brief = (probes: NetworkProbe[]) => probes.map(({ host, ok, error }) => [host, ok, error])

describe('probeControls', () => {
  it('says who was asked, where, and that it answered; leaves nothing open', async () => {
    const { probes, seen, world, contacted, server } = await ask(['a.example', 'b.example', 'c.example'], {})
    expect(probes[0]).toEqual({
      id: 'control:25:a.example',
      kind: 'control',
      ok: true,
      ms: expect.any(Number),
      error: null,
      host: 'a.example',
      port: 25,
      operator: 'A',
      addresses: ['192.0.2.1'],
    })
    expect(seen.map(({ id }) => id).toSorted()).toEqual(probes.map(({ id }) => id))
    expect(contacted.list().toSorted()).toEqual(['a.example:25', 'b.example:25', 'c.example:25'])
    await world.closed()
    expect(server.lines()).toEqual([])
  })

  const all = controls(25).map(({ host }) => `${host}:25`)
  it.each<[string, string[], TestWorldOptions, (string | boolean | null)[][]]>([
    [
      'a port that is dropped',
      [],
      { dropped: ['*:25'] },
      [
        ['a.example', false, 'timeout'],
        ['b.example', false, 'timeout'],
        ['c.example', false, 'timeout'],
      ],
    ],
    [
      'a port that is refused',
      [],
      { refused: all },
      [
        ['a.example', false, 'refused'],
        ['b.example', false, 'refused'],
        ['c.example', false, 'refused'],
      ],
    ],
    [
      'one that is down while most answer: not known',
      ['b.example', 'c.example'],
      { dropped: ['a.example:25'] },
      [
        ['a.example', null, null],
        ['b.example', true, null],
        ['c.example', true, null],
      ],
    ],
    [
      'one that refuses while most answer',
      ['b.example', 'c.example'],
      { refused: ['a.example:25'] },
      [
        ['a.example', false, 'refused'],
        ['b.example', true, null],
        ['c.example', true, null],
      ],
    ],
    [
      'one that answers alone',
      ['a.example'],
      { dropped: ['b.example:25', 'c.example:25'] },
      [
        ['a.example', true, null],
        ['b.example', false, 'timeout'],
        ['c.example', false, 'timeout'],
      ],
    ],
    [
      'names that do not resolve',
      [],
      { hosts: { 'a.example': 'dns-failed', 'b.example': 'dns-not-found', 'c.example': 'silent' } },
      [
        ['a.example', false, 'dns-failed'],
        ['b.example', false, 'dns-not-found'],
        ['c.example', false, 'dns-timeout'],
      ],
    ],
  ])('%s', async (_, open, options, expected) => {
    const isTimedOut = expected.some(([, , error]) => error === 'timeout' || error === 'dns-timeout')
    const { probes, world } = await ask(open, options, { boundMs: isTimedOut ? 200 : 5000 })
    expect(brief(probes)).toEqual(expected)
    expect(probes.every(({ ms }) => ms >= 0)).toBe(true)
    await world.closed()
  })

  it('asks each port once, and none without control hosts', async () => {
    const { probes } = await ask([], { refused: ['*:25', '*:465', '*:2525'] }, { ports: [25, 465, 25, 2525] })
    expect(probes.map(({ id }) => id)).toEqual([
      'control:25:a.example',
      'control:25:b.example',
      'control:25:c.example',
      'control:465:a.example',
      'control:465:b.example',
      'control:465:c.example',
    ])
  })

  it('asks one host of each operator, and four at most', async () => {
    const many = ['A', 'A', 'B', 'C', 'D', 'E'].map((operator, index) => ({
      host: `${index}.example`,
      port: 25,
      operator,
    }))
    const { probes } = await ask([], { controlHosts: many, refused: ['*:25'] })
    expect(probes.map(({ host }) => host)).toEqual(['0.example', '2.example', '3.example', '4.example'])
  })

  it('reads the greeting where that is asked for', async () => {
    const { probes } = await ask(['a.example', 'b.example', 'c.example'], {}, { greetingPorts: [25] })
    expect(probes.map(({ greeting }) => greeting)).toEqual(['220 control', '220 control', '220 control'])
  })

  it('has no greeting of one that says nothing', async () => {
    const server = await scriptedServer([stall()])
    servers.push(server)
    const { probes, world } = await ask([], { ports: { '*:25': server.port } }, { greetingPorts: [25], boundMs: 60 })
    expect(probes.map(({ ok, greeting }) => [ok, greeting])).toEqual([
      [true, null],
      [true, null],
      [true, null],
    ])
    await world.closed()
  })

  it('ends at once when the run is cancelled, and claims nothing', async () => {
    const run = new AbortController()
    setImmediate(() => run.abort())
    const { probes, world } = await ask([], { dropped: ['*:25'] }, { signal: run.signal, boundMs: 60_000 })
    expect(brief(probes)).toEqual(controls(25).map(({ host }) => [host, null, 'cancelled']))
    await world.closed()
  })
})

describe('probeControlNames', () => {
  it('says which names resolve, one per operator', async () => {
    const world = testWorld({
      controlHosts: [...controls(25), ...controls(465)],
      hosts: { 'b.example': 'dns-failed', 'c.example': { 6: ['2001:db8::3'] } },
    })
    const seen: NetworkProbe[] = []
    const onProbe = (probe: NetworkProbe): void => void seen.push(probe)
    const probes = await probeControlNames({ world, boundMs: 5000, signal: new AbortController().signal, onProbe })
    expect(probes.map(({ id, kind, ok, error, addresses }) => [id, kind, ok, error, addresses])).toEqual([
      ['dns:a.example', 'dns', true, null, ['192.0.2.1']],
      ['dns:b.example', 'dns', false, 'dns-failed', []],
      ['dns:c.example', 'dns', true, null, ['2001:db8::3']],
    ])
    expect(seen).toHaveLength(3)
    expect(world.tried()).toEqual([])
  })

  it('claims nothing when the run is cancelled', async () => {
    const world = testWorld({ controlHosts: controls(25) })
    const probes = await probeControlNames({ world, boundMs: 5000, signal: AbortSignal.abort(), onProbe: () => {} })
    expect(probes.map(({ ok, error }) => [ok, error])).toEqual([
      [null, 'cancelled'],
      [null, 'cancelled'],
      [null, 'cancelled'],
    ])
  })
})
