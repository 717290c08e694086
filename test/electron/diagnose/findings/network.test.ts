import { expect, it } from 'vitest'
import { controls, dnsProbes, email, imap, imapCheck, pop3Check, run, smtp, smtpCheck, type Met } from '../facts.ts'
import { controlsMet } from '../network-probes.ts'
import { expectedOf, told, sib, relayDenied, rejected, on25, off25to587, type Row } from '../scenarios.ts'

const dead: Met = { wire: ['connect', 'timeout'] }
const allDead = (met: Met = dead) => [
  imapCheck(met),
  imapCheck(sib({ port: 143, security: 'starttls', ...met })),
  smtpCheck({ port: 587, security: 'starttls', ...met }),
  smtpCheck(sib(met)),
]
const both = { incoming: imap(), outgoing: smtp({ port: 587, security: 'starttls' }) }

const rows: Row[] = [
  ...(['timeout', 'refused', 'reset'] as const).map((error): Row => ({
    name: `25 ${error} by the network, 587 proven`,
    facts: run(
      { incoming: imap(), outgoing: on25 },
      [
        imapCheck(),
        smtpCheck({ port: 25, security: 'none', authentication: 'none', wire: ['connect', error] }),
        smtpCheck(sib({ port: 587, security: 'starttls' })),
        smtpCheck(sib({ port: 25, security: 'starttls', wire: ['connect', error] })),
      ],
      { probes: controls(25, '---', error) },
    ),
    findings: ['problem port-blocked-by-network outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: off25to587,
  })),
  ...(
    [
      ['refused as two controls did, beside one that lies and one that is down', 'refused', 'problem', 'network'],
      ['silent, where one control lies, one is down and two refuse', 'timeout', 'warning', 'server'],
    ] as const
  ).map(([name, error, severity, whose]): Row => ({
    name: `587 ${name}`,
    facts: run(
      both,
      [imapCheck(), smtpCheck({ port: 587, security: 'starttls', wire: ['connect', error] }), smtpCheck(sib({}))],
      { probes: controlsMet(587, 'timeout', 'reached', 'refused', 'refused') },
    ),
    findings: [`${severity} port-blocked-by-${whose} outgoing`],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: ['outgoing.port 587→465', 'outgoing.security starttls→tls'],
  })),
  {
    name: 'all mail ports dropped by the network',
    facts: run(both, allDead(), { probes: [993, 143, 587, 465].flatMap((port) => controls(port, '---')) }),
    findings: ['problem port-blocked-by-network incoming', 'problem port-blocked-by-network outgoing'],
    verdict: ['blocked-here', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'all sending ports dropped by the network',
    facts: run(both, [imapCheck(), ...allDead().slice(2)], {
      probes: [587, 465].flatMap((port) => controls(port, '---')),
    }),
    findings: ['problem port-blocked-by-network outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'the server does not answer on 587 alone',
    facts: run(both, [imapCheck(), smtpCheck({ port: 587, security: 'starttls', ...dead }), smtpCheck(sib({}))], {
      probes: controls(587, '+++'),
    }),
    findings: ['problem port-blocked-by-server outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
    changes: ['outgoing.port 587→465', 'outgoing.security starttls→tls'],
  },
  {
    name: 'the server answers nowhere, the internet does',
    facts: run(both, allDead(), { probes: [993, 143, 587, 465].flatMap((port) => controls(port, '++-')) }),
    findings: ['problem server-unreachable null'],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'dead, and no controls: nothing is claimed',
    facts: run(both, allDead()),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'the name does not resolve, others do',
    facts: run(both, allDead({ wire: ['resolve', 'dns-not-found'] }), { probes: dnsProbes('++-') }),
    findings: ['problem dns-failure null'],
    verdict: ['broken', 'broken', 'broken', null],
  },
  {
    name: 'the sending name does not resolve, the receiving one does',
    facts: run({ incoming: imap(), outgoing: smtp({ host: 'gone.example' }) }, [
      imapCheck(),
      smtpCheck({ host: 'gone.example', wire: ['resolve', 'dns-failed'] }),
    ]),
    findings: ['problem dns-failure outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  ...['192.0.2.7', '2001:db8::7'].map((address): Row => ({
    name: `no name resolves, and receiving is set to the address ${address}`,
    facts: run(
      { incoming: imap({ host: address }), outgoing: smtp({ host: 'smtp.proseware.example' }) },
      [imapCheck({ host: address }), smtpCheck({ host: 'smtp.proseware.example', wire: ['resolve', 'dns-timeout'] })],
      { probes: dnsProbes('---') },
    ),
    findings: [],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'unanswered'],
  })),
  {
    name: 'no name resolves at all',
    facts: run(both, allDead({ wire: ['resolve', 'dns-timeout'] }), { probes: dnsProbes('---') }),
    findings: ['problem no-internet null'],
    verdict: ['blocked-here', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'the name does not resolve, and nobody else was asked',
    facts: run(both, allDead({ wire: ['resolve', 'dns-failed'] })),
    findings: [],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'no way out of this computer',
    facts: run(both, allDead({ wire: ['connect', 'unreachable'] }), {
      probes: [993, 587].flatMap((port) => controls(port, '---', 'unreachable')),
    }),
    findings: ['problem no-internet null'],
    verdict: ['blocked-here', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'old server: knows neither domain nor account',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck({ reply: ['sign-in', rejected] }),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', own: relayDenied, outside: [relayDenied] }),
      smtpCheck(sib({ rule: 'rejected-before' })),
    ]),
    findings: ['problem wrong-server null'],
    verdict: ['broken', 'broken', 'broken', null],
  },
  {
    name: 'old server for sending alone, without sign-in',
    facts: run({ incoming: imap({ host: 'imap.new.example' }), outgoing: on25 }, [
      imapCheck({ host: 'imap.new.example' }),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', own: relayDenied, outside: [relayDenied] }),
    ]),
    findings: ['problem wrong-server outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'a provider’s outgoing server need not know the domain',
    facts: run({ incoming: imap(), outgoing: { ...on25, host: 'relay.isp.example' } }, [
      imapCheck(),
      smtpCheck({
        host: 'relay.isp.example',
        port: 25,
        security: 'none',
        authentication: 'none',
        own: relayDenied,
        outside: [relayDenied],
      }),
    ]),
    findings: ['problem relay-denied outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'the own address is unknown there',
    facts: run({ incoming: imap({ username: 'x' }), outgoing: { ...on25, host: 'smtp.old.example' } }, [
      imapCheck({ username: 'x' }),
      smtpCheck({
        host: 'smtp.old.example',
        port: 25,
        security: 'none',
        authentication: 'none',
        own: '550 [recipient-unknown] no such user',
        outside: [relayDenied],
      }),
    ]),
    findings: ['problem wrong-server outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'one control lies: still the network',
    facts: run(
      { incoming: imap(), outgoing: on25 },
      [imapCheck(), smtpCheck({ port: 25, security: 'none', authentication: 'none', wire: ['connect', 'timeout'] })],
      { probes: controls(25, '--+') },
    ),
    findings: ['problem port-blocked-by-network outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'POP3 set and dead, IMAP proven: offered in its place',
    facts: run(
      { incoming: { ...imap(), protocol: 'pop3', port: 995 } },
      [
        pop3Check(dead),
        pop3Check(sib({ port: 110, security: 'starttls', ...dead })),
        imapCheck(sib({})),
        imapCheck(sib({ port: 143, security: 'starttls', rule: 'not-needed' })),
      ],
      { probes: controls(995, '---') },
    ),
    findings: ['problem port-blocked-by-network incoming'],
    verdict: ['works-with-changes', 'cannot-tell', 'cannot-tell', 'no-settings'],
    recommended: { incoming: `imap:993:tls:password:${email}` },
    changes: ['incoming.protocol pop3→imap', 'incoming.port 995→993'],
  },
  {
    name: '2525 dead, for which there are no controls: nothing is claimed about the network, 587 is offered',
    facts: run({ incoming: imap(), outgoing: smtp({ port: 2525, security: 'starttls' }) }, [
      imapCheck(),
      smtpCheck({ port: 2525, security: 'starttls', wire: ['connect', 'timeout'] }),
      smtpCheck(sib({ port: 587, security: 'starttls' })),
    ]),
    findings: ['warning port-blocked-by-server outgoing'],
    verdict: ['works', 'works-with-changes', 'works-with-changes', null],
    recommended: { outgoing: `smtp:587:starttls:password:${email} (accepted)` },
    changes: ['outgoing.port 2525→587'],
  },
  {
    name: 'wrong password beside a domain that is known: the server is the right one',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck({ reply: ['sign-in', '535 [credentials-rejected] no'] }),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: [relayDenied] }),
      smtpCheck(sib({ rule: 'rejected-before' })),
    ]),
    findings: [
      'problem credentials-rejected incoming',
      'problem auth-off outgoing',
      'warning local-network-only outgoing',
    ],
    verdict: ['cannot-sign-in', 'broken', 'cannot-sign-in', null],
  },
  ...['550 [recipient-unknown] no', '550 [recipient-misrouted] not hosted here', '550 5.1.2 We do not host it'].map(
    (own): Row => ({
      name: `old server of another name, says of the own address: ${own}`,
      facts: run({ incoming: imap({ host: 'old.example' }), outgoing: { ...on25, host: 'old.example' } }, [
        imapCheck({ host: 'old.example', reply: ['sign-in', '535 [credentials-rejected] no such domain'] }),
        smtpCheck({
          host: 'old.example',
          port: 25,
          security: 'none',
          authentication: 'none',
          own,
          outside: [relayDenied],
        }),
      ]),
      findings: ['problem wrong-server null'],
      verdict: ['broken', 'broken', 'broken', null],
    }),
  ),
  {
    name: 'the own address refused without a word, no sign-in offered: nothing is said of the server',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', own: '550 no', outside: ['550 no'] }),
      smtpCheck(sib({ wire: ['connect', 'refused'] })),
    ]),
    findings: [],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'refuses the own address, and lets the account fetch: the right server',
    facts: run({ incoming: imap(), outgoing: on25 }, [
      imapCheck(),
      smtpCheck({ port: 25, security: 'none', authentication: 'none', own: relayDenied, outside: [relayDenied] }),
    ]),
    findings: ['problem relay-denied outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})
