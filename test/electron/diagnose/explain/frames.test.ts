/** Of a reply that a program wraps in words of its own: is the reply judged, and nothing but the reply quoted? */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'

type Row = [name: string, text: string, expected: Partial<Findings>]

describe('an unquoted reply ends where the box goes on', () => {
  const reply = '535 5.7.1 Authentication failed'
  const expected: Partial<Findings> = { cause: 'credentials-rejected', quote: reply, code: 535, port: 465 }
  it.each<Row>([
    [
      'Windows Live Mail',
      `Server Error: 535\nServer Response: ${reply}\nServer: 'smtp.example.com'\nWindows Live Mail Error ID: 0x800CCC78\nProtocol: SMTP\nPort: 465\nSecure(SSL): Yes`,
      { ...expected, server: 'smtp.example.com', security: 'tls' },
    ],
    [
      'in German',
      `Serverfehler: 535\nServerantwort: ${reply}\nServer: "smtp.example.com"\nWindows Live Mail-Fehler-ID: 0x800CCC78\nProtokoll: SMTP\nPort: 465\nSecure(SSL): Ja`,
      expected,
    ],
    [
      'in French',
      `Erreur serveur : 535\nRéponse du serveur : ${reply}\nServeur : « smtp.example.com »\nID d’erreur Windows Live Mail : 0x800CCC78\nProtocole : SMTP\nPort : 465`,
      expected,
    ],
    [
      'its number first',
      `Server Response: ${reply}\nWindows Live Mail Error ID: 0x800CCC78\nServer: 'smtp.example.com'\nPort: 465`,
      expected,
    ],
    [
      'within one line',
      `Server Response: ${reply}, Server: 'smtp.example.com', Protocol: SMTP, Port: 465, Secure(SSL): Yes, Error Number: 0x800CCC78`,
      expected,
    ],
    [
      'within one line, the number at once',
      `Server: 'smtp.example.com', Port: 465, Server Response: ${reply}, Error Number: 0x800CCC78`,
      expected,
    ],
    [
      'a stack of .NET behind it',
      `Server response: ${reply}\n   at System.Net.Mail.SmtpClient.Send(MailMessage message)\n   at Program.Main() port 465`,
      expected,
    ],
    [
      'a wrapped reply stays whole',
      "Server Response: 535 5.7.1 Authentication\n   failed: wrong password\nServer: 'smtp.example.com'\nPort: 465",
      { ...expected, quote: '535 5.7.1 Authentication\n   failed: wrong password' },
    ],
  ])('%s', async (_name, text, row) => {
    expect(await explainText(text)).toMatchObject(row)
  })
})

describe('Nodemailer says of its own server that all recipients were rejected', () => {
  const frame = "Error: Can't send mail - all recipients were rejected: "
  it.each<Row>([
    ['a relay refusal', `${frame}554 5.7.1 <bob@example.org>: Relay access denied`, { cause: 'relay-denied' }],
    ['in other words', `${frame}550 relay not permitted`, { cause: 'relay-denied' }],
    [
      'as an object',
      "[Error: Can't send mail - all recipients were rejected]\n  code: 'EENVELOPE',\n  response: '550 5.7.1 Unable to relay',\n  responseCode: 550",
      { cause: 'relay-denied', quote: '550 5.7.1 Unable to relay' },
    ],
    ['a sign-in that is missing', `${frame}550 5.7.1 Authentication required`, { cause: 'auth-required' }],
    ['the same of another number', `${frame}530 5.7.0 Must authenticate first`, { cause: 'auth-required' }],
    ['a recipient that is none', `${frame}550 5.1.1 No such user here`, { cause: 'recipient-unknown' }],
    [
      'but a forwarding service says it of another’s',
      '554 Error for example.net of "Can\'t send mail - all recipients were rejected: 554 5.7.1 <bob@example.net>: Relay access denied"',
      { cause: 'recipient-misrouted' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

const dotNet =
  'The SMTP server requires a secure connection or the client was not authenticated. The server response was: '

describe('a reply without its code is judged by itself', () => {
  it.each<Row>([
    ['.NET', `${dotNet}5.7.0 Authentication Required. Learn more at`, { cause: 'auth-required', enhanced: '5.7.0' }],
    ['.NET, 5.5.1', `${dotNet}5.5.1 Authentication Required. Learn more at`, { cause: 'auth-required' }],
    [
      '.NET, with its stack',
      `System.Net.Mail.SmtpException: ${dotNet}5.7.1 Client was not authenticated\n   at System.Net.Mail.MailCommand.CheckResponse(SmtpStatusCode statusCode, String response)`,
      { cause: 'auth-required', quote: '5.7.1 Client was not authenticated' },
    ],
    ['.NET, of encryption', `${dotNet}5.7.0 Must issue a STARTTLS command first`, { cause: 'encryption-required' }],
    [
      '.NET, of a password',
      `${dotNet}5.7.8 Username and Password not accepted`,
      { cause: 'credentials-rejected', quote: '5.7.8 Username and Password not accepted' },
    ],
    [
      '.NET, no code at all',
      'Mailbox unavailable. The server response was: Relaying not allowed',
      { cause: 'relay-denied', quote: 'Relaying not allowed' },
    ],
    [
      '.NET in German',
      'Für den SMTP-Server ist eine sichere Verbindung erforderlich, oder der Client wurde nicht authentifiziert. Die Serverantwort war: 5.7.0 Authentication Required',
      { cause: 'auth-required', quote: '5.7.0 Authentication Required' },
    ],
    [
      '.NET in Spanish',
      'El servidor SMTP requiere una conexión segura o el cliente no se autenticó. La respuesta del servidor fue: 5.7.0 Authentication Required',
      { cause: 'auth-required', quote: '5.7.0 Authentication Required' },
    ],
    [
      'Outlook Express',
      "Server Response: '5.7.0 Authentication Required', Port: 25, Secure(SSL): No",
      { cause: 'auth-required', quote: '5.7.0 Authentication Required', port: 25 },
    ],
    [
      'Thunderbird',
      'An error occurred while sending mail. The mail server responded:  5.7.1 Authentication failed. Please check the message and try again.',
      { cause: 'credentials-rejected', quote: '5.7.1 Authentication failed.' },
    ],
    [
      'Thunderbird, of a recipient',
      'An error occurred while sending mail. The mail server responded:  5.7.1 <bob@example.org>: Relay access denied. Please check the message recipient "bob@example.org" and try again.',
      { cause: 'relay-denied', quote: '5.7.1 <bob@example.org>: Relay access denied.' },
    ],
    [
      'Thunderbird, of the sender, with the code',
      'An error occurred while sending mail. The mail server responded:  553 5.7.1 Sender address not owned by user. Please verify that your email address is correct in your account settings and try again.',
      { cause: 'sender-not-allowed', quote: '553 5.7.1 Sender address not owned by user.' },
    ],
    [
      'Thunderbird in German',
      'Fehler beim Senden. Der Mail-Server antwortete: 5.7.1 Authentication failed. Bitte überprüfen Sie die Nachricht und versuchen Sie es erneut.',
      { cause: 'credentials-rejected', quote: '5.7.1 Authentication failed.' },
    ],
    [
      'Thunderbird, of an account',
      'The current operation did not succeed. The mail server for account ann@example.com responded: Invalid credentials (Failure).',
      { cause: 'credentials-rejected', quote: 'Invalid credentials (Failure).' },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
