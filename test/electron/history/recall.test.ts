/** What a later run is told of other networks, and what it is not. */
import { afterAll, describe, expect, it } from 'vitest'
import { controls, email, run, smtp, smtpCheck, type Met } from '../diagnose/facts.ts'
import { add, asked, goodRun, homeGateway, hotelGateway, newHistory, recalled, removeHistories } from './kit.ts'

afterAll(removeHistories)

const cafeGateway = '00:1b:2c:00:00:01'

describe('what a later run is told', () => {
  it('that the same settings worked elsewhere, or here', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    const there = { network: 'Home', isNamed: true, at: expect.stringMatching(/^2026-11-2\dT.*[+-]\d\d:\d\d$/) }
    expect((await recalled(file, hotelGateway)).sides.outgoing).toEqual({
      workedElsewhere: there,
      workedHere: null,
      answeredElsewhere: there,
      answeredHere: null,
      silentElsewhere: null,
    })
    expect((await recalled(file, homeGateway)).sides.outgoing).toMatchObject({
      workedElsewhere: null,
      workedHere: there.at,
      answeredHere: there.at,
    })
  })

  it('whatever a clock wrote that ran ahead for a while', async () => {
    const file = newHistory()
    const ahead = goodRun({ startedAt: '2027-03-01T12:00:00Z' })
    await add(file, cafeGateway, 'Café', ahead)
    await add(file, homeGateway, 'Home', ahead)
    expect((await recalled(file, hotelGateway)).sides.outgoing?.workedElsewhere ?? null).toBeNull()
    await add(file, homeGateway, 'Home')
    const there = { network: 'Home', at: expect.stringMatching(/^2026-11-2\d/) }
    expect((await recalled(file, hotelGateway)).sides.outgoing).toMatchObject({
      workedElsewhere: there,
      answeredElsewhere: there,
    })
    expect((await asked(file)).find(({ network }) => network === 'Home')?.lastSeen).toMatch(/^2026-11-2/)
  })

  it('over a VPN, every network is elsewhere; without any identity, none is', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    expect((await recalled(file, 'vpn')).sides.incoming?.workedElsewhere?.network).toBe('Home')
    expect(await recalled(file, null)).toEqual({
      networkName: null,
      sides: { incoming: null, outgoing: null },
      endpoints: {},
    })
  })

  it.each<[string, Partial<Parameters<typeof run>[0]>]>([
    ['another port', { outgoing: smtp({ port: 587 }) }],
    ['another encryption', { outgoing: smtp({ security: 'starttls' }) }],
    ['another user name', { outgoing: smtp({ username: 'ann' }) }],
    ['another sign-in', { outgoing: smtp({ authentication: 'none' }) }],
  ])('nothing of %s, but that the server answered', async (_, account) => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    const { sides } = await recalled(file, hotelGateway, { ...goodRun(), account: { email, ...account } })
    expect(sides.outgoing).toMatchObject({ workedElsewhere: null, answeredElsewhere: { network: 'Home' } })
  })

  it('nothing of another account on the same servers', async () => {
    const file = newHistory()
    await add(file, homeGateway, 'Home')
    const facts = goodRun()
    const { sides } = await recalled(file, hotelGateway, {
      ...facts,
      account: { ...facts.account, email: 'bob@proseware.example' },
    })
    expect(sides.incoming).toMatchObject({ workedElsewhere: null })
  })

  it('that no port of the server answered elsewhere', async () => {
    const file = newHistory()
    const dead: Met = { wire: ['connect', 'timeout'] }
    const facts = run({ outgoing: smtp() }, [smtpCheck(dead)], { probes: controls(465, '+++') })
    await add(file, homeGateway, 'Home', facts)
    expect((await recalled(file, hotelGateway, facts)).sides.outgoing).toMatchObject({
      answeredElsewhere: null,
      silentElsewhere: expect.any(String),
    })
  })

  const on587: Met = { port: 587, security: 'starttls', greeting: '220 mail.proseware.example ESMTP 2026-11-21 #17' }
  const stranger: Met = {
    ...on587,
    greeting: '220 gateway.hotel.example ESMTP',
    wire: ['tls', 'certificate-wrong-host'],
  }
  const shows = (met: Met, fingerprint: string) => {
    const check = smtpCheck(met)
    const [certificate] = smtpCheck(on587).tls?.chain ?? []
    const chain = certificate ? [{ ...certificate, fingerprint }] : []
    return { ...check, tls: { version: null, verified: !met.wire, error: null, systemStoreOnly: null, chain } }
  }
  const sends = (check: ReturnType<typeof shows>, startedAt = '2026-11-21T17:09:06Z') =>
    run({ outgoing: smtp({ port: 587, security: 'starttls' }) }, [check], { startedAt })

  it.each<[string, ReturnType<typeof shows>, object | undefined]>([
    ['itself', shows(on587, '00'), { offeredStartTls: true, isOther: false }],
    ['itself with a new certificate', shows(on587, '01'), { offeredStartTls: true, isOther: false }],
    [
      'another machine of its own with the same certificate',
      shows({ ...on587, greeting: '220 mx2 x' }, '00'),
      { offeredStartTls: true, isOther: false },
    ],
    ['a stranger', shows(stranger, 'aa'), { offeredStartTls: true, isOther: true }],
    ['another host', { ...shows(on587, '00'), host: 'else.example' }, undefined],
  ])('who answers: %s', async (_, check, endpoint) => {
    const file = newHistory()
    await add(file, homeGateway, 'Home', sends(shows(on587, '00')))
    expect((await recalled(file, hotelGateway, sends(check))).endpoints[check.id]).toEqual(endpoint)
    // What was seen long ago, or on this very network, tells nothing.
    const muchLater = await recalled(file, hotelGateway, sends(check, '2027-03-01T00:00:00Z'))
    expect(muchLater.endpoints).toEqual({})
    expect((await recalled(file, homeGateway, sends(check))).endpoints).toEqual({})
  })

  it('a stranger is never taken for the server', async () => {
    const file = newHistory()
    await add(file, hotelGateway, 'Hotel', sends(shows(stranger, 'aa')))
    expect(await recalled(file, homeGateway, sends(shows(on587, '00')))).toEqual({
      networkName: null,
      sides: { incoming: null, outgoing: null },
      endpoints: {},
    })
  })
})
