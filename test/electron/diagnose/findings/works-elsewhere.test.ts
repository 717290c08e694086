/** What history turns a guess into, and what it does not. */
import { describe, expect, it } from 'vitest'
import type { CertificateFacts, CheckFacts, RunFacts, TlsFacts } from '../../../../electron/contract/facts.ts'
import type { Remembered, RememberedEndpoint, RememberedSide } from '../../../../electron/contract/history.ts'
import { adviseOn } from '../../../../electron/advise/advise.ts'
import { diagnose } from '../../../../electron/diagnose/diagnose.ts'
import { controls, imap, imapCheck, run, smtp, smtpCheck, stubCauseOf, type Met } from '../facts.ts'
import { answersOn } from '../network-probes.ts'
import { sib, told } from '../scenarios.ts'

/** The runs of these tests are of 21 November. */
const tuesday = '2026-11-17T20:09:06+01:00'
const lastYear = '2025-11-03T08:00:00+01:00'
const home = { network: 'Home', isNamed: true, at: tuesday }

const nothing: RememberedSide = {
  workedElsewhere: null,
  workedHere: null,
  answeredElsewhere: null,
  answeredHere: null,
  silentElsewhere: null,
}
const worked: RememberedSide = { ...nothing, workedElsewhere: home, answeredElsewhere: home }

const memory = (
  sides: Partial<Remembered['sides']>,
  endpoints: Record<string, RememberedEndpoint> = {},
): { remembered: Remembered } => ({
  remembered: { networkName: null, sides: { incoming: null, outgoing: null, ...sides }, endpoints },
})

const dead: Met = { wire: ['connect', 'timeout'] }
const open = [993, 143, 465, 587].flatMap((port) => controls(port, '+++'))
const sending = { outgoing: smtp() }
/** The server answers on none of its ports, and others do on them. */
const allDead = [smtpCheck(dead), smtpCheck(sib({ port: 587, security: 'starttls', ...dead }))]

const sendingOf = (checks: CheckFacts[], outgoing: RememberedSide | null, rest: Partial<RunFacts> = {}): RunFacts =>
  run(sending, checks, { probes: open, ...memory({ outgoing }), ...rest })

describe('works-elsewhere', () => {
  it.each<[name: string, facts: RunFacts, findings: string[], verdict: string]>([
    [
      'an unreachable server that lives elsewhere',
      sendingOf(allDead, worked),
      ['problem works-elsewhere outgoing', 'problem server-unreachable outgoing'],
      'blocked-here',
    ],
    [
      'an unreachable server that answered elsewhere, whatever became of the settings there',
      sendingOf(allDead, { ...nothing, answeredElsewhere: home }),
      ['problem server-unreachable outgoing'],
      'blocked-here',
    ],
    ['one that nobody remembers', sendingOf(allDead, null), ['problem server-unreachable outgoing'], 'cannot-tell'],
    [
      'one that answered a year ago',
      sendingOf(allDead, { ...nothing, answeredElsewhere: { ...home, at: lastYear } }),
      ['problem server-unreachable outgoing'],
      'cannot-tell',
    ],
    [
      'one that this very network reached: it is down',
      sendingOf(allDead, { ...worked, workedHere: tuesday, answeredHere: tuesday }),
      ['problem server-unreachable outgoing'],
      'cannot-tell',
    ],
    [
      'one that was silent elsewhere since: it is down',
      sendingOf(allDead, { ...worked, silentElsewhere: '2026-11-20T08:00:00+01:00' }),
      ['problem server-unreachable outgoing'],
      'cannot-tell',
    ],
    [
      'one that was silent elsewhere before it answered there',
      sendingOf(allDead, { ...worked, silentElsewhere: '2026-11-10T08:00:00+01:00' }),
      ['problem works-elsewhere outgoing', 'problem server-unreachable outgoing'],
      'blocked-here',
    ],
    [
      'a port that the server closes to this network alone',
      sendingOf(
        [smtpCheck(dead), smtpCheck(sib({ port: 587, security: 'starttls', reply: ['sign-in', '5 x'] }))],
        worked,
      ),
      ['problem works-elsewhere outgoing', 'problem port-blocked-by-server outgoing'],
      'blocked-here',
    ],
    [
      'other settings proven here: no more than worth knowing',
      sendingOf([smtpCheck(dead), smtpCheck(sib({ port: 587, security: 'starttls' }))], worked),
      ['problem port-blocked-by-server outgoing', 'info works-elsewhere outgoing'],
      'works-with-changes',
    ],
    [
      'silence of which nothing else can be said',
      sendingOf([smtpCheck({ wire: ['greeting', 'timeout'] })], worked, { probes: [] }),
      ['problem works-elsewhere outgoing'],
      'blocked-here',
    ],
    [
      'the same, worked a year ago: worth knowing, and no reason',
      sendingOf(
        [smtpCheck({ wire: ['greeting', 'timeout'] })],
        { ...worked, workedElsewhere: { ...home, at: lastYear } },
        { probes: [] },
      ),
      ['info works-elsewhere outgoing'],
      'cannot-tell',
    ],
    [
      'the same, worked here, too: this place is not what differs',
      sendingOf([smtpCheck({ wire: ['greeting', 'timeout'] })], { ...worked, workedHere: tuesday }, { probes: [] }),
      ['info works-elsewhere outgoing'],
      'cannot-tell',
    ],
    [
      'a certificate at fault stays the server’s: a difference alone proves nothing',
      sendingOf([smtpCheck({ wire: ['tls', 'certificate-expired'] })], worked),
      ['problem certificate-expired outgoing', 'info works-elsewhere outgoing'],
      'broken',
    ],
    [
      'a rejected password is no affair of the place',
      sendingOf([smtpCheck({ reply: ['sign-in', '535 [credentials-rejected] no'] })], worked),
      ['problem credentials-rejected outgoing'],
      'cannot-sign-in',
    ],
    [
      'a check without a password shows nothing of the account',
      sendingOf([smtpCheck({ rule: 'no-password' })], worked, { hasPassword: false }),
      [],
      'cannot-tell',
    ],
    [
      'a cancelled check',
      sendingOf([smtpCheck({ wire: ['connect', 'cancelled'] })], worked, { cancelled: true }),
      [],
      'cannot-tell',
    ],
    ['settings that work here, too', sendingOf([smtpCheck()], worked), ['info works outgoing'], 'works'],
    [
      'this network says itself that it blocks the port',
      sendingOf([smtpCheck(dead), smtpCheck(sib({ port: 587, security: 'starttls', ...dead }))], worked, {
        probes: [465, 587].flatMap((port) => controls(port, '---')),
      }),
      ['problem port-blocked-by-network outgoing', 'info works-elsewhere outgoing'],
      'blocked-here',
    ],
  ])('%s', (_, facts, findings, verdict) => {
    expect(told(facts).findings).toEqual(findings)
    expect(diagnose(facts, stubCauseOf).verdict.outgoing).toBe(verdict)
  })

  it('is one finding where both sides worked on one network', () => {
    const facts = run(
      { incoming: imap(), outgoing: smtp() },
      [imapCheck({ wire: ['greeting', 'timeout'] }), smtpCheck({ wire: ['greeting', 'timeout'] })],
      memory({ incoming: worked, outgoing: worked }),
    )
    expect(told(facts).findings).toEqual(['problem works-elsewhere null'])
    expect(diagnose(facts, stubCauseOf).verdict.overall).toBe('blocked-here')
  })

  it.each<[name: string, facts: RunFacts, title: string, words: string]>([
    [
      'where and when',
      sendingOf(allDead, worked),
      'The same settings worked on another network',
      'on “Home” on Tuesday',
    ],
    [
      'that it lives',
      sendingOf(allDead, { ...nothing, answeredElsewhere: { ...home, isNamed: false, network: 'Network 2' } }),
      'The server shuts this network out',
      'It answered on another network (Network 2) on Tuesday',
    ],
    [
      'that it is down',
      sendingOf(allDead, { ...nothing, answeredHere: tuesday }),
      'The server is probably down',
      'This network reached it on Tuesday',
    ],
    [
      'that it is down everywhere',
      sendingOf(allDead, { ...nothing, silentElsewhere: tuesday }),
      'The server is probably down',
      'did not answer on another network either',
    ],
  ])('says %s', (_, facts, title, words) => {
    const [first] = adviseOn(facts, diagnose(facts, stubCauseOf)).findings
    expect(first?.title).toBe(title)
    expect(first?.explanation).toContain(words)
  })
})

describe('what is remembered of servers', () => {
  const starttls = smtpCheck({ port: 587, security: 'starttls', noStartTls: true })
  const on587 = { outgoing: smtp({ port: 587, security: 'starttls' }) }

  it.each<[string, Record<string, RememberedEndpoint>, string]>([
    [
      'offered elsewhere',
      { [starttls.id]: { offeredStartTls: true, isOther: null } },
      'problem starttls-stripped outgoing',
    ],
    ['never seen elsewhere', {}, 'problem security-mismatch outgoing'],
  ])('STARTTLS missing here, %s', (_, endpoints, finding) => {
    expect(told(run(on587, [starttls], memory({}, endpoints))).findings).toEqual([finding])
  })

  const issued = (host: string, rest: Partial<CertificateFacts> = {}): Met => {
    const certificate = {
      subject: `CN=${host}`,
      issuer: 'CN=Hotel',
      names: [host],
      validFrom: '2026-01-01T00:00:00Z',
      validTo: '2027-01-01T00:00:00Z',
      fingerprint: 'ff',
      selfSigned: false,
      ...rest,
    }
    const tls: Partial<TlsFacts> = { verified: false, error: 'certificate-untrusted', chain: [certificate] }
    return { host, wire: ['tls', 'certificate-untrusted'], tls }
  }
  const receiving = (rest?: Partial<CertificateFacts>) => imapCheck(issued('imap.one.example', rest))
  const outgoing = (host: string) => smtpCheck(issued(host))
  const told2 = (checks: CheckFacts[], known: CheckFacts[], probes: RunFacts['probes'] = []) => {
    const account = { incoming: imap({ host: 'imap.one.example' }), outgoing: smtp({ host: checks[1]?.host ?? '' }) }
    const endpoints = Object.fromEntries(known.map(({ id }) => [id, { offeredStartTls: null, isOther: true }]))
    return told(run(account, checks, { probes, ...memory({}, endpoints) })).findings
  }

  it('servers of two domains, each known elsewhere by its own certificate, are here vouched for by one nobody trusts', () => {
    const checks = [receiving(), outgoing('smtp.two.example')]
    expect(told2(checks, checks)).toEqual(['problem tls-intercepted null'])
  })

  it.each<[name: string, checks: CheckFacts[], known: number, probes: RunFacts['probes']]>([
    ['one of them was never seen elsewhere', [receiving(), outgoing('smtp.two.example')], 1, []],
    ['they are of one domain: its own doing, perhaps', [receiving(), outgoing('smtp.one.example')], 2, []],
    ['they differ in their issuers', [receiving({ issuer: 'CN=Other' }), outgoing('smtp.two.example')], 2, []],
    ['signed by itself', [receiving({ selfSigned: true }), outgoing('smtp.two.example')], 2, []],
    [
      'control hosts are themselves',
      [receiving(), outgoing('smtp.two.example')],
      2,
      [993, 465].flatMap((port) => answersOn(port, { verified: true }, { verified: true })),
    ],
  ])('%s: the servers’ own', (_, checks, known, probes) => {
    expect(told2(checks, checks.slice(0, known), probes)).toEqual([
      'problem certificate-untrusted incoming',
      'problem certificate-untrusted outgoing',
    ])
  })

  it('the network has the name that the user gave it', () => {
    const facts = run(sending, [smtpCheck()], { remembered: { ...memory({}).remembered, networkName: 'Büro' } })
    expect(diagnose(facts, stubCauseOf).network.name).toBe('Büro')
    expect(diagnose(run(sending, [smtpCheck()]), stubCauseOf).network.name).toBeNull()
  })
})
