import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Stopped, Step } from '../../../../electron/contract/facts.ts'
import type { PlannedCheck } from '../../../../electron/contract/plan.ts'
import type { Protocol, StepName, WireError } from '../../../../electron/contract/words.ts'
import { emptyFacts } from '../../../../electron/probes/dialogues/recorder.ts'
import { watchShutPorts, type ShutPorts } from '../../../../electron/probes/network/shut-ports.ts'
import { Contacted } from '../../../../electron/wire/contacted.ts'
import { testWorld, type TestWorld } from '../../../servers/test-world.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] }))
afterEach(() => void vi.useRealTimers())

const host = 'mail.example.com'
function planned(protocol: Protocol, port: number, role: 'configured' | 'sibling'): PlannedCheck {
  return {
    id: `${protocol}:${host}:${port}:${role}`,
    side: protocol === 'smtp' ? 'outgoing' : 'incoming',
    role,
    protocol,
    host,
    port,
    security: 'tls',
    signIn: null,
    always: role === 'configured',
    asksRelay: false,
    bothFamilies: false,
  }
}
const imap = planned('imap', 993, 'configured')
const imap143 = planned('imap', 143, 'sibling')
const pop = planned('pop3', 995, 'sibling')
const smtp = planned('smtp', 587, 'configured')
const smtp465 = planned('smtp', 465, 'sibling')
const smtp25 = planned('smtp', 25, 'sibling')
const all = [imap, imap143, pop, smtp, smtp465, smtp25]

class Watch {
  readonly world: TestWorld
  readonly ports: ShutPorts
  readonly contacted = new Contacted()

  /** Controls on every port: refused, or silent for ever. */
  constructor(controls: 'refused' | 'dropped' = 'refused') {
    const controlHosts = all.map(({ port }) => ({ host: 'control.example', port, operator: 'Other' }))
    this.world = testWorld({ controlHosts, [controls]: ['*:25', '*:465', '*:587', '*:143', '*:993', '*:995'] })
    this.ports = watchShutPorts({
      world: this.world,
      boundMs: 3500,
      silenceMs: 1000,
      signal: new AbortController().signal,
      contacted: this.contacted,
      onProbe: () => {},
    })
    this.ports.watch(all)
    for (const { port } of all) this.contacted.add(host, port)
  }

  saw(name: StepName, error: WireError | null, ...checks: PlannedCheck[]): this {
    const step: Step = { name, ok: error === null, ms: 5, reply: null, error }
    for (const check of checks) this.ports.saw(check, step)
    return this
  }

  over(check: PlannedCheck, stopped: Stopped | null): this {
    this.ports.done({ ...emptyFacts(check), stopped }, stopped === null)
    return this
  }

  aSecond(): this {
    vi.advanceTimersByTime(1001)
    return this
  }

  async asked(): Promise<number[]> {
    const probes = await this.ports.finish()
    return probes.map(({ port }) => port ?? 0).toSorted((a, b) => a - b)
  }
}

const shut: Stopped = { by: 'wire', step: 'connect', error: 'refused', text: null }
const rejected: Stopped = { by: 'reply', step: 'sign-in', reply: '535 no' }
const turnedAway: Stopped = { by: 'reply', step: 'recipient-outside', reply: '550 no' }
const noCertificate: Stopped = { by: 'wire', step: 'tls', error: 'certificate-expired', text: null }

describe('the control hosts of a port are asked', () => {
  it.each<[string, (watch: Watch) => Watch, number[]]>([
    [
      'not when all is well',
      (w) =>
        w
          .saw('connect', null, ...all)
          .over(imap, null)
          .over(smtp, null),
      [],
    ],
    [
      'not for neighbours that are refused or silent beside settings that get on',
      (w) =>
        w
          .saw('connect', null, imap, smtp)
          .saw('connect', 'refused', pop, smtp465)
          .aSecond()
          .over(imap, null)
          .over(smtp, null),
      [],
    ],
    [
      'when the configured one is refused',
      (w) => w.saw('connect', 'refused', smtp).over(smtp, shut).over(smtp465, null),
      [587],
    ],
    [
      'when the configured one is silent for a second',
      (w) => w.saw('connect', null, imap, smtp465).aSecond(),
      [25, 587],
    ],
    [
      'for its neighbours, too, where none of them is proven',
      (w) => w.saw('connect', null, imap).saw('connect', 'refused', smtp, smtp465, smtp25).aSecond(),
      [25, 465, 587],
    ],
    [
      'but not for neighbours where one of them is',
      (w) =>
        w
          .saw('connect', null, imap, smtp465)
          .saw('connect', 'refused', smtp, smtp25)
          .over(smtp, shut)
          .over(smtp465, null)
          .aSecond(),
      [587],
    ],
    [
      'never for another protocol than the one that is set',
      (w) => w.saw('connect', null, smtp).saw('connect', 'refused', imap, imap143, pop).aSecond(),
      [143, 993],
    ],
    [
      'for neighbours of one that answered and would not serve',
      (w) =>
        w
          .saw('connect', null, imap, smtp)
          .saw('connect', 'refused', smtp465, smtp25)
          .over(smtp, turnedAway)
          .over(smtp465, shut)
          .over(smtp25, shut),
      [25, 465],
    ],
    [
      'not where name and password were rejected',
      (w) =>
        w.saw('connect', null, imap, smtp).saw('connect', 'refused', smtp465, smtp25).over(smtp, rejected).aSecond(),
      [],
    ],
    [
      'not where the certificate is at fault',
      (w) => w.saw('connect', null, imap, smtp).saw('connect', 'refused', smtp465).over(smtp, noCertificate).aSecond(),
      [],
    ],
  ])('%s', async (_name, happen, expected) => {
    const watch = happen(new Watch())
    expect(await watch.asked()).toEqual(expected)
  })

  it('and not waited for once the configured one answered all the same', async () => {
    const watch = new Watch('dropped')
    watch.saw('connect', null, imap, imap143, pop, smtp465, smtp25).aSecond()
    expect(watch.world.open()).toBe(0)
    await vi.waitFor(() => expect(watch.world.open()).toBe(1))
    watch.saw('connect', null, smtp).over(smtp, null)
    const probes = await watch.ports.finish()
    expect(probes.map(({ port, ok, error }) => [port, ok, error])).toEqual([[587, null, 'cancelled']])
    await watch.world.closed()
  })
})

describe('whether other names resolve is asked', () => {
  it.each<[string, (watch: Watch) => Watch, boolean]>([
    ['when the configured one does not', (w) => w.saw('resolve', 'dns-not-found', smtp), true],
    [
      'not for the rest of the checks',
      (w) => w.saw('connect', null, imap, smtp).saw('resolve', 'dns-failed', pop),
      false,
    ],
    ['not when the run ended it', (w) => w.saw('resolve', 'cancelled', smtp), false],
  ])('%s', async (_name, happen, expected) => {
    const watch = happen(new Watch())
    const probes = await watch.ports.finish()
    expect(probes.some(({ kind }) => kind === 'dns')).toBe(expected)
  })
})
