import { describe, expect, it } from 'vitest'
import { controlsByPort, networkFactsOf } from '../../../electron/diagnose/network-facts.ts'
import { controls, smtpCheck } from './facts.ts'

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
    const facts = networkFactsOf(checks, controls(25, '---'), false)
    expect(facts.ports).toEqual({ '25': 'blocked', '587': 'open', '2525': 'unknown' })
    expect(facts.internet).toBe(true)
  })

  it.each([
    ['nothing answers', true, false],
    ['not known', false, null],
  ])('internet: %s', (_, nothingAnswers, internet) => {
    const dead = smtpCheck({ wire: ['connect', 'timeout'] })
    expect(networkFactsOf([dead], [], nothingAnswers).internet).toBe(internet)
  })

  it('claims nothing about what was not asked', () => {
    const { name, kind, captivePortal, vpn, ipv6 } = networkFactsOf([smtpCheck()], [], false)
    expect([name, kind, captivePortal, vpn, ipv6]).toEqual([null, null, null, null, null])
  })

  it('has seen IPv6 where an address of it was reached', () => {
    const check = smtpCheck()
    const steps = check.steps.map((step) =>
      step.name === 'connect'
        ? { ...step, addresses: [{ family: 6 as const, address: '2001:db8::1', ok: true, ms: 1, error: null }] }
        : step,
    )
    expect(networkFactsOf([{ ...check, steps }], [], false).ipv6).toBe(true)
  })
})
