/** Of a bounce: whose address is taken out? The one that mail did not reach; never the mailer's, never the sender's. */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'

type Bounce = [name: string, head: string, words: string]

const bob = 'bob@example.org'

const bounces: readonly Bounce[] = [
  [
    'Gmail',
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nTo: ann@example.com\nSubject: Delivery Status Notification (Failure)',
    `Address not found\nYour message wasn't delivered to ${bob} because the address couldn't be found, or is unable to receive mail.\nThe response from the remote server was:\n550 5.1.1 The email account that you tried to reach does not exist.`,
  ],
  [
    'Gmail, formerly',
    'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nTo: ann@example.com',
    `Delivery to the following recipient failed permanently:\n\n     ${bob}\n\nTechnical details of permanent failure:\n550 5.1.1 No such user`,
  ],
  [
    'Exim',
    'From: Mail Delivery System <Mailer-Daemon@server.example.com>\nTo: ann@example.com\nSubject: Mail delivery failed: returning message to sender',
    `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${bob}\n    host mx.example.org [192.0.2.4]\n    SMTP error from remote mail server after end of data:\n    550 5.1.1 No such user`,
  ],
  [
    'Exim, of an address that was made of another',
    'From: Mail Delivery System <Mailer-Daemon@server.example.com>\nTo: ann@example.com',
    `This message was created automatically by mail delivery software.\nThe following address(es) failed:\n  ${bob}\n    (generated from joe@example.net)\n    550 5.1.1 No such user`,
  ],
  [
    'qmail',
    'From: MAILER-DAEMON@example.com\nTo: ann@example.com\nSubject: failure notice',
    `Hi. This is the qmail-send program at example.com.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<${bob}>:\n192.0.2.4 does not like recipient.\nRemote host said: 550 no such user\nGiving up on 192.0.2.4.`,
  ],
  [
    'Postfix',
    'From: MAILER-DAEMON@mail.example.com (Mail Delivery System)\nTo: ann@example.com',
    `This is the mail system at host mail.example.com.\n\nFor further assistance, please send mail to postmaster@example.com.\n\n<${bob}>: host mx.example.org[192.0.2.4] said: 550 5.1.1 User unknown (in\n    reply to RCPT TO command)`,
  ],
  [
    'sendmail',
    'From: Mail Delivery Subsystem <MAILER-DAEMON@mail.example.com>\nTo: <ann@example.com>',
    `   ----- The following addresses had permanent fatal errors -----\n<${bob}>\n    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.example.org.:\n>>> MAIL From:<ann@example.com>\n<<< 550 5.1.1 User unknown`,
  ],
  [
    'Exchange',
    'From: Microsoft Outlook <postmaster@example.com>\nTo: ann@example.com\nSubject: Undeliverable: test',
    `Delivery has failed to these recipients or groups:\n\nBob Smith (${bob})<mailto:${bob}>\nThe e-mail address you entered couldn't be found.\n\nDiagnostic information for administrators:\nGenerating server: mx.example.com\n${bob}\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##`,
  ],
  [
    'a German provider',
    'Von: mailer-daemon@kundenserver.example\nAn: ann@example.com\nBetreff: Mail delivery failed',
    `Diese Nachricht wurde automatisch erzeugt. Ihre Nachricht an\n${bob}\nkonnte nicht zugestellt werden: 550 Requested action not taken: mailbox unavailable`,
  ],
  [
    'an answer that names the recipient',
    'From: MAILER-DAEMON@example.com\nTo: ann@example.com',
    `Your message could not be delivered. 550 5.1.1 <${bob}>: Recipient address rejected: User unknown in virtual mailbox table`,
  ],
  [
    'an answer without angle brackets',
    'From: MAILER-DAEMON@example.com\nTo: ann@example.com',
    `Your message could not be delivered. 550 Unknown user ${bob}`,
  ],
]

describe('a bounce is about the recipient', () => {
  it.each(bounces)('%s, as it is pasted', async (_name, head, words) => {
    expect(await explainText(`${head}\n\n${words}`)).toMatchObject({ kind: 'bounce', email: bob })
  })

  it.each(bounces)('%s, without its header', async (_name, _head, words) => {
    expect((await explainText(words)).email).toBe(bob)
  })

  it.each(bounces)('%s, quoted in a mail', async (_name, head, words) => {
    const text = `Hi, I get this:\n${`${head}\n\n${words}`.replace(/^/gm, '> ')}`
    expect((await explainText(text)).email).toBe(bob)
  })

  it.each(bounces)('%s, a whole message', async (_name, head, words) => {
    const text = `Return-Path: <>\nReceived: from x by y\n${head.replace('Von', 'From').replace('An', 'To').replace('Betreff', 'Subject')}\n\n${words}`
    expect((await explainText(text)).email).toBe(bob)
  })
})

describe('nobody’s address rather than the sender’s or the mailer’s', () => {
  it.each<[name: string, text: string]>([
    [
      'a bare refusal',
      'From: MAILER-DAEMON@example.com\nTo: ann@example.com\n\nDelivery failed: 550 5.1.1 User unknown',
    ],
    [
      'the sender in the answer',
      'From: MAILER-DAEMON@example.com\nTo: ann@example.com\n\nSMTP error from remote mail server after MAIL FROM:<ann@example.com> SIZE=2022:\n550 5.7.1 blocked using a blocklist',
    ],
    [
      'whom to ask',
      'This is the mail system at host mail.example.com.\nFor further assistance, please send mail to postmaster@example.com.\n\nThe message could not be delivered: 552 5.2.2 Mailbox full',
    ],
    [
      'a list that knows the writer',
      'The message from <ann@example.com> with subject "Test" was unable to\nbe delivered to the list because you are not a list subscriber.',
    ],
  ])('%s', async (_name, text) => {
    expect((await explainText(text)).email).toBeNull()
  })
})

describe('of other texts', () => {
  it.each<[name: string, text: string, expected: Partial<Findings>]>([
    [
      'Postfix’ log',
      `Nov 20 10:11:12 mail postfix/smtpd[9]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 5.1.1 <${bob}>: Recipient address rejected: User unknown in local recipient table; from=<ann@example.com> to=<${bob}> proto=ESMTP helo=<x>`,
      { cause: 'recipient-unknown', email: bob },
    ],
    [
      'Postfix’ log from its answer on',
      `550 5.1.1 <${bob}>: Recipient address rejected: User unknown; from=<ann@example.com> to=<${bob}> proto=ESMTP helo=<x>`,
      { email: bob },
    ],
    [
      'Postfix’ log, greylisted, the sender first',
      `451 4.7.1 Greylisting in action, please come back later; from=<ann@example.com> to=<${bob}> proto=ESMTP`,
      { cause: 'greylisted', email: bob },
    ],
    [
      'Exim’s log',
      `1abcDE-0001Fg-2H ** ${bob} F=<ann@example.com> R=dnslookup: SMTP error from remote mail server after end of data: 550 5.1.1 No such user here`,
      { email: bob },
    ],
    [
      'a header field of Exim’s in a whole message',
      `Return-Path: <>\nX-Failed-Recipients: ${bob}\nFrom: Mailer-Daemon@example.com\nTo: ann@example.com\n\nDelivery failed: 550 mailbox unavailable`,
      { email: bob },
    ],
    [
      'the same, pasted below other words',
      `I get this:\n\nX-Failed-Recipients: ${bob}\nFrom: Mailer-Daemon@example.com\nTo: ann@example.com\n\nDelivery failed: 550 mailbox unavailable`,
      { email: bob },
    ],
    [
      'an address that the server refuses as the sender’s',
      'This is the mail system at host mail.example.com.\n\nmessage from ann@example.com could not be delivered: 553 5.7.1 <ann@example.com>: Sender address rejected: not owned by user joe@example.com',
      { cause: 'sender-not-allowed', email: 'joe@example.com' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('Outlook’s list of recipients: a bounce, and the address is that of the reply that decides', () => {
  const begins = ['Your message did not reach some or all of the intended recipients.', '      Subject:\ttest']
  it.each<[name: string, lines: readonly string[], expected: Partial<Findings>]>([
    [
      'two recipients',
      [
        ...begins,
        'The following recipient(s) cannot be reached:',
        `      '${bob}' on 11/20/2026 10:11 AM`,
        '            550 5.1.1 User unknown',
        "      'sue@example.net' on 11/20/2026 10:11 AM",
        '            552 5.2.2 Mailbox full',
      ],
      { cause: 'mailbox-full', quote: '552 5.2.2 Mailbox full', email: 'sue@example.net' },
    ],
    [
      'the other way round',
      [
        ...begins,
        'The following recipient(s) could not be reached:',
        '      sue@example.net on 11/20/2026 10:11 AM',
        '            552 5.2.2 Mailbox full',
        `      ${bob} on 11/20/2026 10:11 AM`,
        '            550 5.1.1 User unknown',
      ],
      { cause: 'recipient-unknown', quote: '550 5.1.1 User unknown', email: bob },
    ],
    [
      'the second half alone',
      [
        'The following recipient(s) cannot be reached:',
        `      '${bob}' on 20/11/2026 10:11`,
        '            550 Unknown user',
      ],
      { cause: 'recipient-unknown', email: bob },
    ],
    [
      'whom it was written to stands above',
      [
        'Your message',
        '   To: ann@example.com',
        ' did not reach the intended recipient(s):',
        `${bob} on Fri, 20 Nov 2026`,
        '  550 Unknown user',
      ],
      { cause: 'recipient-unknown', email: bob },
    ],
  ])('%s', async (_name, lines, expected) => {
    expect(await explainText(lines.join('\n'))).toMatchObject({ kind: 'bounce', ...expected })
  })
})
