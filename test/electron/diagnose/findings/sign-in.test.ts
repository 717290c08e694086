import { expect, it } from 'vitest'
import { controls, email, imap, imapCheck, offer, pop3Check, run, smtp, smtpCheck } from '../facts.ts'
import { expectedOf, told, sib, wantsAuth, rejected, on25, type Row } from '../scenarios.ts'

const rows: Row[] = [
  {
    name: 'wrong password, one user name for both sides',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck({ reply: ['sign-in', rejected] }),
      smtpCheck({ rule: 'rejected-before' }),
    ]),
    findings: ['problem credentials-rejected incoming'],
    verdict: ['cannot-sign-in', 'cannot-tell', 'cannot-sign-in', null],
  },
  {
    name: 'wrong password for receiving only',
    facts: run({ incoming: imap({ username: 'other' }), outgoing: smtp() }, [
      imapCheck({ username: 'other', reply: ['sign-in', rejected] }),
      smtpCheck(),
    ]),
    findings: ['problem credentials-rejected incoming'],
    verdict: ['cannot-sign-in', 'works', 'cannot-sign-in', null],
  },
  {
    name: 'wrong password, and sign-in off for sending: each fault stands',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck({ reply: ['sign-in', rejected] }),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [wantsAuth] }),
      smtpCheck(sib({ rule: 'rejected-before' })),
    ]),
    findings: [
      'problem credentials-rejected incoming',
      'problem auth-off outgoing',
      'warning local-network-only outgoing',
    ],
    verdict: ['cannot-sign-in', 'broken', 'cannot-sign-in', null],
  },
  {
    name: 'local-part user name needed',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck({ reply: ['sign-in', rejected] }),
      smtpCheck({ rule: 'rejected-before' }),
      imapCheck(sib({ username: 'ann', suffix: ':2' })),
      smtpCheck(sib({ username: 'ann', suffix: ':2' })),
    ]),
    findings: ['problem credentials-rejected incoming'],
    verdict: ['works-with-changes', 'works-with-changes', 'works-with-changes', null],
    recommended: { incoming: 'imap:993:tls:password:ann', outgoing: 'smtp:465:tls:password:ann (accepted)' },
    changes: [`incoming.username ${email}→ann`, `outgoing.username ${email}→ann`],
  },
  {
    name: 'a second rejection adds to the evidence, not to the findings',
    facts: run({ incoming: imap() }, [
      imapCheck({ reply: ['sign-in', rejected] }),
      imapCheck(sib({ username: 'ann', suffix: ':2', reply: ['sign-in', rejected] })),
    ]),
    findings: ['problem credentials-rejected incoming'],
    verdict: ['cannot-sign-in', 'cannot-tell', 'cannot-sign-in', null],
  },
  {
    name: 'IMAP switched off, POP3 proven',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck({ reply: ['sign-in', 'NO [protocol-disabled] IMAP is off'] }),
      pop3Check(sib({})),
      smtpCheck(),
    ]),
    findings: ['problem protocol-disabled incoming'],
    verdict: ['works-with-changes', 'works', 'works-with-changes', null],
    recommended: { incoming: `pop3:995:tls:password:${email}` },
    changes: ['incoming.protocol imap→pop3', 'incoming.port 993→995'],
  },
  {
    name: 'IMAP down, POP3 proven: not offered in its place',
    facts: run({ incoming: imap() }, [imapCheck({ wire: ['greeting', 'timeout'] }), pop3Check(sib({}))]),
    findings: ['problem temporary-failure incoming'],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'temporary'],
  },
  {
    name: 'let in under TLS without a sign-in: nothing follows for the method',
    facts: run({ incoming: imap() }, [
      imapCheck({ rule: 'sign-in-not-offered', afterTls: offer(), greeting: '* PREAUTH hi' }),
    ]),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'NTLM configured where PLAIN is offered and proven',
    facts: run({ incoming: imap(), outgoing: smtp({ authentication: 'ntlm' }) }, [
      imapCheck(),
      smtpCheck({ authentication: 'ntlm', rule: 'method-not-performable' }),
      smtpCheck(sib({})),
    ]),
    findings: ['problem auth-method-unsupported outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: ['outgoing.authentication ntlm→password'],
  },
  {
    name: 'NTLM configured and offered, nothing else tried',
    facts: run({ incoming: imap(), outgoing: smtp({ authentication: 'ntlm' }) }, [
      imapCheck(),
      smtpCheck({ authentication: 'ntlm', rule: 'method-not-performable', afterTls: offer('NTLM') }),
    ]),
    findings: [],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'sign-in-method'],
  },
  {
    name: 'an account set to OAuth, which the server offers',
    facts: run({ incoming: imap({ authentication: 'oauth2' }), outgoing: smtp({ authentication: 'oauth2' }) }, [
      imapCheck({ authentication: 'oauth2', rule: 'method-not-performable', afterTls: offer('XOAUTH2', 'PLAIN') }),
      smtpCheck({ authentication: 'oauth2', rule: 'method-not-performable', afterTls: offer('XOAUTH2', 'PLAIN') }),
    ]),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'sign-in-method'],
  },
  {
    name: 'an account set to OAuth, which the server does not offer; a password is proven',
    facts: run({ incoming: imap({ authentication: 'oauth2' }), outgoing: smtp() }, [
      imapCheck({ authentication: 'oauth2', rule: 'method-not-performable' }),
      imapCheck(sib({})),
      smtpCheck(),
    ]),
    findings: ['problem auth-method-unsupported incoming'],
    verdict: ['works-with-changes', 'works', 'works-with-changes', null],
    recommended: { incoming: `imap:993:tls:password:${email}` },
    changes: ['incoming.authentication oauth2→password'],
  },
  {
    name: 'only tokens are taken for sending',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ rule: 'method-not-offered', afterTls: offer('XOAUTH2', 'OAUTHBEARER') }),
    ]),
    findings: ['problem oauth-required outgoing'],
    verdict: ['works', 'cannot-sign-in', 'cannot-sign-in', null],
  },
  {
    name: 'no AUTH on 25, honest; 587 is proven',
    facts: run({ incoming: imap(), outgoing: smtp({ port: 25, security: 'starttls' }) }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'starttls', rule: 'sign-in-not-offered', afterTls: offer() }),
      smtpCheck(sib({ port: 587, security: 'starttls' })),
    ]),
    findings: ['problem auth-method-unsupported outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: ['outgoing.port 25→587'],
  },
  {
    name: 'no password',
    facts: run(
      { incoming: imap(), outgoing: smtp() },
      [
        imapCheck({ authentication: 'none' }),
        { ...smtpCheck({ authentication: 'none', outside: [] }), asksRelay: false },
      ],
      { hasPassword: false },
    ),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'no-password'],
  },
  {
    name: 'no password, and a certificate that does not verify',
    facts: run(
      { incoming: imap(), outgoing: smtp() },
      [
        imapCheck({ authentication: 'none' }),
        smtpCheck({ authentication: 'none', wire: ['tls', 'certificate-expired'] }),
      ],
      { hasPassword: false },
    ),
    findings: ['problem certificate-expired outgoing'],
    verdict: ['cannot-tell', 'broken', 'broken', null],
  },
  {
    name: 'cancelled before sending was answered',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck({ wire: ['connect', 'cancelled'] })], {
      cancelled: true,
    }),
    findings: [],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'cancelled'],
  },
  {
    name: 'account locked, one user name for both sides',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck({ reply: ['sign-in', 'NO [account-locked] locked'] }),
      smtpCheck({ rule: 'rejected-before' }),
    ]),
    findings: ['problem account-locked incoming'],
    verdict: ['cannot-sign-in', 'cannot-tell', 'cannot-sign-in', null],
  },
  {
    name: 'rejected for receiving, let in for sending with the same name: about receiving only',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck({ reply: ['sign-in', rejected] }), smtpCheck()]),
    findings: ['problem credentials-rejected incoming'],
    verdict: ['cannot-sign-in', 'works', 'cannot-sign-in', null],
  },
  {
    name: 'port blocked for sending, and its neighbour rejects the password',
    facts: run(
      { outgoing: smtp({ port: 25, security: 'starttls' }) },
      [
        smtpCheck({ port: 25, security: 'starttls', wire: ['connect', 'timeout'] }),
        smtpCheck(sib({ reply: ['sign-in', rejected] })),
      ],
      { probes: controls(25, '---') },
    ),
    findings: ['problem port-blocked-by-network outgoing', 'problem credentials-rejected outgoing'],
    verdict: ['cannot-tell', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'refused without a meaning: nothing is claimed',
    facts: run({ incoming: imap() }, [imapCheck({ reply: ['sign-in', 'NO hm'] })]),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'receiving is set to sign in nowhere',
    facts: run({ incoming: imap({ authentication: 'none' }), outgoing: smtp() }, [
      imapCheck({ authentication: 'none' }),
      smtpCheck(),
    ]),
    findings: [],
    verdict: ['cannot-tell', 'works', 'cannot-tell', 'sign-in-method'],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})
