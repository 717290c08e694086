import { describe, expect, it } from 'vitest'
import type { StepName, WireError } from '../../../../electron/contract/words.ts'
import { controls, email, imap, imapCheck, run, smtp, smtpCheck, type Met } from '../facts.ts'
import { expectedOf, sib, told, type Row } from '../scenarios.ts'

const on587 = { port: 587, security: 'starttls' } as const
const both = { incoming: imap(), outgoing: smtp(on587) }
const proven465 = {
  verdict: ['works', 'works-with-changes', 'works-with-changes', null] as Row['verdict'],
  recommended: { outgoing: `smtp:465:tls:password:${email} (accepted)` },
  changes: ['outgoing.port 587→465', 'outgoing.security starttls→tls'],
}
const with465 = (met: Met, probes = controls(587, '')) =>
  run(both, [imapCheck(), smtpCheck({ ...on587, ...met }), smtpCheck(sib({}))], { probes })

const rows: Row[] = [
  {
    name: '587 never greets, 465 proven',
    facts: with465({ wire: ['greeting', 'timeout'] }),
    findings: ['problem temporary-failure outgoing'],
    ...proven465,
  },
  {
    name: 'bytes before the handshake, 465 proven',
    facts: with465({ wire: ['starttls', 'injected'] }),
    findings: ['problem starttls-stripped outgoing'],
    ...proven465,
  },
  {
    name: 'STARTTLS refused in words that say why, 465 proven',
    facts: with465({ reply: ['starttls', '550 [network-not-allowed] no'] }),
    findings: ['problem network-not-allowed outgoing'],
    ...proven465,
  },
  ...['?', ''].map((seen): Row => ({
    name: `587 dropped, controls "${seen}", 465 proven: a warning that claims nothing about the network`,
    facts: with465({ wire: ['connect', 'timeout'] }, controls(587, seen)),
    findings: ['warning port-blocked-by-server outgoing'],
    ...proven465,
  })),
  {
    name: '2525 refused, and nothing proven',
    facts: run({ incoming: imap(), outgoing: smtp({ port: 2525, security: 'starttls' }) }, [
      imapCheck(),
      smtpCheck({ port: 2525, security: 'starttls', wire: ['connect', 'refused'] }),
      smtpCheck(sib({ wire: ['connect', 'refused'] })),
    ]),
    findings: ['warning port-blocked-by-server outgoing'],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: '587 never greets, 465 says hello and there is no password',
    facts: run(
      both,
      [
        imapCheck({ authentication: 'none' }),
        smtpCheck({ ...on587, authentication: 'none', wire: ['greeting', 'timeout'] }),
        smtpCheck(sib({ rule: 'no-password' })),
      ],
      { hasPassword: false },
    ),
    findings: ['problem temporary-failure outgoing'],
    verdict: ['cannot-tell', 'cannot-tell', 'cannot-tell', 'no-password'],
  },
  {
    name: 'no port of the server greets: nothing is told of one port',
    facts: run(both, [
      imapCheck(),
      smtpCheck({ ...on587, wire: ['greeting', 'timeout'] }),
      smtpCheck(sib({ wire: ['greeting', 'timeout'] })),
    ]),
    findings: [],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'closed at the password, and nothing proven: perhaps the account',
    facts: run(both, [
      imapCheck(),
      smtpCheck({ ...on587, wire: ['sign-in', 'closed'] }),
      smtpCheck(sib({ rule: 'rejected-before' })),
    ]),
    findings: [],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'unanswered'],
  },
  {
    name: 'receiving set to no sign-in, and one proven',
    facts: run({ incoming: imap({ authentication: 'none', username: '' }), outgoing: smtp() }, [
      imapCheck({ authentication: 'none' }),
      imapCheck(sib({})),
      smtpCheck(),
    ]),
    findings: ['problem auth-off incoming'],
    verdict: ['works-with-changes', 'works', 'works-with-changes', null],
    recommended: { incoming: `imap:993:tls:password:${email}` },
    changes: ['incoming.authentication none→password', `incoming.username →${email}`],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})

describe('works with changes, and says why', () => {
  const wire = (step: StepName, ...errors: WireError[]): Met[] => errors.map((error) => ({ wire: [step, error] }))
  const reply = (step: StepName, text: string): Met => ({ reply: [step, text] })
  const stops: Met[] = [
    ...wire('connect', 'timeout', 'refused', 'unreachable', 'not-permitted'),
    ...(['greeting', 'hello'] as const).flatMap((step) =>
      wire(step, 'timeout', 'closed', 'reset', 'garbled', 'line-too-long', 'too-much-data'),
    ),
    ...wire('starttls', 'timeout', 'closed', 'injected', 'garbled'),
    ...wire('tls', 'timeout', 'tls-version', 'tls-failed', 'tls-not-spoken', 'certificate-untrusted', 'reset'),
    ...wire('sign-in', 'timeout', 'closed'),
    ...(['greeting', 'hello', 'starttls', 'sign-in'] as const).map((step) => reply(step, '554 no')),
    ...(['greeting', 'hello', 'starttls', 'sign-in'] as const).map((step) => reply(step, '421 later')),
    { noStartTls: true },
    { outside: ['550 no'] },
    { own: '550 no', outside: ['550 no'] },
    { sender: '550 no' },
    { rule: 'sign-in-not-offered', afterTls: null },
  ]
  it.each(stops.map((met) => [JSON.stringify(met), met] as const))('after %s', (_name, met) => {
    const { findings, verdict } = told(with465(met))
    expect(verdict[1]).toBe('works-with-changes')
    expect(findings.filter((finding) => finding.endsWith(' outgoing'))).not.toEqual([])
  })
})
