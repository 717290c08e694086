import { describe, expect, it } from 'vitest'
import type { RunFacts } from '../../../electron/contract/facts.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import { outcomeOf } from '../../../electron/diagnose/outcome.ts'
import { imap, imapCheck, offer, run, smtp, smtpCheck, stubCauseOf, type Met } from './facts.ts'

it.each<[string, Met, string]>([
  ['all taken', {}, 'accepted'],
  ['a rule left out what was not needed', { rule: 'not-needed' }, 'accepted'],
  ['no password', { rule: 'no-password' }, 'accepted'],
  ['refused as a stranger', { authentication: 'none', outside: ['550 [relay-denied] no'] }, 'relay-denied'],
  ['first outside refused, second taken', { outside: ['550 [recipient-unknown] no', '250 OK'] }, 'accepted'],
  ['both refused for their own sake', { outside: ['550 [recipient-unknown] no', '556 no'] }, 'recipient-inconclusive'],
  [
    'a stranger’s recipient unknown is that',
    { authentication: 'none', outside: ['550 [recipient-unknown] no'] },
    'recipient-unknown',
  ],
  ['the own address refused, outside taken', { own: '552 [mailbox-full] no' }, 'accepted'],
  ['sign-in refused', { reply: ['sign-in', '535 [credentials-rejected] no'] }, 'credentials-rejected'],
  ['a refusal without a meaning', { reply: ['greeting', '554 no'] }, 'unknown'],
  ['a refusal that reads like a success', { reply: ['greeting', '220 hm'] }, 'unknown'],
  ['silence', { wire: ['connect', 'timeout'] }, 'timeout'],
  ['refused', { wire: ['connect', 'refused'] }, 'refused'],
  ['no route', { wire: ['connect', 'unreachable'] }, 'unreachable'],
  ['closed', { wire: ['greeting', 'reset'] }, 'closed'],
  ['no name', { wire: ['resolve', 'dns-not-found'] }, 'dns-failure'],
  ['no TLS there', { wire: ['tls', 'tls-not-spoken'] }, 'security-mismatch'],
  ['a certificate out of its dates', { wire: ['tls', 'certificate-not-yet-valid'] }, 'certificate-expired'],
  ['megabytes', { wire: ['greeting', 'too-much-data'] }, 'garbled'],
  ['the run’s own bound', { wire: ['greeting', 'cancelled'] }, 'timeout'],
  ['STARTTLS not offered', { port: 587, security: 'starttls', noStartTls: true }, 'security-mismatch'],
  ['clear text not agreed to', { security: 'none', rule: 'clear-text-not-agreed' }, 'not-encrypted'],
  ['no way to sign in', { afterTls: offer(), rule: 'sign-in-not-offered' }, 'auth-method-unsupported'],
  ['not tried after a rejection', { rule: 'rejected-before' }, 'unknown'],
  [
    'a method that is offered and cannot be performed',
    { authentication: 'oauth2', rule: 'method-not-performable', afterTls: offer('XOAUTH2') },
    'unknown',
  ],
  [
    'a method that cannot be performed and is not offered',
    { authentication: 'ntlm', rule: 'method-not-performable' },
    'auth-method-unsupported',
  ],
  ['tokens only, and a password set', { afterTls: offer('XOAUTH2'), rule: 'method-not-offered' }, 'oauth-required'],
  ['a bare refusal for now', { reply: ['greeting', '421 later'] }, 'temporary-failure'],
  ['a bare refusal for now of the sender', { sender: '450 later' }, 'temporary-failure'],
  ['an unexplained refusal of outsiders, signed in', { outside: ['550 no'] }, 'relay-denied'],
  ['an unexplained refusal of a stranger', { authentication: 'none', outside: ['550 no'] }, 'unknown'],
])('%s', (_, met, outcome) => {
  expect(outcomeOf(smtpCheck(met), stubCauseOf, false)).toBe(outcome)
})

it('knows nothing of a check that the user cut short', () => {
  expect(outcomeOf(smtpCheck({ wire: ['greeting', 'cancelled'] }), stubCauseOf, true)).toBe('unknown')
})

describe('the configured check says no other thing than the finding about it', () => {
  const garbled: Met = { port: 995, wire: ['greeting', 'garbled'] }
  it.each<[string, RunFacts, string]>([
    ['IMAP on the port of POP3', run({ incoming: imap({ port: 995 }) }, [imapCheck(garbled)]), 'wrong-protocol'],
    [
      'a plain client at a port that waits for TLS',
      run({ outgoing: smtp({ security: 'starttls' }) }, [
        smtpCheck({ security: 'starttls', wire: ['greeting', 'timeout'] }),
        smtpCheck({ role: 'sibling' }),
      ]),
      'security-mismatch',
    ],
    [
      'STARTTLS starred out',
      run({ outgoing: smtp({ port: 587, security: 'starttls' }) }, [
        smtpCheck({ port: 587, security: 'starttls', noStartTls: true, greeting: '220 ********' }),
      ]),
      'starttls-stripped',
    ],
    [
      'no password, and tokens only',
      run(
        { incoming: imap() },
        [imapCheck({ authentication: 'none', afterTls: { ...offer('XOAUTH2'), signIn: false } })],
        {
          hasPassword: false,
        },
      ),
      'oauth-required',
    ],
    [
      'no sign-in before encryption',
      run({ incoming: imap({ port: 143, security: 'none' }) }, [
        imapCheck({ port: 143, security: 'none', rule: 'not-encrypted', beforeTls: { ...offer(), startTls: true } }),
        imapCheck({ role: 'sibling', port: 143, security: 'starttls', rule: 'no-password' }),
      ]),
      'encryption-required',
    ],
  ])('%s', (_name, facts, outcome) => {
    const { outcomes, conclusions } = diagnose(facts, stubCauseOf)
    expect(outcomes[facts.checks[0]?.id ?? '']).toBe(outcome)
    expect(conclusions.map(({ code }) => code)).toContain(outcome)
  })
})
