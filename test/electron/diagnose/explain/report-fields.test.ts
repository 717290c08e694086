/** Whom does a delivery report (RFC 3464, 6533) speak of, and what does it say of that one? */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'

const head = 'Reporting-MTA: dns; mail.example.com\nArrival-Date: Sun, 22 Nov 2026 04:57:04 +0000'

const bob =
  'Final-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.2.2\nRemote-MTA: dns; mx.example.org\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full'
const ann =
  'Final-Recipient: rfc822; ann@example.net\nAction: delayed\nStatus: 4.2.0\nRemote-MTA: dns; mx.example.net\nDiagnostic-Code: smtp; 450 4.2.0 Greylisted, come back in five minutes'
const joe =
  'Final-Recipient: rfc822; joe@example.com\nAction: relayed\nStatus: 2.0.0\nDiagnostic-Code: smtp; 250 2.0.0 Ok'

const bobsFields: Partial<Findings> = {
  kind: 'bounce',
  cause: 'mailbox-full',
  quote: '552 5.2.2 Mailbox full',
  code: 552,
  enhanced: '5.2.2',
  email: 'bob@example.org',
  server: 'mx.example.org',
  protocol: 'smtp',
}

const message = (groups: readonly string[], prose = 'See the report.', part = 'message/delivery-status') =>
  [
    'From: MAILER-DAEMON@mail.example.com',
    'To: sue@example.com',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    prose,
    '--b',
    `Content-Type: ${part}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    [head, ...groups].join('\n\n'),
    '',
    '--b',
    `Content-Type: ${part.includes('global') ? 'message/global' : 'message/rfc822'}`,
    '',
    'Subject: wrong password, 535 authentication failed',
    '',
    'authentication required',
    '--b--',
    '',
  ].join('\r\n')

const pasted = (groups: readonly string[]) => [head, ...groups].join('\n\n')

type Row = [name: string, groups: readonly string[], expected: Partial<Findings>]

const recipients: readonly Row[] = [
  ['a failed one before one that was relayed', [bob, joe], bobsFields],
  ['a failed one after the others', [joe, ann, bob], bobsFields],
  [
    'a delayed one before one that was relayed',
    [joe, ann],
    { cause: 'greylisted', email: 'ann@example.net', code: 450 },
  ],
  [
    'of two failed ones the first',
    [bob, bob.replaceAll('bob@example.org', 'sam@example.org').replace(/552.*/, '550 5.1.1 No such user')],
    bobsFields,
  ],
  [
    'only relayed ones',
    [joe],
    { cause: 'accepted', quote: '250 2.0.0 Ok', email: 'joe@example.com', enhanced: '2.0.0' },
  ],
  [
    'delivered and expanded ones without an answer',
    [
      'Final-Recipient: rfc822; list@example.com\nAction: Expanded\nStatus: 2.0.0',
      'Final-Recipient: rfc822; joe@example.com\nAction: delivered\nStatus: 2.0.0',
    ],
    { cause: 'accepted', quote: 'Action: Expanded\nStatus: 2.0.0', email: 'list@example.com' },
  ],
  ['actions in capitals', [bob.replace('failed', 'FAILED'), joe.replace('relayed', 'RELAYED')], bobsFields],
  ['no action, but a status', [bob.replace('Action: failed\n', ''), joe], bobsFields],
  ['fields in another order', [bob.split('\n').toReversed().join('\n'), joe], bobsFields],
  [
    'extension fields between',
    [
      bob.replace(
        'Status:',
        'X-Actual-Recipient: rfc822; x@example.org\nFinal-Log-ID: 4711\n and more\nX-Notes: 550 no\nStatus:',
      ),
      joe,
    ],
    bobsFields,
  ],
  [
    'an original recipient first, and only there an address',
    [
      'Original-Recipient: rfc822;bob@example.org\nFinal-Recipient: x-local; bob\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: x-unix; quota exceeded',
      joe,
    ],
    { cause: 'mailbox-full', quote: 'quota exceeded', email: 'bob@example.org', enhanced: '5.2.2', code: null },
  ],
  ['no blank after the type', [bob.replaceAll('; ', ';'), joe], bobsFields],
  ['angle brackets', [bob.replace('bob@example.org', '<bob@example.org>')], bobsFields],
  [
    'a folded answer',
    [bob.replace('552 5.2.2 Mailbox full', '552-5.2.2 The mailbox of this\n    552 5.2.2 user is full'), joe],
    { ...bobsFields, quote: '552-5.2.2 The mailbox of this\n552 5.2.2 user is full' },
  ],
  [
    'a status that says nothing beside an answer that does',
    [bob.replaceAll('5.2.2', '5.0.0').replace(' 5.0.0 Mailbox', ' Mailbox'), joe],
    { cause: 'mailbox-full', quote: '552 Mailbox full', enhanced: '5.0.0' },
  ],
  [
    'a status alone',
    [joe, 'Final-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.1.1'],
    { cause: 'recipient-unknown', quote: 'Action: failed\nStatus: 5.1.1', enhanced: '5.1.1', email: 'bob@example.org' },
  ],
  [
    'the answer in Exchange’s own field',
    [
      bob.replace(
        'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
        'X-Supplementary-Info: < #5.2.2 smtp;552 5.2.2 Mailbox full>',
      ),
      joe,
    ],
    { cause: 'mailbox-full', email: 'bob@example.org' },
  ],
  [
    'a relay refusal of the reporting server itself',
    [bob.replace('mx.example.org', 'MAIL.example.com').replace(/552.*/, '550 5.7.1 Relaying denied')],
    { cause: 'relay-denied', server: null },
  ],
  [
    'addresses beyond ASCII',
    [bob.replace('rfc822; bob@example.org', 'utf-8; böb@пример.example'), joe],
    { ...bobsFields, email: 'böb@пример.example' },
  ],
  [
    'addresses beyond ASCII, escaped',
    [bob.replace('rfc822; bob@example.org', String.raw`utf-8; b\x{F6}b@example.org`)],
    { ...bobsFields, email: 'böb@example.org' },
  ],
]

describe.each([
  ['as a message', message],
  [
    'as a message of RFC 6533',
    (groups: readonly string[]) => message(groups, 'See.', 'message/global-delivery-status'),
  ],
  ['pasted', pasted],
  ['pasted with CRLF', (groups: readonly string[]) => pasted(groups).replaceAll('\n', '\r\n')],
  ['pasted with a blank line everywhere', (groups: readonly string[]) => pasted(groups).replace(/\n(?! )/g, '\n\n')],
  ['pasted without a blank line', (groups: readonly string[]) => pasted(groups).replaceAll('\n\n', '\n')],
  ['pasted, indented', (groups: readonly string[]) => pasted(groups).replace(/^/gm, '    ')],
  ['quoted', (groups: readonly string[]) => pasted(groups).replace(/^/gm, '> ')],
])('a report %s', (_how, written) => {
  it.each(recipients)('%s', async (_name, groups, expected) => {
    expect(await explainText(written(groups))).toMatchObject(expected)
  })
})

describe('around a report', () => {
  it.each<[name: string, text: string, expected: Partial<Findings>]>([
    [
      'what a pasted answer says was wrapped where it stands',
      `${head}\n\n${bob.replace('552 5.2.2 Mailbox full', '552 5.2.2 <bob@example.org>: Recipient rejected:\nMailbox full')}\n\nGreetings`,
      { ...bobsFields, quote: '552 5.2.2 <bob@example.org>: Recipient rejected:\nMailbox full' },
    ],
    [
      'the prose about the failed one, not about another',
      message(
        [
          'Final-Recipient: rfc822; joe@example.com\nAction: delayed\nStatus: 4.0.0',
          'Final-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.0.0',
        ],
        '<joe@example.com>: host mx.example.com[192.0.2.1] said: 450 4.2.0 Greylisted (in reply to RCPT TO command)\n\n<bob@example.org>: host mx.example.org[192.0.2.2] said: 552 Mailbox full (in reply to RCPT TO command)\n\n<joe@example.com>: greylisted once more',
      ),
      { cause: 'mailbox-full', email: 'bob@example.org', server: 'mx.example.org' },
    ],
    [
      'a smart host that refuses the sender: one’s own side',
      message(
        [bob.replace(/552.*/, '530 5.7.0 Authentication required')],
        '<bob@example.org>: host smtp.example.com[192.0.2.4] said: 530 5.7.0 Authentication required (in reply to MAIL FROM command)',
      ),
      { cause: 'auth-required' },
    ],
    ['a group that was cut off', pasted(['Final-Recipient: rfc822; sam@example.o', joe, bob]), bobsFields],
    ['a header’s Status above it', `Status: RO\nX-Status: A\n\n${head}\n\n${bob}\n\n${joe}`, bobsFields],
    [
      'a delay without a reason',
      message([ann.split('\n').slice(0, 2).join('\n')]),
      { cause: 'unknown', email: 'ann@example.net' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
