import { expect, it } from 'vitest'
import { outcomeOf } from '../../../electron/diagnose/outcome.ts'
import { offer, smtpCheck, stubCauseOf, type Met } from './facts.ts'

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
  ['a method that cannot be performed', { authentication: 'oauth2', rule: 'method-not-performable' }, 'unknown'],
])('%s', (_, met, outcome) => {
  expect(outcomeOf(smtpCheck(met), stubCauseOf, false)).toBe(outcome)
})

it('knows nothing of a check that the user cut short', () => {
  expect(outcomeOf(smtpCheck({ wire: ['greeting', 'cancelled'] }), stubCauseOf, true)).toBe('unknown')
})
