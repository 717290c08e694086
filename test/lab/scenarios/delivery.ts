/** Rows in which a real message shows what no question can: it arrives, or it is dropped (`--send-test`). */
import { pop3, smtp, type Scenario } from '../scenario.ts'
import { none, usual, works } from './usual.ts'

const options = ['--send-test', '--wait', '20'] as const

export const delivery: readonly Scenario[] = [
  {
    name: 'a test message is taken and dropped',
    why: 'The server says yes to the message, and it is in no folder 6 seconds later: whatever it said, it does not deliver.',
    network: 'home',
    server: 'postfix',
    user: 'drusilla',
    ...usual,
    options: ['--send-test', '--wait', '6'],
    expect: {
      incoming: 'works',
      outgoing: 'broken',
      reason: null,
      first: ['sent-but-not-delivered'],
      recommended: none,
      rejected: 0,
    },
  },
  {
    name: 'a test message arrives (IMAP)',
    why: 'It went out, came in and was deleted: nothing is wrong.',
    network: 'home',
    server: 'delivers',
    user: 'fenella',
    ...usual,
    options,
    expect: { ...works, first: ['works'], recommended: none, rejected: 0 },
  },
  {
    name: 'a test message arrives (POP3)',
    why: 'The same, seen by UIDL at the next sign-in.',
    network: 'home',
    server: 'delivers',
    user: 'gideon',
    incoming: pop3(995, 'tls'),
    outgoing: smtp(465, 'tls'),
    password: 'right',
    options,
    expect: { ...works, first: ['works'], recommended: none, rejected: 0 },
  },
]
