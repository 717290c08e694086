import { describe, expect, it } from 'vitest'
import type { Conclusion } from '../../../electron/contract/report.ts'
import { findingCodes, type FindingCode, type Severity, type Side } from '../../../electron/contract/words.ts'
import { joined, order, rankOf, silence } from '../../../electron/diagnose/silences.ts'

const say = (code: FindingCode, server: Side | null = null, severity: Severity = 'problem'): Conclusion => ({
  code,
  severity,
  server,
  evidence: [`${code} ${server}`],
})

describe('the written order', () => {
  it('has every finding once', () => {
    expect(order.map(({ code }) => code).toSorted()).toEqual([...findingCodes].toSorted())
  })

  it.each(order)('$code explains only what comes after it', ({ code, explains }) => {
    expect(explains.filter((other) => rankOf(other) <= rankOf(code))).toEqual([])
  })
})

describe('silence', () => {
  it.each<[string, Conclusion[], string[]]>([
    [
      'a sign-in page explains six dead ports',
      [say('port-blocked-by-network', 'incoming'), say('captive-portal'), say('port-blocked-by-network', 'outgoing')],
      ['captive-portal null'],
    ],
    ...(['relay-without-sign-in', 'pop-before-smtp'] as const).map((code): [string, Conclusion[], string[]] => [
      `a stranger’s leave to send is not the server’s: ${code}`,
      [say('smtp-intercepted', 'outgoing'), say(code, 'outgoing', 'warning')],
      ['smtp-intercepted outgoing'],
    ]),
    [
      'only on its own side',
      [say('encryption-required', 'incoming'), say('not-encrypted', 'outgoing', 'warning')],
      ['encryption-required incoming', 'not-encrypted outgoing'],
    ],
    [
      'a finding of one side does not silence one about both',
      [say('wrong-server', 'outgoing'), say('credentials-rejected')],
      ['wrong-server outgoing', 'credentials-rejected null'],
    ],
    [
      'a warning does not silence a problem',
      [say('tls-intercepted', null, 'warning'), say('certificate-expired', 'incoming')],
      ['tls-intercepted null', 'certificate-expired incoming'],
    ],
    ['nothing to explain', [say('auth-off', 'outgoing')], ['auth-off outgoing']],
  ])('%s', (_, given, kept) => {
    expect(silence(given).map(({ code, server }) => `${code} ${server}`)).toEqual(kept)
  })

  it('keeps what was silenced as evidence', () => {
    expect(silence([say('dns-failure', 'incoming'), say('no-internet')])[0]?.evidence).toEqual([
      'no-internet null',
      'dns-failure incoming',
    ])
  })
})

describe('joined', () => {
  it('makes one of the same code and server, with the graver severity and all evidence', () => {
    const warning = { ...say('certificate-expired', 'incoming', 'warning'), evidence: ['a'] }
    const problem = { ...say('certificate-expired', 'incoming'), evidence: ['b', 'a'] }
    for (const both of [
      [warning, problem],
      [problem, warning],
    ]) {
      const [one, ...others] = joined(both)
      expect([one?.severity, one?.evidence.toSorted(), others]).toEqual(['problem', ['a', 'b'], []])
    }
  })
})
