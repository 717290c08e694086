import { describe, expect, it } from 'vitest'
import { controlsByPort, controlsFor, networkFactsOf } from '../../../electron/diagnose/network-facts.ts'
import type { Conclusion } from '../../../electron/contract/report.ts'
import type { FindingCode, WireError } from '../../../electron/contract/words.ts'
import { controls, smtpCheck } from './facts.ts'
import { controlsMet, interfaceProbe, portals, routeProbe, vpnProbe } from './network-probes.ts'

const found = (code: FindingCode, ...evidence: string[]): Conclusion => ({
  code,
  severity: 'problem',
  server: null,
  evidence,
})

describe('controlsByPort', () => {
  it.each([
    ['three of three dead', '---', 'blocked'],
    ['three of three reached', '+++', 'open'],
    ['one is down', '++-', 'open'],
    ['one lies on a closed port', '--+', 'blocked'],
    ['one down and one lying on an open port', '-+++', 'open'],
    ['two reached, more dead: two do not both lie', '++---', 'open'],
    ['two dead are too few', '--', 'unknown'],
    ['two dead, one not known', '--?', 'unknown'],
    ['one reached alone', '+', 'unknown'],
    ['none known', '???', 'unknown'],
  ])('%s', (_, seen, state) => {
    expect(controlsByPort(controls(587, seen)).get(587)?.state ?? 'unknown').toBe(state)
  })

  it.each<[string, (WireError | 'reached')[], string]>([
    [
      'one down and one lying, each in its own way: a network closes in one',
      ['reached', 'timeout', 'refused'],
      'unknown',
    ],
    ['one reached, the others dead in one way', ['reached', 'refused', 'refused'], 'blocked'],
    ['all dead, one of them in another way', ['timeout', 'timeout', 'refused'], 'blocked'],
    ['one of four lies, one is down in a way of its own', ['timeout', 'reached', 'refused', 'refused'], 'unknown'],
    ['one of four lies, one is down besides', ['timeout', 'timeout', 'timeout', 'reached'], 'blocked'],
  ])('%s', (_, met, state) => {
    expect(controlsByPort(controlsMet(587, ...met)).get(587)?.state ?? 'unknown').toBe(state)
  })

  it.each<[string, (WireError | 'reached')[], WireError, string]>([
    [
      'two failed as the port did, one lies, one is down',
      ['timeout', 'reached', 'refused', 'refused'],
      'refused',
      'blocked',
    ],
    [
      'one failed as the port did, and two are slow',
      ['timeout', 'reached', 'timeout', 'refused'],
      'refused',
      'unknown',
    ],
    ['of three, nobody can tell', ['reached', 'timeout', 'refused'], 'refused', 'unknown'],
    ['two reached', ['reached', 'reached', 'refused', 'refused'], 'refused', 'open'],
  ])('beside a port that failed: %s', (_, met, way, state) => {
    expect(controlsFor(controlsByPort(controlsMet(587, ...met)).get(587), way)?.state).toBe(state)
  })

  it('counts operators, not hosts', () => {
    const oneOperator = controls(25, '---').map((probe) => ({ ...probe, operator: 'one' }))
    expect(controlsByPort(oneOperator).get(25)?.state).toBe('unknown')
  })

  it.each(['dns-timeout', 'cancelled'] as const)('does not count a control that failed with %s', (error) => {
    expect(controlsByPort(controls(25, '---', error)).get(25)).toBeUndefined()
  })

  it('names only the probes that say so', () => {
    expect(controlsByPort(controls(25, '--+-')).get(25)?.evidence).toEqual([
      'control:25:c0.example',
      'control:25:c1.example',
      'control:25:c3.example',
    ])
  })
})

describe('networkFactsOf', () => {
  it('says open where the server itself was reached, blocked by controls, else unknown', () => {
    const checks = [
      smtpCheck({ port: 587, security: 'starttls' }),
      smtpCheck({ port: 25, security: 'none', wire: ['connect', 'timeout'] }),
      smtpCheck({ port: 2525, security: 'none', wire: ['connect', 'timeout'] }),
    ]
    const facts = networkFactsOf(checks, controls(25, '---'), [])
    expect(facts.ports).toEqual({ '25': 'blocked', '587': 'open', '2525': 'unknown' })
    expect(facts.internet).toBe(true)
  })

  it.each([
    ['nothing answers', [found('no-internet')], false],
    ['not known', [], null],
  ])('internet: %s', (_, concluded, internet) => {
    const dead = smtpCheck({ wire: ['connect', 'timeout'] })
    expect(networkFactsOf([dead], [], concluded).internet).toBe(internet)
  })

  it('claims nothing about what was not asked', () => {
    const { name, kind, captivePortal, vpn, ipv6 } = networkFactsOf([smtpCheck()], [], [])
    expect([name, kind, captivePortal, vpn, ipv6]).toEqual([null, null, null, null, null])
  })

  it('has seen IPv6 where an address of it was reached', () => {
    const check = smtpCheck()
    const steps = check.steps.map((step) =>
      step.name === 'connect'
        ? { ...step, addresses: [{ family: 6 as const, address: '2001:db8::1', ok: true, ms: 1, error: null }] }
        : step,
    )
    expect(networkFactsOf([{ ...check, steps }], [], []).ipv6).toBe(true)
  })

  it.each<[string, Parameters<typeof networkFactsOf>, Partial<ReturnType<typeof networkFactsOf>>]>([
    [
      'a page as expected: there is internet, and no sign-in page',
      [[], portals('e--'), []],
      { internet: true, captivePortal: false },
    ],
    ['its own page', [[], portals('ooo'), [found('captive-portal')]], { internet: null, captivePortal: true }],
    ['no page at all', [[], portals('---'), []], { internet: null, captivePortal: null }],
    ['a tunnel', [[], [vpnProbe(true), interfaceProbe('vpn')], []], { vpn: true, kind: 'vpn' }],
    ['none', [[], [vpnProbe(false), interfaceProbe('wifi')], []], { vpn: false, kind: 'wifi' }],
    ['a kind nobody knows', [[], [interfaceProbe(null)], []], { kind: null }],
    ['no way out by IPv6', [[], [routeProbe(6, false)], []], { ipv6: false }],
    ['a way out by IPv6, not tried', [[], [routeProbe(6, true)], []], { ipv6: null }],
    [
      'an intercepted port',
      [[smtpCheck({ port: 587 })], [], [found('smtp-intercepted', smtpCheck({ port: 587 }).id)]],
      { ports: { '587': 'intercepted' } },
    ],
  ])('%s', (_, given, expected) => {
    expect(networkFactsOf(...given)).toMatchObject(expected)
  })
})
