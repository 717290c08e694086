/** What newcomers paste: whole transcripts, log lines, rich text, quoted mails, raw sources. Each row broke something once, or might. */
import { describe, expect, it } from 'vitest'
import type { Explained } from '../../../../electron/contract/explained.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'

const message = (type: string, body: string) =>
  `From: postmaster@example.com\r\nTo: ann@example.com\r\nReceived: by mx\r\nMIME-Version: 1.0\r\n${type}\r\n\r\n${body}\r\n`

const inner = message('Content-Type: text/plain', 'Delivery to bob@example.org failed: 550 5.1.1 User unknown')

type Row = [name: string, text: string, expected: Partial<Explained>]

describe('what is pasted', () => {
  it.each<Row>([
    [
      'a transcript of several replies, up to the next command',
      'RCPT TO:<b@y.example>\r\n550 5.1.1 User unknown\r\nRCPT TO:<c@z.example>\r\n554 5.7.1 <c@z.example>: Relay access denied\r\nQUIT\r\n221 2.0.0 Bye\r\n',
      { cause: 'relay-denied', quote: '554 5.7.1 <c@z.example>: Relay access denied' },
    ],
    [
      'a sign-in in base64, of which nothing is quoted',
      'EHLO x\n250 AUTH PLAIN\nAUTH PLAIN AGFubgBwdw==\n535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.\n',
      {
        cause: 'protocol-disabled',
        quote: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      },
    ],
    [
      'Outlook’s list of tasks',
      "Task 'ann@example.com - Sending' reported error (0x80040119) : 'The server responded: 535 5.7.8 Error: authentication failed'\r\nTask 'ann@example.com - Receiving' completed\r\n",
      { cause: 'credentials-rejected', quote: '535 5.7.8 Error: authentication failed', code: 535 },
    ],
    [
      'sendmail’s reason, and not what it says of it at the end',
      '(reason: 554 5.7.1 <b@y.example>: Relay access denied)\n   ----- Transcript of session follows -----\n... while talking to mx.y.example.:\n>>> DATA\n<<< 554 5.7.1 <b@y.example>: Relay access denied\n550 5.1.1 <b@y.example>... User unknown\n<<< 503 no recipients\n',
      { cause: 'recipient-misrouted' },
    ],
    [
      'a transcript that ends with “Service unavailable”',
      '   ----- Transcript of session follows -----\n>>> DATA\n<<< 552 5.2.3 Message exceeds fixed maximum size\n554 5.0.0 Service unavailable\n',
      { cause: 'message-too-large' },
    ],
    [
      'a smart host that wants a sign-in: it is one’s own side',
      '<b@y.example>: host smtp.example.com[192.0.2.4] said: 530 5.7.0 Authentication required (in reply to MAIL FROM command)',
      { cause: 'auth-required' },
    ],
    ['an alert beside a yes', '* OK [ALERT] account is over quota', { cause: 'mailbox-full' }],
    ['an alert that says nothing', '* OK [ALERT] Welcome, all is well today', { cause: 'accepted' }],
    ['words that look like base64 without their blanks', 'a002 OK Begin TLS negotiation now', { cause: 'accepted' }],
    ['nothing about mail', 'Traceback: ModuleNotFoundError: No module named flask', { cause: 'unknown' }],
    [
      'a session that failed between its greeting and its goodbye',
      '220 mx ESMTP\n535 5.7.8 authentication failed\n221 Bye\n',
      { cause: 'credentials-rejected', code: 535 },
    ],
    ['the same of POP3', '+OK ready\n+OK\n-ERR [AUTH] invalid password\n+OK bye\n', { cause: 'credentials-rejected' }],
    [
      'an address that begins like a tag',
      '554 5.7.1 <b.smith@contoso.example>: Relay access denied',
      { quote: '554 5.7.1 <b.smith@contoso.example>: Relay access denied', email: 'b.smith@contoso.example' },
    ],
    [
      'a box whose port looks like a code',
      "Serverantwort: '550 Relaying ist nicht erlaubt' Port: 465 Secure (SSL): Ja Fehlernummer: 0x800CCC79",
      { cause: 'relay-denied', code: 550, port: 465 },
    ],
    [
      'Gmail’s WEBALERT',
      '* NO [WEBALERT https://accounts.example/continue] Web login required.',
      { cause: 'oauth-required' },
    ],
    ['one word', 'mailbox', { cause: 'unknown' }],
    [
      'a mail that quotes it',
      '> Hi Bob,\n> I get this:\n> > 550-Please turn on SMTP Authentication in your mail client.\n> > 550 You may not relay through this server without authentication.\n',
      {
        cause: 'auth-required',
        quote:
          '550-Please turn on SMTP Authentication in your mail client.\n550 You may not relay through this server without authentication.',
      },
    ],
    [
      'rich text',
      String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs20 Server Response: \b 550 5.7.1 Absender unzul\'e4ssig\b0\par Port: 25, Secure(SSL): No\par}`,
      { cause: 'sender-not-allowed', port: 25, security: 'none' },
    ],
    [
      'a body in base64',
      Buffer.from('550 5.7.1 Relaying denied by mx.example.org').toString('base64'),
      { cause: 'relay-denied', quote: '550 5.7.1 Relaying denied by mx.example.org' },
    ],
    [
      'a message in HTML alone, with its style',
      message(
        'Content-Type: text/html; charset=utf-8',
        '<html><head><style>p{color:red}</style></head><body><p>Your message to bob@example.org couldn’t be delivered.</p><p>bob wasn’t found at example.org.</p></body></html>',
      ),
      { cause: 'recipient-unknown' },
    ],
    [
      'a message whose text was decoded before',
      message('Content-Type: text/plain; charset=iso-8859-1', 'Der Empfänger ist unbekannt: 550 Benutzer ungültig'),
      { cause: 'recipient-unknown', quote: '550 Benutzer ungültig' },
    ],
    [
      'a signed message',
      message(
        'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="s"',
        '--s\r\nContent-Type: text/plain\r\n\r\n550 5.1.1 User unknown\r\n--s\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--s--',
      ),
      { cause: 'recipient-unknown', code: 550 },
    ],
    [
      'a bounce that was passed on as an attachment',
      message(
        'Content-Type: multipart/mixed; boundary="o"',
        `--o\r\nContent-Type: text/plain\r\n\r\nSee below\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${inner}--o--`,
      ),
      { cause: 'recipient-unknown' },
    ],
    [
      'a message that is no bounce',
      message('Content-Type: text/plain', 'Our offers of the week'),
      { cause: 'unknown', protocol: null },
    ],
    [
      'Exim’s main log',
      '2026-11-20 10:11:12 1abcDE-0001Fg-2H ** bob@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.4]: SMTP error from remote mail server after RCPT TO:<bob@example.org>: 550 5.1.1 No such user here\n',
      { cause: 'recipient-unknown', code: 550 },
    ],
    [
      'Postfix’ log, another server’s relay refusal',
      'Nov 20 10:11:12 mail postfix/smtp[123]: 4B1C: to=<bob@example.org>, relay=mx.example.org[192.0.2.4]:25, dsn=5.7.1, status=bounced (host mx.example.org[192.0.2.4] said: 554 5.7.1 <bob@example.org>: Relay access denied (in reply to RCPT TO command))\n',
      { cause: 'recipient-misrouted', server: 'mx.example.org' },
    ],
    [
      'Postfix’ log, deferred',
      'Nov 20 10:11:12 mail postfix/smtp[9]: 4B1: to=<bob@example.org>, dsn=4.2.0, status=deferred (host mx.example.org[192.0.2.4] said: 450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted (in reply to RCPT TO command))\n',
      { cause: 'greylisted', code: 450 },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('a port in passing blocks nothing', () => {
  it.each<Row>([
    ['a connection refused', 'connect to smtp.example.com port 25: Connection refused', { cause: 'unknown' }],
    ['no answer', 'Unable to connect to remote host on port 25: Connection timed out', { cause: 'unknown' }],
    [
      'a box that names it',
      "Server: 'smtp.example.com', Server Response: 550 5.7.1 Relaying denied\nPort: 25, Secure(SSL): No",
      { cause: 'relay-denied' },
    ],
    ['but a provider that says so', 'Ihr Internetanbieter sperrt Port 25', { cause: 'network-blocks-smtp' }],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
