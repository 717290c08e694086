import { expect, it } from 'vitest'
import { controls, imap, imapCheck, pop3Check, run, smtp, smtpCheck } from '../facts.ts'
import { expectedOf, told, sib, siblings, type Row } from '../scenarios.ts'

const rows: Row[] = [
  {
    name: 'all well, IMAP',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck()]),
    findings: ['info works null'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'all well, POP3; a dead sibling is nobody’s problem',
    facts: run(
      { incoming: { ...imap({ port: 995 }), protocol: 'pop3' }, outgoing: smtp({ port: 587, security: 'starttls' }) },
      [
        pop3Check(),
        smtpCheck({ port: 587, security: 'starttls' }),
        ...siblings(
          pop3Check(sib({ port: 110, security: 'starttls', wire: ['connect', 'refused'] })),
          smtpCheck(sib({ port: 25, security: 'starttls', wire: ['connect', 'timeout'] })),
        ),
      ],
      { probes: controls(25, '---') },
    ),
    findings: ['info works null'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'only receiving is set up',
    facts: run({ incoming: imap() }, [imapCheck()]),
    findings: ['info works incoming'],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'no-settings'],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})
