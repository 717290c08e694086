import { describe, expect, it } from 'vitest'
import type { CertificateFacts, NetworkProbe, TlsFacts } from '../../../../electron/contract/facts.ts'
import { smtpIntercepted } from '../../../../electron/diagnose/findings/interception.ts'
import { runOf } from '../../../../electron/diagnose/run.ts'
import { controls, imap, imapCheck, run, smtp, smtpCheck, stubCauseOf, type Met } from '../facts.ts'
import { answersOn, type Said } from '../network-probes.ts'
import { clear, on25, sib, told } from '../scenarios.ts'

const host = 'mail.proseware.example'
const stranger = '220 gateway.hotel.example ESMTP'

function certificate(rest: Partial<CertificateFacts>): CertificateFacts {
  return {
    subject: 'CN=x',
    issuer: 'CN=Hotel',
    names: [host],
    validFrom: '2026-01-01T00:00:00Z',
    validTo: '2027-01-01T00:00:00Z',
    fingerprint: 'ff',
    selfSigned: false,
    ...rest,
  }
}

const bad = (error: NonNullable<TlsFacts['error']>, rest: Partial<CertificateFacts> = {}): Met => ({
  wire: ['tls', error],
  tls: { verified: false, error, chain: [certificate(rest)] },
})
const hotels: Partial<CertificateFacts> = { names: ['gateway.hotel.example'], fingerprint: 'aa' }
const starttls587 = (met: Met) => smtpCheck({ port: 587, security: 'starttls', ...met })
const on587 = { incoming: imap(), outgoing: smtp({ port: 587, security: 'starttls' }) }
const honest = (index: number): Said => ({ greeting: `220 c${index}.example ESMTP`, startTls: true, verified: true })
const hidden: Said = { greeting: stranger, startTls: false }

type Row = [name: string, checks: ReturnType<typeof smtpCheck>[], probes: NetworkProbe[], findings: string[]]
const codes = (account: Parameters<typeof run>[0], checks: Row[1], probes: Row[2]) =>
  told(run(account, checks, { probes })).findings

describe('smtp-intercepted', () => {
  const unsigned: Met = { port: 25, security: 'none', authentication: 'none', beforeTls: clear, greeting: stranger }
  const refused: Met = { ...unsigned, outside: ['550 [relay-denied] no'] }

  it.each<Row>([
    [
      'the same greeting for two control hosts: and what the stranger said of relaying is forgotten',
      [imapCheck(), smtpCheck(refused), smtpCheck(sib({}))],
      answersOn(25, hidden, hidden, honest(2)),
      ['problem smtp-intercepted outgoing'],
    ],
    [
      'a stranger that takes everything is no trusting server',
      [imapCheck(), smtpCheck(unsigned)],
      answersOn(25, hidden, hidden, hidden),
      ['problem smtp-intercepted outgoing'],
    ],
    [
      'the server is named otherwise than its host, and controls answer as themselves',
      [imapCheck(), smtpCheck(refused), smtpCheck(sib({}))],
      answersOn(25, honest(0), honest(1), honest(2)),
      ['problem auth-off outgoing', 'warning local-network-only outgoing'],
    ],
    [
      'one control that lies with the same name proves nothing',
      [imapCheck(), smtpCheck(refused), smtpCheck(sib({}))],
      answersOn(25, hidden, honest(1), {}),
      ['problem auth-off outgoing', 'warning local-network-only outgoing'],
    ],
    [
      'controls of which nothing was heard',
      [imapCheck(), smtpCheck(refused), smtpCheck(sib({}))],
      answersOn(25, {}, {}, {}),
      ['problem auth-off outgoing', 'warning local-network-only outgoing'],
    ],
  ])('25 in clear: %s', (_, checks, probes, findings) => {
    expect(codes({ incoming: imap(), outgoing: on25 }, checks, probes)).toEqual(findings)
  })

  it.each<Row>([
    [
      'the very certificate of the stranger at one control host',
      [imapCheck(), starttls587({ greeting: stranger, ...bad('certificate-wrong-host', hotels) })],
      answersOn(587, { verified: false, tlsError: 'certificate-wrong-host', fingerprint: 'aa' }, {}, honest(2)),
      ['problem smtp-intercepted outgoing'],
    ],
    [
      'the same name greets everywhere, without encryption',
      [imapCheck(), starttls587({ greeting: stranger, noStartTls: true })],
      answersOn(587, hidden, hidden, hidden),
      ['problem smtp-intercepted outgoing'],
    ],
    [
      'the same refusal in place of a greeting, but for its numbers',
      [imapCheck(), starttls587({ greeting: '554 mail is blocked here, ticket 12', reply: ['greeting', '554 no'] })],
      answersOn(587, ...[34, 56].map((n): Said => ({ greeting: `554 mail is blocked here, ticket ${n}` }))),
      ['problem smtp-intercepted outgoing'],
    ],
    [
      'greeting and certificate of one foreigner, the real one verified on 993, nobody else to ask',
      [imapCheck(), starttls587({ greeting: stranger, ...bad('certificate-wrong-host', hotels) })],
      [],
      ['problem smtp-intercepted outgoing'],
    ],
    [
      'the same, and the port is clear for control hosts: the server’s own fault',
      [imapCheck(), starttls587({ greeting: stranger, ...bad('certificate-wrong-host', hotels) })],
      answersOn(587, honest(0), honest(1)),
      ['problem certificate-wrong-host outgoing'],
    ],
    [
      'a certificate that the packager left behind',
      [
        imapCheck(),
        starttls587({ greeting: '220 mail ESMTP', ...bad('certificate-wrong-host', { names: ['ubuntu'] }) }),
      ],
      [],
      ['problem certificate-wrong-host outgoing'],
    ],
    [
      'a hoster’s name in greeting and certificate, everywhere',
      [
        imapCheck({ ...bad('certificate-wrong-host', hotels) }),
        starttls587({ greeting: stranger, ...bad('certificate-wrong-host', hotels) }),
      ],
      [],
      ['problem certificate-wrong-host null'],
    ],
  ])('587: %s', (_, checks, probes, findings) => {
    expect(codes(on587, checks, probes)).toEqual(findings)
  })

  it('is not concluded where the user’s server is run by a control’s own people', () => {
    const google = '220 smtp.gmail.example ESMTP'
    const outgoing = smtp({ host: 'smtp.gmail.example', port: 587, security: 'starttls' })
    const [one, two] = answersOn(587, { greeting: google, startTls: false }, { greeting: google, startTls: false })
    const kin = [one, two].flatMap((each) => (each ? { ...each, host: 'mx.gmail.example', operator: 'Gmail' } : []))
    const checks = [imapCheck(), starttls587({ host: 'smtp.gmail.example', greeting: google, noStartTls: true })]
    expect(codes({ incoming: imap(), outgoing }, checks, kin)).toEqual(['problem security-mismatch outgoing'])
  })

  it('remembers the real server from another network, where nothing verified shows it here', () => {
    const facts = run({ outgoing: on587.outgoing }, [
      starttls587({ greeting: stranger, ...bad('certificate-wrong-host', hotels) }),
    ])
    const seen = runOf(facts, stubCauseOf)
    expect(smtpIntercepted(seen)).toEqual([])
    const remembered = { ...seen, seenElsewhere: () => ({ offeredStartTls: true, isOther: true }) }
    expect(smtpIntercepted(remembered)).toMatchObject([{ code: 'smtp-intercepted', server: 'outgoing' }])
  })
})

describe('tls-intercepted', () => {
  const foreign: Said = { verified: false, tlsError: 'certificate-untrusted', issuer: 'CN=Hotel' }
  const both = { incoming: imap(), outgoing: smtp() }

  it.each<Row>([
    [
      'one strange issuer, at the controls, too',
      [imapCheck(bad('certificate-untrusted')), smtpCheck(bad('certificate-untrusted'))],
      [...answersOn(993, foreign, foreign, {}), ...answersOn(465, foreign)],
      ['problem tls-intercepted null'],
    ],
    [
      'another issuer at the controls: one of them lies, the fault is the server’s',
      [imapCheck(bad('certificate-untrusted')), smtpCheck()],
      answersOn(993, { ...foreign, issuer: 'CN=Another' }, honest(1), honest(2)),
      ['problem certificate-untrusted incoming'],
    ],
    [
      'the controls verify',
      [imapCheck(bad('certificate-untrusted')), smtpCheck()],
      answersOn(993, honest(0), honest(1), honest(2)),
      ['problem certificate-untrusted incoming'],
    ],
    [
      'nobody else could be asked',
      [imapCheck(bad('certificate-untrusted')), smtpCheck()],
      answersOn(993, {}, {}, {}),
      ['problem certificate-untrusted incoming'],
    ],
    [
      'a gateway’s own certificate in place of everybody’s',
      [imapCheck(bad('certificate-wrong-host', hotels)), smtpCheck()],
      answersOn(993, { verified: false, tlsError: 'certificate-wrong-host', fingerprint: 'aa' }),
      ['problem tls-intercepted incoming'],
    ],
    [
      'settings in clear, and the encrypted neighbours end in one strange issuer',
      [
        imapCheck(),
        smtpCheck({
          port: 25,
          security: 'none',
          authentication: 'none',
          outside: ['550 [relay-denied] no'],
          greeting: '220 mail.proseware.example',
        }),
        smtpCheck(sib(bad('certificate-untrusted'))),
      ],
      answersOn(465, foreign, foreign),
      ['problem tls-intercepted outgoing', 'problem local-network-only outgoing'],
    ],
  ])('%s', (_, checks, probes, findings) => {
    const account = checks.some(({ port }) => port === 25) ? { incoming: imap(), outgoing: on25 } : both
    expect(codes(account, checks, probes)).toEqual(findings)
  })
})

describe('starttls-stripped', () => {
  const stripped: Said = { greeting: '220 x.example', startTls: false }
  const noTls: Met = { port: 587, security: 'starttls', noStartTls: true, greeting: `220 ${host} ESMTP` }
  const each = (index: number): Said => ({ ...stripped, greeting: `220 c${index}.example` })

  it.each<Row>([
    [
      'missing for control hosts, too',
      [imapCheck(), smtpCheck(noTls)],
      answersOn(587, each(0), each(1), each(2)),
      ['problem starttls-stripped outgoing'],
    ],
    [
      'missing for two of three, the third is down',
      [imapCheck(), smtpCheck(noTls)],
      answersOn(587, each(0), each(1)),
      ['problem starttls-stripped outgoing'],
    ],
    [
      'crossed out on the way',
      [imapCheck(), smtpCheck({ ...noTls, beforeTls: { ...clear, startTls: false, capabilities: ['XXXXXXXA'] } })],
      [],
      ['problem starttls-stripped outgoing'],
    ],
    [
      'starred greeting',
      [imapCheck(), smtpCheck({ ...noTls, greeting: '220 ****************' })],
      [],
      ['problem starttls-stripped outgoing'],
    ],
    [
      'control hosts offer it: this server does not',
      [imapCheck(), smtpCheck(noTls)],
      answersOn(587, honest(0), honest(1), honest(2)),
      ['problem security-mismatch outgoing'],
    ],
    [
      'one control that lies',
      [imapCheck(), smtpCheck(noTls)],
      answersOn(587, each(0), honest(1), honest(2)),
      ['problem security-mismatch outgoing'],
    ],
    [
      'missing for one, nothing heard of the others',
      [imapCheck(), smtpCheck(noTls)],
      answersOn(587, each(0), {}, {}),
      ['problem security-mismatch outgoing'],
    ],
    ['nobody could be asked', [imapCheck(), smtpCheck(noTls)], [], ['problem security-mismatch outgoing']],
    [
      'offered, agreed to and then garbled, for all',
      [imapCheck(), starttls587({ wire: ['tls', 'tls-not-spoken'] })],
      answersOn(
        587,
        ...[0, 1].map((n): Said => ({ greeting: `220 c${n}.example`, startTls: true, tlsError: 'tls-failed' })),
      ),
      ['problem starttls-stripped outgoing'],
    ],
  ])('%s', (_, checks, probes, findings) => {
    expect(codes(on587, checks, probes)).toEqual(findings)
  })
})

describe('a machine that takes every connection and says nothing', () => {
  it.each<Row>([
    [
      'for control hosts, too: the network blocks the port',
      [imapCheck(), starttls587({ wire: ['greeting', 'timeout'] })],
      [...controls(587, '+++'), ...answersOn(587, {}, {}, {})],
      ['problem port-blocked-by-network outgoing'],
    ],
    [
      'one of four speaks, and one is down: two that speak would be left',
      [imapCheck(), starttls587({ wire: ['greeting', 'timeout'] })],
      answersOn(587, honest(0), {}, {}, {}).map((probe, index) => (index === 3 ? { ...probe, ok: false } : probe)),
      ['problem port-blocked-by-network outgoing'],
    ],
    [
      'two of four speak',
      [imapCheck(), starttls587({ wire: ['greeting', 'timeout'] })],
      answersOn(587, honest(0), honest(1), {}, {}),
      [],
    ],
    [
      'control hosts speak',
      [imapCheck(), starttls587({ wire: ['greeting', 'timeout'] })],
      answersOn(587, honest(0), {}, {}),
      [],
    ],
  ])('%s', (_, checks, probes, findings) => {
    expect(codes(on587, checks, probes)).toEqual(findings)
  })
})
