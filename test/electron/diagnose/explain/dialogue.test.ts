/** A dialogue between a program and a server, as programs write it down: what came last decides, and a refusal is never a yes. */
import { describe, expect, it } from 'vitest'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'
import type { Findings } from '../../../../electron/diagnose/explain/explain.ts'

/** `<` before what the server says, `>` before what the client does. */
type Lines = readonly string[]

const refused = (line: string) => line.startsWith('<4') || line.startsWith('<5')

const swaks = (yes: string, no: string, sent: string) => (lines: Lines) =>
  [
    '=== Connected to smtp.example.com.',
    ...lines.map((line) =>
      line.startsWith('>') ? `${sent} ${line.slice(1)}` : `${refused(line) ? no : yes} ${line.slice(1)}`,
    ),
  ].join('\n')

const styles: readonly [name: string, written: (lines: Lines) => string][] = [
  ['swaks', swaks('<- ', '<**', ' ->')],
  ['swaks, encrypted', swaks('<~ ', '<~*', ' ~>')],
  ['nodemailer', (lines) => lines.map((line) => line.replace('<', 'S: ').replace('>', 'C: ')).join('\n')],
  [
    'nodemailer’s log',
    (lines) =>
      lines
        .map((line) => `[2026-11-20 10:11:12] DEBUG [x1] ${line.replace('<', 'S: ').replace('>', 'C: ')}`)
        .join('\n'),
  ],
  [
    'curl',
    (lines) =>
      [
        '* Connected to smtp.example.com (192.0.2.1) port 587',
        ...lines.map((line) => `${line[0]} ${line.slice(1)}`),
      ].join('\n'),
  ],
  ['telnet', (lines) => lines.map((line) => line.slice(1)).join('\n')],
  [
    'telnet with its own words',
    (lines) =>
      [
        'Trying 192.0.2.1...',
        "Escape character is '^]'.",
        ...lines.map((line) => line.slice(1)),
        'Connection closed.',
      ].join('\n'),
  ],
  [
    'PHPMailer',
    (lines) =>
      lines
        .map(
          (line) =>
            `2026-11-20 10:11:12\t${line.startsWith('<') ? 'SERVER -> CLIENT' : 'CLIENT -> SERVER'}: ${line.slice(1)}`,
        )
        .join('\n'),
  ],
  [
    'smtplib',
    (lines) =>
      lines
        .map((line) => String.raw`${line.startsWith('<') ? "reply: b'" : "send: '"}${line.slice(1)}\r\n'`)
        .join('\n'),
  ],
]

const hello: Lines = ['<220 smtp.example.com ESMTP', '>EHLO laptop', '<250-smtp.example.com Hello', '<250 OK']
const mail: Lines = [
  '>MAIL FROM:<ann@example.com>',
  '<250 2.1.0 Sender accepted',
  '>RCPT TO:<bob@example.org>',
  '<250 2.1.5 Recipient accepted',
]
const bye: Lines = ['>QUIT', '<221 2.0.0 Bye']

const endings: readonly [name: string, lines: Lines, quote: string][] = [
  ['421', [...hello, '<421 4.4.2 timeout exceeded'], '421 4.4.2 timeout exceeded'],
  [
    '500',
    [...hello, '>FOO', '<500 5.5.2 Error: command not recognized', ...bye],
    '500 5.5.2 Error: command not recognized',
  ],
  ['503', [...hello, '>DATA', '<503 Bad sequence of commands'], '503 Bad sequence of commands'],
  [
    '554 after yeses',
    [...hello, ...mail, '>DATA', '<354 go on', '<554 Transaction failed', ...bye],
    '554 Transaction failed',
  ],
  [
    '535',
    [...hello, '>AUTH PLAIN AGFubgBwdw==', '<535 5.7.8 Error: authentication failed'],
    '535 5.7.8 Error: authentication failed',
  ],
  [
    'a refusal, and a yes to RSET',
    [...hello, ...mail, '>DATA', '<554 Transaction failed', '>RSET', '<250 2.0.0 Ok, reset accepted', ...bye],
    '554 Transaction failed',
  ],
]

describe.each(styles)('written by %s', (_style, written) => {
  it.each(endings)('a refusal that came last is no yes: %s', async (_name, lines, quote) => {
    const found = await explainText(written(lines))
    expect(found.cause).not.toBe('accepted')
    expect(found).toMatchObject<Partial<Findings>>({ quote, code: Number(quote.slice(0, 3)), protocol: 'smtp' })
  })

  it('tells a wrong password from it', async () => {
    const lines = [...hello, '>AUTH LOGIN', '<334 VXNlcm5hbWU6', '<535 5.7.8 Error: authentication failed']
    expect((await explainText(written(lines))).cause).toBe('credentials-rejected')
  })

  it('is a yes where a yes came last', async () => {
    const lines = [...hello, ...mail, '>DATA', '<354 go on', '<250 2.0.0 Ok: queued as 4B1C', ...bye]
    expect((await explainText(written(lines))).cause).toBe('accepted')
  })

  it('is a yes where a second try succeeded', async () => {
    const lines = [...hello, '<535 5.7.8 failed', '>AUTH LOGIN', '<235 2.7.0 Authentication successful', ...bye]
    expect((await explainText(written(lines))).cause).toBe('accepted')
  })
})

describe('of others', () => {
  it.each<[name: string, text: string, expected: Partial<Findings>]>([
    ['POP3', '+OK ready\nUSER ann\n+OK\nPASS x\n-ERR what', { cause: 'unknown', quote: '-ERR what' }],
    [
      'POP3 and its goodbye',
      '+OK ready\nSTAT\n-ERR what\nQUIT\n+OK sayonara',
      { cause: 'unknown', quote: '-ERR what' },
    ],
    ['POP3, a goodbye alone', '+OK ready\n-ERR what\n+OK signing off', { cause: 'unknown', quote: '-ERR what' }],
    ['IMAP', '* OK ready\na1 SELECT x\na1 NO what', { cause: 'unknown', quote: 'a1 NO what', protocol: 'imap' }],
    [
      'IMAP and its goodbye',
      '* OK ready\na1 FOO\na1 BAD what\na2 LOGOUT\n* BYE logging out\na2 OK done',
      { cause: 'unknown', quote: 'a1 BAD what' },
    ],
    ['a wrong password of POP3', '+OK ready\nPASS x\n-ERR [AUTH] invalid password', { cause: 'credentials-rejected' }],
    [
      'sendmail’s transcript, of which the end is its own',
      '... while talking to mx.example.org.:\n>>> MAIL From:<ann@example.com> SIZE=16600348\n<<< 552 5.2.3 Message size exceeds fixed maximum message size\n554 5.0.0 Service unavailable',
      { cause: 'message-too-large' },
    ],
    ['a yes of POP3', '+OK ready\nSTAT\n+OK 2 320', { cause: 'accepted' }],
    ['a yes of IMAP', '* OK ready\na1 LOGIN ann x\na1 OK LOGIN completed', { cause: 'accepted' }],
  ])('%s', async (_name, text, expected) => {
    expect(await explainText(text)).toMatchObject(expected)
  })
})
