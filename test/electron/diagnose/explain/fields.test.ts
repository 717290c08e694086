/** Which numbers and names of a text are a reply's code, a port, a server, a response code, and which are none of them? */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'

type Row = [text: string, expected: Partial<Findings>]

const nowhere: Partial<Findings> = { server: null, port: null }

describe('a port is no code', () => {
  const place: Partial<Findings> = { server: 'smtp.example.com' }
  it.each<Row>([
    ['smtp.example.com:587 (STARTTLS) 535 5.7.8 Authentication failed', { ...place, code: 535, port: 587 }],
    ['smtp.example.com:465 failed: 535 5.7.8 Authentication failed', { ...place, code: 535, port: 465 }],
    ['host=smtp.example.com port=587 error: Invalid credentials', { ...place, code: null, port: 587 }],
    ["connect(host='smtp.example.com', port=465): 535 Authentication failed", { ...place, code: 535, port: 465 }],
    ['SMTP:smtp.example.com:587 [ann] [SMTP: Invalid response (code: 530, Authentication required)]', { code: 530 }],
    ['Use port 587 (STARTTLS) or 465 (SSL): your password is wrong', { code: null, port: 587 }],
    [
      'relay=smtp.example.com[192.0.2.4]:25, status=bounced (550 5.1.1 User unknown)',
      { ...place, code: 550, port: 25 },
    ],
  ])('%s', async (text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('a file and its line are no server and its port', () => {
  it.each<Row>([
    ["/usr/lib/ruby/net/smtp.rb:975:in `check_auth_response': 535 5.7.8 Authentication failed", nowhere],
    ['dispatch.go:309: error sending mail: 535 5.7.8 Authentication failed', nowhere],
    ['src/imap.rs:435: Cannot login: 535 wrong password', nowhere],
    ['at Transport.send(transport.ts:99): 535 wrong password', nowhere],
    ['mailer.pl:42: 535 5.7.8 Authentication failed', nowhere],
    ['[THUNDERBIRD] 535 5.7.8 Authentication failed', nowhere],
    ['host x[192.0.2.4]: 550 5.1.1 User unknown', { port: null, code: 550 }],
    ['poczta.example.pl:465: 535 Authentication failed', { server: 'poczta.example.pl', port: 465 }],
    ['smtp.example.rs:587: 535 Authentication failed', { server: 'smtp.example.rs', port: 587 }],
  ])('%s', async (text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('a response code is one of the protocols', () => {
  it.each<Row>([
    ['[IMAP] login failed, wrong password', { responseCode: null }],
    ['[SMTP] login failed, wrong password', { responseCode: null }],
    ['OSError: [Errno 104] wrong password', { responseCode: null }],
    ['[ERROR] mail login failed, wrong password', { responseCode: null }],
    ['[THUNDERBIRD] mail login failed, wrong password', { responseCode: null }],
    ['a1 NO [AUTHENTICATIONFAILED] wrong password', { responseCode: 'AUTHENTICATIONFAILED' }],
    ['a1 NO [BADCHARSET] what', { responseCode: 'BADCHARSET' }],
    ['-ERR [SYS/TEMP] try again', { responseCode: 'SYS/TEMP' }],
    ['The mail server responded: [OVERQUOTA] Not enough room.', { responseCode: 'OVERQUOTA' }],
  ])('%s', async (text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('a version is no enhanced code', () => {
  it.each<Row>([
    ['DeltaSync_v2.0.0 Status: wrong password', { enhanced: null, protocol: null }],
    ['MyMailer/5.0.1: wrong password', { enhanced: null }],
    ['mailer v4.2.1, wrong password', { enhanced: null }],
    ['mailer v4.2.1: 535 5.7.8 wrong password', { enhanced: '5.7.8' }],
    ['wrong password (#5.7.8)', { enhanced: '5.7.8' }],
  ])('%s', async (text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('what HTTP answers is no reply of SMTP', () => {
  const none: Partial<Findings> = { code: null, protocol: null }
  it.each<Row>([
    ['HTTP 401: the mail service says that the password is wrong', none],
    ['Mailgun: 403 Forbidden: mail from this sender is not allowed', none],
    ['Error: Request failed, 404 mail template not found', none],
    ['Mailgun: 429 Too Many Requests, mail limit', none],
    ['Postmark error 406: You tried to send to a recipient that has been marked as inactive.', none],
    ['Postmark: 400 Bad mail request', none],
    ['mail API, HTTP/1.1 503 Service Unavailable', none],
    ['mail API, status code 500 ', none],
    ['Mailer error: 421 Too many messages', { code: 421, protocol: 'smtp' }],
    ['Mailer error: 403 5.7.1 Sender not allowed', { code: 403, protocol: 'smtp' }],
  ])('%s', async (text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('a server is found', () => {
  it.each<Row>([
    ['Cannot verify the user name or password for "imap.gmail.com".', { server: 'imap.gmail.com' }],
    ['Passwort für „smtp.example.com“ falsch', { server: 'smtp.example.com' }],
    ['Mot de passe refusé par « pop.example.com »', { server: null }],
    ['Mot de passe refusé par «pop.example.com»', { server: 'pop.example.com' }],
    ['Login failed: wrong password. Host: mail.example.com', { server: 'mail.example.com' }],
    ['Login failed: wrong password. Hostname: "mail.example.com"', { server: 'mail.example.com' }],
    ['Login failed for "ann.smith"', { server: null }],
  ])('%s', async (text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})

describe('blanks at the ends of lines change no field', () => {
  it.each([
    '<bob@example.org>: host mx.example.org[192.0.2.4] said: 550\n    Requested action not taken: mailbox unavailable (in reply to RCPT TO\n    command)',
    'Error:\n550 5.7.367 Remote server returned not permitted to relay -> 554 5.7.1 <bob@example.org>: Relay access denied\nMessage rejected by:\nfwd1.example.com',
    'bob@example.org: SMTP error from remote mail server after RCPT TO:<bob@example.org>:\nhost mx.example.org [192.0.2.4]: 550\nUnknown user',
  ])('%s', async (text) => {
    const { quote: _quote, ...plain } = await explainText(text)
    expect(plain).toMatchObject({ code: expect.any(Number), server: expect.any(String) })
    for (const changed of [text.replace(/$/gm, '   '), text.replace(/^/gm, '          ')]) {
      const { quote: _other, ...found } = await explainText(changed)
      expect(found).toEqual(plain)
    }
  })
})
