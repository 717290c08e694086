import { expect, it } from 'vitest'
import { email, imap, imapCheck, offer, run, smtp, smtpCheck } from '../facts.ts'
import { expectedOf, told, sib, notNeeded, wantsAuth, on25, clear, type Row } from '../scenarios.ts'

const rows: Row[] = [
  {
    name: 'SSL set on the STARTTLS port',
    facts: run({ incoming: imap({ port: 143 }), outgoing: smtp({ port: 587 }) }, [
      imapCheck({ port: 143, wire: ['tls', 'tls-not-spoken'] }),
      imapCheck(sib({ ...notNeeded })),
      imapCheck(sib({ port: 143, security: 'starttls' })),
      smtpCheck({ port: 587, wire: ['tls', 'tls-not-spoken'] }),
      smtpCheck(sib({})),
    ]),
    findings: ['problem security-mismatch incoming', 'problem security-mismatch outgoing'],
    verdict: ['works-with-changes', 'works-with-changes', 'works-with-changes', null],
    recommended: {
      incoming: `imap:143:starttls:password:${email}`,
      outgoing: `smtp:465:tls:password:${email} (accepted)`,
    },
    changes: ['incoming.security tls→starttls', 'outgoing.port 587→465'],
  },
  {
    name: 'STARTTLS set on the SSL port, silent at the greeting',
    facts: run({ incoming: imap({ security: 'starttls' }), outgoing: smtp({ security: 'starttls' }) }, [
      imapCheck({ security: 'starttls', wire: ['greeting', 'timeout'] }),
      imapCheck(sib({})),
      smtpCheck({ security: 'starttls', wire: ['greeting', 'closed'] }),
      smtpCheck(sib({})),
    ]),
    findings: ['problem security-mismatch incoming', 'problem security-mismatch outgoing'],
    verdict: ['works-with-changes', 'works-with-changes', 'works-with-changes', null],
    recommended: { incoming: `imap:993:tls:password:${email}`, outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: ['incoming.security starttls→tls', 'outgoing.security starttls→tls'],
  },
  {
    name: 'silence at the greeting, and nobody heard on that port: nothing is claimed',
    facts: run({ incoming: imap({ security: 'starttls' }) }, [
      imapCheck({ security: 'starttls', wire: ['greeting', 'timeout'] }),
      imapCheck(sib({ wire: ['tls', 'timeout'] })),
    ]),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'IMAP set on POP3’s port',
    facts: run({ incoming: imap({ port: 995 }) }, [imapCheck({ port: 995, wire: ['greeting', 'garbled'] })]),
    findings: ['problem wrong-protocol incoming'],
    verdict: ['broken', 'cannot-tell', 'broken', null],
  },
  {
    name: 'IMAP with SSL set on the submission port',
    facts: run({ incoming: imap({ port: 587 }) }, [imapCheck({ port: 587, wire: ['tls', 'tls-not-spoken'] })]),
    findings: ['problem wrong-protocol incoming'],
    verdict: ['broken', 'cannot-tell', 'broken', null],
  },
  {
    name: 'expired certificate on one host: one finding for both sides',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck({ wire: ['tls', 'certificate-expired'] }),
      smtpCheck({ wire: ['tls', 'certificate-expired'] }),
    ]),
    findings: ['problem certificate-expired null'],
    verdict: ['broken', 'broken', 'broken', null],
  },
  {
    name: 'self-signed certificate for receiving',
    facts: run({ incoming: imap({ host: 'imap.proseware.example' }), outgoing: smtp() }, [
      imapCheck({ host: 'imap.proseware.example', wire: ['tls', 'certificate-untrusted'] }),
      smtpCheck(),
    ]),
    findings: ['problem certificate-untrusted incoming'],
    verdict: ['broken', 'works', 'broken', null],
  },
  {
    name: 'wrong-host certificate on 465, 587 is proven',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ wire: ['tls', 'certificate-wrong-host'] }),
      smtpCheck(sib({ port: 587, security: 'starttls' })),
    ]),
    findings: ['problem certificate-wrong-host outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: ['outgoing.port 465→587', 'outgoing.security tls→starttls'],
  },
  {
    name: 'a sibling’s certificate is nobody’s problem where the settings work',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck(),
      smtpCheck(sib({ port: 587, security: 'starttls', wire: ['tls', 'certificate-expired'] })),
    ]),
    findings: ['info works null'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'sign-in off, and no encrypted neighbour has a good certificate',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [wantsAuth] }),
      smtpCheck(sib({ wire: ['tls', 'certificate-expired'] })),
    ]),
    findings: [
      'problem auth-off outgoing',
      'warning certificate-expired outgoing',
      'warning local-network-only outgoing',
    ],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'plain sign-in refused before TLS',
    facts: run({ incoming: imap({ port: 143, security: 'none' }), outgoing: smtp() }, [
      imapCheck({ port: 143, security: 'none', rule: 'not-encrypted', beforeTls: clear }),
      imapCheck(sib({ port: 143, security: 'starttls' })),
      smtpCheck(),
    ]),
    findings: ['problem encryption-required incoming'],
    verdict: ['works-with-changes', 'works', 'works-with-changes', null],
    recommended: { incoming: `imap:143:starttls:password:${email}` },
    changes: ['incoming.security none→starttls'],
  },
  {
    name: 'plain sign-in possible, encryption offered and proven',
    facts: run({ incoming: imap({ port: 143, security: 'none' }), outgoing: smtp() }, [
      imapCheck({ port: 143, security: 'none', rule: 'not-encrypted', beforeTls: offer('PLAIN') }),
      imapCheck(sib({})),
      smtpCheck(),
    ]),
    findings: ['warning not-encrypted incoming'],
    verdict: ['works-with-changes', 'works', 'works-with-changes', null],
    recommended: { incoming: `imap:993:tls:password:${email}` },
    changes: ['incoming.port 143→993', 'incoming.security none→tls'],
  },
  {
    name: 'clear text not agreed to',
    facts: run({ incoming: imap({ port: 143, security: 'none' }), outgoing: smtp() }, [
      imapCheck({ port: 143, security: 'none', rule: 'clear-text-not-agreed', beforeTls: offer('PLAIN') }),
      smtpCheck(),
    ]),
    findings: ['warning not-encrypted incoming'],
    verdict: ['cannot-tell', 'works', 'cannot-tell', 'clear-text'],
  },
  {
    name: 'clear text agreed to: works, with a warning, and is recommended to nobody',
    facts: run(
      { incoming: imap({ port: 143, security: 'none' }), outgoing: smtp() },
      [imapCheck({ port: 143, security: 'none', beforeTls: offer('PLAIN') }), smtpCheck()],
      { allowsClearText: true },
    ),
    findings: ['warning not-encrypted incoming'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'STARTTLS blanked on the way',
    facts: run({ incoming: imap(), outgoing: smtp({ port: 587, security: 'starttls' }) }, [
      imapCheck(),
      smtpCheck({
        port: 587,
        security: 'starttls',
        noStartTls: true,
        greeting: '220 ********************',
        beforeTls: { ...offer(), capabilities: ['PIPELINING', 'XXXXXXXA'] },
      }),
    ]),
    findings: ['problem starttls-stripped outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'STARTTLS set and honestly not offered',
    facts: run({ incoming: imap(), outgoing: smtp({ port: 587, security: 'starttls' }) }, [
      imapCheck(),
      smtpCheck({ port: 587, security: 'starttls', noStartTls: true, beforeTls: offer('PLAIN') }),
      smtpCheck(sib({})),
    ]),
    findings: ['problem security-mismatch outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: ['outgoing.port 587→465', 'outgoing.security starttls→tls'],
  },
  {
    name: 'trusted by this computer’s own store only',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck({ tls: { systemStoreOnly: true } }), smtpCheck()]),
    findings: ['warning tls-intercepted incoming'],
    verdict: ['works', 'works', 'works', null],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})
