/** Of an error box, a log or an exception: are the server's words quoted, and is the protocol told by them? */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'

type Row = [name: string, text: string, expected: Partial<Findings>]

describe('the quotation is the server’s words', () => {
  it.each<Row>([
    [
      'Thunderbird, IMAP',
      'Login to server mail.example.com failed. The mail server responded: NO [AUTHENTICATIONFAILED] Authentication failed.',
      {
        cause: 'credentials-rejected',
        quote: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
        responseCode: 'AUTHENTICATIONFAILED',
        protocol: 'imap',
      },
    ],
    [
      'Thunderbird, which leaves the NO out',
      'The current command did not succeed. The mail server for account ann@example.com responded: [OVERQUOTA] Not enough room.',
      { cause: 'mailbox-full', quote: '[OVERQUOTA] Not enough room.', responseCode: 'OVERQUOTA' },
    ],
    [
      'Thunderbird, POP3',
      'Sending of password for user ann did not succeed. Mail server pop.example.com responded: -ERR [AUTH] Invalid login',
      { cause: 'credentials-rejected', quote: '-ERR [AUTH] Invalid login', responseCode: 'AUTH' },
    ],
    [
      'Outlook Express, POP3',
      "There was a problem logging onto your mail server. Your Password was rejected. Server: 'mail.example.com', Server Response: '-ERR Password supplied for \"ann\" is incorrect.', Port: 110, Secure(SSL): No, Error Number: 0x800CCC92",
      {
        cause: 'credentials-rejected',
        quote: '-ERR Password supplied for "ann" is incorrect.',
        protocol: 'pop3',
        port: 110,
      },
    ],
    [
      'Outlook Express, IMAP: the box itself names no reason',
      "Your IMAP server closed the connection.\nServer: 'imap.example.com', Server Response: 'a2 NO LOGIN failed.', Port: 993, Secure(SSL): Yes, Error Number: 0x800CCCD1",
      { cause: 'credentials-rejected', quote: 'a2 NO LOGIN failed.', protocol: 'imap' },
    ],
    [
      'Outlook, within its own quotation marks',
      "Task 'ann - Receiving' reported error (0x800CCC92) : 'Your e-mail server rejected your login. The server responded: -ERR Login failure'",
      { cause: 'credentials-rejected', quote: '-ERR Login failure', protocol: 'pop3' },
    ],
    [
      'a log of IMAP whose other lines say something else',
      "*** Warning *** Password is being sent in the clear\nIMAP command 'LOGIN' returned an error: NO LOGIN failed\n",
      { cause: 'credentials-rejected', quote: 'NO LOGIN failed', protocol: 'imap' },
    ],
    [
      'an exception of Python',
      "poplib.error_proto: b'-ERR [SYS/PERM] Your account is not enabled for POP access'",
      {
        cause: 'protocol-disabled',
        quote: '-ERR [SYS/PERM] Your account is not enabled for POP access',
        responseCode: 'SYS/PERM',
      },
    ],
    [
      'the answer to SMTP in the same log comes last',
      'fetch: a1 NO [OVERQUOTA] Mailbox is full\nsend: 535 5.7.8 Error: authentication failed\n',
      { cause: 'credentials-rejected', quote: '535 5.7.8 Error: authentication failed', code: 535 },
    ],
    [
      'a "No" that is the box’s',
      "Server Response: '550 5.7.1 Relaying denied', Port: 25, SECURE (SSL): NO, Error Number: 0x800CCC79",
      { cause: 'relay-denied', quote: '550 5.7.1 Relaying denied', protocol: 'smtp' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('a sentence that begins with “No” is no answer of IMAP', () => {
  it.each<Row>([
    ['a full disk', 'No space left on device', { kind: 'client', cause: 'temporary-failure', protocol: null }],
    ['of SMTP', '452 4.3.1 No space left on device', { kind: 'smtp', cause: 'temporary-failure', protocol: 'smtp' }],
    ['of IMAP', 'a1 NO No space left on device', { kind: 'imap', cause: 'temporary-failure', protocol: 'imap' }],
    ['of IMAP without its tag', 'NO No space left on device', { kind: 'imap', protocol: 'imap' }],
    ['of IMAP in small letters, with its tag', 'a1 no login failed', { kind: 'imap', cause: 'credentials-rejected' }],
    ['an article before it', 'A bad password was given', { kind: 'client', protocol: null }],
    ['another', 'Bad destination mailbox address', { kind: 'client', cause: 'recipient-unknown', protocol: null }],
    ['in Spanish', 'no existe ese usuario', { kind: 'client', protocol: null }],
    ['a greeting', 'Bye bye, I get 535 wrong password', { kind: 'client' }],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
