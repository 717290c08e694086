import { describe, expect, it } from 'vitest'
import type { CheckFacts } from '../../../electron/contract/facts.ts'
import { usedSignIn } from '../../../electron/contract/used-sign-in.ts'
import { asReported } from '../../../electron/probes/afterwards.ts'
import { imapCheck, offer, smtpCheck, stubCauseOf, type Met } from '../diagnose/facts.ts'

const notNeeded: Met = { role: 'sibling', rule: 'not-needed' }
const reported = (...checks: CheckFacts[]): string[] =>
  asReported(checks, stubCauseOf).map((check) => {
    const { id, stopped } = check
    const signIn = usedSignIn(check)
    const port = id.split(':').slice(2).join(':')
    return `${port} ${signIn === null ? 'unsigned' : 'signed'} ${stopped?.by === 'rule' ? stopped.rule : (stopped?.by ?? 'done')}`
  })
/** As it was when another sufficed: so many steps into its dialogue. */
const after = (steps: number, check: CheckFacts): CheckFacts => ({ ...check, steps: check.steps.slice(0, steps) })
const without25: Met = {
  role: 'sibling',
  port: 25,
  security: 'starttls',
  afterTls: offer(),
  rule: 'sign-in-not-offered',
}

describe('a sibling where another sufficed', () => {
  it.each<[string, CheckFacts[], string[]]>([
    [
      'that had said hello is told as one without sign-in',
      [smtpCheck(), smtpCheck({ ...notNeeded, port: 587, security: 'starttls' })],
      ['465:tls:password signed done', '587:starttls:none unsigned not-needed'],
    ],
    [
      'that had only resolved is left out',
      [smtpCheck(), after(1, smtpCheck({ ...notNeeded, port: 25 }))],
      ['465:tls:password signed done'],
    ],
    [
      'that was connected and had not spoken is left out',
      [imapCheck(), after(2, imapCheck({ ...notNeeded, port: 143, security: 'starttls' }))],
      ['993:tls:password signed done'],
    ],
    [
      'that was refused keeps that',
      [smtpCheck(), smtpCheck({ role: 'sibling', port: 25, wire: ['connect', 'refused'] })],
      ['465:tls:password signed done', '25:tls:none unsigned wire'],
    ],
    [
      'that offers no sign-in was not needed either',
      [smtpCheck(), smtpCheck(without25)],
      ['465:tls:password signed done', '25:starttls:none unsigned not-needed'],
    ],
    [
      'that was not tried after a rejection was not needed either, and asked again under the other name tells nothing',
      [
        imapCheck({ reply: ['sign-in', '[credentials-rejected] no'] }),
        imapCheck({ role: 'sibling', port: 143, security: 'starttls', rule: 'rejected-before' }),
        imapCheck({ role: 'sibling', suffix: ':2' }),
        imapCheck({ ...notNeeded, port: 143, security: 'starttls', suffix: ':2' }),
      ],
      ['993:tls:password signed reply', '143:starttls:none unsigned not-needed', '993:tls:password:2 signed done'],
    ],
    [
      'on the other side than the one that sufficed is told as it is',
      [imapCheck(), smtpCheck({ reply: ['sign-in', '535 [credentials-rejected] no'] }), smtpCheck(without25)],
      [
        '993:tls:password signed done',
        '465:tls:password signed reply',
        '25:starttls:none unsigned sign-in-not-offered',
      ],
    ],
    [
      'at the configured endpoint says nothing new',
      [
        smtpCheck({ port: 587, security: 'starttls', authentication: 'none' }),
        smtpCheck(),
        smtpCheck({ ...notNeeded, port: 587, security: 'starttls' }),
      ],
      ['587:starttls:none unsigned done', '465:tls:password signed done'],
    ],
  ])('%s', (_name, checks, expected) => expect(reported(...checks)).toEqual(expected))
})

describe('names tell what was used', () => {
  const kerberos: Met = { authentication: 'kerberos', rule: 'method-not-performable' }
  it.each<[string, CheckFacts[], string[]]>([
    [
      'a configured method that cannot be performed',
      [imapCheck(kerberos)],
      ['993:tls:none unsigned method-not-performable'],
    ],
    ['a dead configured port', [smtpCheck({ wire: ['connect', 'timeout'] })], ['465:tls:none unsigned wire']],
    [
      'a second user name that was tried',
      [
        smtpCheck({ reply: ['sign-in', '535 [credentials-rejected] no'] }),
        smtpCheck({ role: 'sibling', suffix: ':2', username: 'ann' }),
      ],
      ['465:tls:password signed reply', '465:tls:password:2 signed done'],
    ],
    [
      'POP-before-SMTP keeps its word',
      [
        smtpCheck({ authentication: 'none', outside: ['550 [relay-denied] no'] }),
        smtpCheck({ authentication: 'none', suffix: ':after-fetch' }),
      ],
      ['465:tls:none unsigned reply', '465:tls:none:after-fetch unsigned done'],
    ],
    [
      'the same endpoint, dead for both ways to sign in, is told once',
      [
        imapCheck({ authentication: 'kerberos', wire: ['connect', 'refused'] }),
        imapCheck({ role: 'sibling', wire: ['connect', 'refused'] }),
      ],
      ['993:tls:none unsigned wire'],
    ],
    [
      'the same endpoint that ended otherwise is told twice',
      [
        imapCheck({ authentication: 'kerberos', wire: ['connect', 'refused'] }),
        imapCheck({ role: 'sibling', wire: ['greeting', 'closed'] }),
      ],
      ['993:tls:none unsigned wire', '993:tls:none:2 unsigned wire'],
    ],
  ])('%s', (_name, checks, expected) => expect(reported(...checks)).toEqual(expected))
})
