import { expect, it } from 'vitest'
import { email, imap, imapCheck, offer, run, smtp, smtpCheck } from '../facts.ts'
import {
  expectedOf,
  told,
  sib,
  notNeeded,
  siblings,
  relayDenied,
  wantsAuth,
  on25,
  clear,
  off25to587,
  off25to465,
  type Row,
} from '../scenarios.ts'

const rows: Row[] = [
  {
    name: 'sign-in off on 25, own accepted, outside refused, 465 proven',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [wantsAuth] }),
      ...siblings(
        smtpCheck(sib({})),
        smtpCheck(sib({ ...notNeeded, port: 587, security: 'starttls', own: '', outside: [] })),
      ),
    ]),
    findings: ['problem auth-off outgoing', 'warning local-network-only outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: off25to465,
  },
  {
    name: 'sign-in off on 587, which wants STARTTLS first',
    facts: run({ incoming: imap(), outgoing: { ...on25, port: 587 } }, [
      imapCheck(),
      smtpCheck({
        port: 587,
        security: 'none',
        authentication: 'none',
        sender: '530 [encryption-required] STARTTLS first',
        beforeTls: clear,
      }),
      smtpCheck(sib({ port: 587, security: 'starttls' })),
    ]),
    findings: ['problem auth-off outgoing', 'problem encryption-required outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: [
      'outgoing.security none→starttls',
      'outgoing.authentication none→password',
      `outgoing.username →${email}`,
    ],
  },
  {
    name: 'sign-in off on 587 with STARTTLS, all refused: only sign-in changes, though 465 is proven too',
    facts: run(
      { incoming: imap(), outgoing: smtp({ port: 587, security: 'starttls', authentication: 'none', username: '' }) },
      [
        imapCheck(),
        smtpCheck({ port: 587, security: 'starttls', authentication: 'none', own: wantsAuth, outside: [wantsAuth] }),
        smtpCheck(sib({})),
        smtpCheck(sib({ port: 587, security: 'starttls' })),
      ],
    ),
    findings: ['problem auth-off outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: ['outgoing.authentication none→password', `outgoing.username →${email}`],
  },
  {
    name: 'sign-in off, offered, and nothing proven for lack of a password: the fault stands',
    facts: run(
      { outgoing: on25 },
      [
        smtpCheck({ port: 25, security: 'none', authentication: 'none', own: relayDenied, outside: [relayDenied] }),
        smtpCheck({ ...notNeeded, own: '', outside: [] }),
      ],
      { hasPassword: false },
    ),
    findings: ['problem auth-off outgoing'],
    verdict: ['cannot-tell', 'broken', 'broken', null],
  },
  {
    name: 'own-network-only relay without AUTH, from outside',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [relayDenied] }),
      smtpCheck(sib({ port: 25, security: 'starttls', afterTls: offer(), rule: 'sign-in-not-offered' })),
      smtpCheck(sib({ wire: ['connect', 'refused'] })),
    ]),
    findings: ['problem local-network-only outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'own-network-only relay, from inside',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none' }),
    ]),
    findings: ['warning relay-without-sign-in outgoing'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'trusted network, and a signed-in one proven: it stands in recommended',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none' }),
      smtpCheck(sib({ port: 587, security: 'starttls' })),
    ]),
    findings: ['warning relay-without-sign-in outgoing'],
    verdict: ['works', 'works', 'works', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: off25to587,
  },
  {
    name: 'a stranger is answered only after fetching: no proof of a trusted network',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', fetchedBefore: true }),
    ]),
    findings: ['warning pop-before-smtp outgoing'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'POP-before-SMTP helps',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [relayDenied] }),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', suffix: ':after-fetch' }),
    ]),
    findings: ['warning pop-before-smtp outgoing'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'POP-before-SMTP does not help',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [relayDenied] }),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', suffix: ':after-fetch', outside: [relayDenied] }),
    ]),
    findings: ['problem local-network-only outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'sign-in off, and signing in does not help: the reply after it comes first',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [relayDenied] }),
      smtpCheck(sib({ outside: ['550 [network-not-allowed] your country'] })),
    ]),
    findings: [
      'problem network-not-allowed outgoing',
      'problem auth-off outgoing',
      'warning local-network-only outgoing',
    ],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'inconclusive on a sibling is recommended as such',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [relayDenied] }),
      smtpCheck(sib({ port: 587, security: 'starttls', outside: ['450 [greylisted] wait', '450 [greylisted] wait'] })),
    ]),
    findings: [
      'problem auth-off outgoing',
      'warning local-network-only outgoing',
      'warning recipient-inconclusive outgoing',
    ],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (inconclusive)` },
    changes: off25to587,
  },
  {
    name: 'blocklisted, no sign-in offered',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({
        port: 25,
        security: 'none',
        authentication: 'none',
        own: '554 [ip-blocklisted] listed',
        outside: ['554 [ip-blocklisted] listed'],
      }),
    ]),
    findings: ['problem ip-blocklisted outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'the network’s own proxy refuses on 25, 587 is proven',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({
        port: 25,
        security: 'none',
        authentication: 'none',
        own: '550 [network-blocks-smtp] use 587',
        outside: ['550 [network-blocks-smtp] use 587'],
      }),
      smtpCheck(sib({ port: 587, security: 'starttls' })),
    ]),
    findings: ['problem network-blocks-smtp outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: off25to587,
  },
  {
    name: 'greylisted as a stranger',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: ['450 [greylisted] wait'] }),
    ]),
    findings: ['problem greylisted outgoing'],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'temporary'],
  },
  {
    name: 'blocklisted as a stranger, sign-in offered and not proven: both stand',
    facts: run({ outgoing: on25 }, [
      smtpCheck({
        port: 25,
        security: 'none',
        authentication: 'none',
        own: '554 [ip-blocklisted] listed',
        outside: ['554 [ip-blocklisted] listed'],
      }),
      smtpCheck(sib({ wire: ['sign-in', 'timeout'] })),
    ]),
    findings: ['problem auth-off outgoing', 'warning ip-blocklisted outgoing'],
    verdict: ['cannot-tell', 'broken', 'broken', null],
  },
  {
    name: 'greylisted as a stranger, signed in proven: sign-in mends it',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: ['450 [greylisted] wait'] }),
      smtpCheck(sib({})),
    ]),
    findings: ['problem auth-off outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: off25to465,
  },
  {
    name: 'asks to sign in, and its neighbours were not reached',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [wantsAuth] }),
      smtpCheck(sib({ wire: ['connect', 'timeout'] })),
    ]),
    findings: ['problem auth-off outgoing', 'warning local-network-only outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'asks to fetch first, which nobody could try',
    facts: run({ outgoing: on25 }, [
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: ['550 [pop-before-smtp] fetch first'] }),
    ]),
    findings: ['problem local-network-only outgoing', 'warning pop-before-smtp outgoing'],
    verdict: ['cannot-tell', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'settings with sign-in, no password given: a stranger’s refusal says nothing about them',
    facts: run(
      { outgoing: smtp() },
      [smtpCheck({ authentication: 'none', own: relayDenied, outside: [relayDenied] })],
      { hasPassword: false },
    ),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'no-password'],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})
