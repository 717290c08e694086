import { describe, expect, it } from 'vitest'
import type { Explained } from '../../../../electron/contract/explained.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import { situations } from './situations.ts'

describe('the situations of support pages', () => {
  it.each(situations)('$situation', async ({ text, cause }) => {
    expect((await explainText(text)).cause).toBe(cause)
  })
})

const report = (diagnostic: string, remote: string | null) =>
  [
    'From: MAILER-DAEMON@mail.example.com',
    'To: ann@example.com',
    'Subject: =?utf-8?Q?Unzustellbar?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Ihre Nachricht konnte nicht zugestellt werden. Gr=C3=BC=C3=9Fe',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.com',
    '',
    'Final-Recipient: rfc822; bob@example.org',
    'Action: failed',
    'Status: 5.7.1',
    ...(remote === null ? [] : [`Remote-MTA: dns; ${remote}`]),
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Subject: Mailbox full, wrong password, spam',
    '',
    'authentication required',
    '--b--',
    '',
  ].join('\r\n')

type Given = Partial<Explained>

describe('what is taken out', () => {
  it.each<[name: string, text: string, expected: Given]>([
    [
      'an Outlook Express box',
      "The message could not be sent because one of the recipients was rejected by the server. The rejected e-mail address was 'bob@example.org'. Subject 'x', Account: 'ann@example.com', Server: 'smtp.example.com', Protocol: SMTP, Server Response: '550 5.7.1 Relaying denied', Port: 25, Secure(SSL): No, Server Error: 550, Error Number: 0x800CCC79",
      {
        cause: 'relay-denied',
        quote: '550 5.7.1 Relaying denied',
        protocol: 'smtp',
        code: 550,
        enhanced: '5.7.1',
        responseCode: null,
        server: 'smtp.example.com',
        port: 25,
        security: 'none',
        email: 'ann@example.com',
      },
    ],
    [
      'a box in Portuguese',
      "Erro de Servidor: 454\nResposta do Servidor: 454 4.7.1 <bob@example.org>: Relay access denied\nServidor: 'smtp.example.com'\nID de Erro do Windows Live Mail: 0x800CCC79\nProtocolo: SMTP\nPorta: 465\nSecure(SSL): Sim",
      { cause: 'relay-denied', code: 454, server: 'smtp.example.com', port: 465, security: 'tls' },
    ],
    [
      'a number with a documented meaning',
      'Outlook reported error (0x800CCC92)',
      { cause: 'credentials-rejected', quote: '0x800CCC92', code: null },
    ],
    ['a number that says only that it failed', 'Error Number: 0x800CCC0E', { cause: 'unknown' }],
    ['the number of a connection that failed', '0x80042109', { cause: 'unknown' }],
    ['the same, with words that say nothing', 'Senden gemeldeter Fehler (0x80042109)', { cause: 'unknown' }],
    [
      'a sign-in refused by IMAP',
      'a1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)',
      { cause: 'credentials-rejected', protocol: 'imap', responseCode: 'AUTHENTICATIONFAILED', code: null },
    ],
    [
      'a POP3 answer',
      '-ERR [SYS/PERM] Your account is not enabled for POP access: https://mail.google.com',
      { cause: 'protocol-disabled', protocol: 'pop3', responseCode: 'SYS/PERM' },
    ],
    [
      'an exception of Python',
      "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted. Learn more at\\n5.7.8  https://support.google.com/mail/?p=BadCredentials')",
      { cause: 'credentials-rejected', code: 535, enhanced: '5.7.8', protocol: 'smtp' },
    ],
    [
      'a server with its port',
      'Failed to connect to imap.example.com:993: NO [AUTHENTICATIONFAILED] Authentication failed.',
      { cause: 'credentials-rejected', protocol: 'imap', server: 'imap.example.com', port: 993 },
    ],
    [
      'nothing, where there is nothing',
      'Relaying denied',
      { cause: 'relay-denied', protocol: null, code: null, enhanced: null, server: null, port: null, email: null },
    ],
    [
      'a report of the own server',
      report('550 5.7.1 Relaying denied', null),
      { cause: 'relay-denied', quote: '550 5.7.1 Relaying denied', code: 550, email: 'bob@example.org' },
    ],
    [
      'a report that another server refused',
      report('550 5.7.1 Relaying denied', 'mx.example.org'),
      { cause: 'recipient-misrouted', server: 'mx.example.org', protocol: 'smtp', enhanced: '5.7.1' },
    ],
    [
      'the fields of a report alone',
      'Final-Recipient: rfc822; bob@example.org\nAction: failed\nStatus: 5.2.2\nRemote-MTA: dns; mx.example.org\nDiagnostic-Code: smtp; 552 5.2.2 <bob@example.org>: over\n quota',
      { cause: 'mailbox-full', enhanced: '5.2.2', email: 'bob@example.org', server: 'mx.example.org' },
    ],
    [
      'Exim’s bounce',
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  bob@example.org\n    host mx.example.org [203.0.113.7]\n    SMTP error from remote mail server after RCPT TO:<bob@example.org>:\n    550 5.1.1 No such user\n\n------ This is a copy of the message, including all the headers. ------\n\nSubject: 535 authentication failed\n',
      { cause: 'recipient-unknown', code: 550, server: 'mx.example.org', email: 'bob@example.org' },
    ],
    [
      'qmail’s bounce',
      "Hi. This is the qmail-send program at mail.example.com.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bob@example.org>:\n203.0.113.7 does not like recipient.\nRemote host said: 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)\nGiving up on 203.0.113.7.",
      { cause: 'recipient-misrouted', code: 553, email: 'bob@example.org' },
    ],
    [
      'several replies: the one that decided',
      'S: 220 mail.example.com ESMTP\nC: EHLO x\nS: 250 AUTH PLAIN\nC: MAIL FROM:<ann@example.com>\nS: 250 2.1.0 Ok\nC: RCPT TO:<bob@example.org>\nS: 554 5.7.1 <bob@example.org>: Relay access denied\nC: QUIT\nS: 221 2.0.0 Bye',
      { cause: 'relay-denied', quote: '554 5.7.1 <bob@example.org>: Relay access denied', code: 554 },
    ],
    [
      'several replies: accepted in the end',
      '454 4.7.0 Temporary authentication failure\n235 2.7.0 Authentication successful\n250 2.1.0 Ok\n354 go on\n250 2.0.0 Ok: queued as 12345\n221 Bye',
      { cause: 'accepted' },
    ],
    [
      'HTML',
      '<div><p>Error: <b>550&nbsp;5.7.1</b> Client was not authenticated</p></div>',
      { cause: 'auth-required', enhanced: '5.7.1' },
    ],
    [
      'quoted-printable',
      '535 5.7.8 Benutzername oder Passwort =\nung=C3=BCltig =3D Anmeldung fehlgeschlagen',
      { cause: 'credentials-rejected' },
    ],
    ['encoded words', '=?utf-8?B?NTUwIFJlbGF5aW5nIGRlbmllZA==?=', { cause: 'relay-denied' }],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
