import { expect, it } from 'vitest'
import { imap, imapCheck, run, smtp, smtpCheck } from '../facts.ts'
import { expectedOf, told, wantsAuth, type Row } from '../scenarios.ts'

const rows: Row[] = [
  {
    name: 'sender not owned',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ sender: '553 [sender-not-allowed] not owned by user' }),
    ]),
    findings: ['problem sender-not-allowed outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'signed in and still asked to sign in',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck({ outside: [wantsAuth] })]),
    findings: ['problem auth-required outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'signed in, outside refused without a reason',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck({ outside: ['550 no'] })]),
    findings: ['problem relay-denied outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'signed in, and the address cannot be written for this server',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      { ...smtpCheck({ outside: [] }), stopped: { by: 'not-offered', step: 'sender' } },
    ]),
    findings: ['problem sender-not-allowed outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'signed in, the sender refused without a reason',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck({ sender: '550 no' })]),
    findings: ['problem sender-not-allowed outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
  {
    name: 'signed in, outside refused for now without a reason',
    facts: run({ incoming: imap(), outgoing: smtp() }, [imapCheck(), smtpCheck({ outside: ['450 later'] })]),
    findings: ['problem temporary-failure outgoing'],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'temporary'],
  },
  {
    name: 'first outside address unknown, second taken',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ outside: ['550 [recipient-unknown] no such user', '250 OK'] }),
    ]),
    findings: ['info works null'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'both outside addresses refused for their own sake',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ outside: ['550 [recipient-unknown] no such user', '556 5.1.10 null MX'] }),
    ]),
    findings: ['warning recipient-inconclusive outgoing'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'own mailbox full, outside taken: a warning',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ own: '552 [mailbox-full] over quota' }),
    ]),
    findings: ['warning mailbox-full outgoing'],
    verdict: ['works', 'works', 'works', null],
  },
  {
    name: 'blocklisted at the greeting',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ reply: ['greeting', '554 [ip-blocklisted] go away'] }),
    ]),
    findings: ['problem ip-blocklisted outgoing'],
    verdict: ['works', 'blocked-here', 'blocked-here', null],
  },
  {
    name: 'rate limit at sign-in',
    facts: run({ incoming: imap({}), outgoing: smtp() }, [
      imapCheck({ reply: ['sign-in', 'NO [rate-limited] too many'] }),
      smtpCheck(),
    ]),
    findings: ['problem rate-limited incoming'],
    verdict: ['cannot-tell', 'works', 'cannot-tell', 'temporary'],
  },
  {
    name: 'the server’s own trouble after signing in',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ sender: '451 [temporary-failure] local error' }),
    ]),
    findings: ['problem temporary-failure outgoing'],
    verdict: ['works', 'cannot-tell', 'cannot-tell', 'temporary'],
  },
  {
    name: 'introduced itself wrongly',
    facts: run({ incoming: imap(), outgoing: smtp() }, [
      imapCheck(),
      smtpCheck({ reply: ['hello', '550 [hello-rejected] bad name'] }),
    ]),
    findings: ['problem hello-rejected outgoing'],
    verdict: ['works', 'broken', 'broken', null],
  },
]

it.each(rows)('$name', (row) => {
  expect(told(row.facts)).toEqual(expectedOf(row))
})
