import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certificateFor } from '../../../servers/certificates.ts'
import {
  close,
  expectLine,
  reset,
  send,
  sendRaw,
  serve,
  stall,
  startServerTls,
  type Script,
  type ServeRow,
} from '../../../servers/script.ts'
import { email, host, password, saslPlain } from '../kit/mail-world.ts'
import { oneCheck, type OneCheck } from '../kit/one-check.ts'

const key = await certificateFor(host)
const smtp: OneCheck = { protocol: 'smtp' }
const base64 = (text: string): string => Buffer.from(text).toString('base64')

const taking: ServeRow[] = [
  [/^MAIL FROM:/, send('250 Ok')],
  [/^RCPT TO:/, send('250 Ok')],
  ['RSET', send('250 Ok')],
  ['QUIT', send('221 Bye'), close()],
]
/** TLS from the first byte, EHLO, and then these rows. */
const inside = (auth: string, ...rows: ServeRow[]): Script => [
  startServerTls(key),
  send(`220 ${host} ESMTP`),
  serve([/^EHLO /, send(`250-${host}`, `250 ${auth}`)], ...rows, ...taking),
]

describe('sign-in by nodemailer', () => {
  it('AUTH LOGIN where PLAIN is not offered', async () => {
    const rows: ServeRow[] = [
      ['AUTH LOGIN', send('334 VXNlcm5hbWU6')],
      [base64(email), send('334 UGFzc3dvcmQ6')],
      [base64(password), send('235 2.7.0 Ok')],
    ]
    const seen = await oneCheck(smtp, inside('AUTH LOGIN', ...rows))
    expect(seen).toMatchObject({
      facts: { signedIn: true, mechanism: 'LOGIN', stopped: null },
      signIns: { sent: 1, rejected: 0 },
      faults: [],
    })
  })

  it('CRAM-MD5 where encrypted passwords are set (RFC 2195)', async () => {
    const challenge = '<1896.697170952@postoffice.example.net>'
    const digest = createHmac('md5', password).update(challenge).digest('hex')
    const rows: ServeRow[] = [
      ['AUTH CRAM-MD5', send(`334 ${base64(challenge)}`)],
      [base64(`${email} ${digest}`), send('535 wrong digest ' + digest)],
    ]
    const seen = await oneCheck(
      { ...smtp, authentication: 'password-encrypted' },
      inside('AUTH CRAM-MD5 PLAIN', ...rows),
    )
    expect(seen).toMatchObject({
      facts: { signedIn: false, mechanism: 'CRAM-MD5', stopped: { reply: '535 wrong digest ••••' } },
      signIns: { sent: 1, rejected: 1 },
      faults: [],
    })
  })

  it('the old form with an equals sign is an offer, too', async () => {
    const seen = await oneCheck(smtp, inside('AUTH=PLAIN', [`AUTH PLAIN ${saslPlain(email)}`, send('235 Ok')]))
    expect(seen.facts).toMatchObject({ signedIn: true, offers: { afterTls: { mechanisms: ['PLAIN'] } } })
  })

  it('a server that asks on after AUTH PLAIN gets no second password', async () => {
    const seen = await oneCheck(smtp, inside('AUTH PLAIN', [/^AUTH PLAIN /, send('334 ')], ['', send('501 no')]))
    expect(seen).toMatchObject({ facts: { signedIn: false, stopped: { reply: '501 no' } }, signIns: { sent: 1 } })
    expect(seen.lines.filter((line) => line.includes(saslPlain(email)))).toHaveLength(1)
  })

  it.each<[string, string, string, number]>([
    ['no challenge', '334', '535 no', 0],
    ['a second challenge in place of an answer', '334 PDE4OTZAeD4=', '334 PDE4OTZAeD4=', 1],
  ])('CRAM-MD5 with %s: refused, and no mistake of ours', async (_name, challenge, answer, sent) => {
    const script = inside('AUTH CRAM-MD5', ['AUTH CRAM-MD5', send(challenge)], [/^[A-Za-z0-9+/=]{20,}$/, send(answer)])
    const seen = await oneCheck({ ...smtp, authentication: 'password-encrypted' }, script)
    expect(seen).toMatchObject({
      facts: { signedIn: false, stopped: { by: 'reply', step: 'sign-in' } },
      signIns: { sent },
    })
  })

  it('a mechanism refused before the password: nothing was sent, nothing was rejected', async () => {
    const seen = await oneCheck(
      smtp,
      inside('AUTH LOGIN', ['AUTH LOGIN', send('504 Unrecognized authentication type')]),
    )
    expect(seen).toMatchObject({
      facts: { signedIn: false, mechanism: null, stopped: { by: 'reply', step: 'sign-in' } },
      signIns: { sent: 0, rejected: 0 },
    })
  })

  it.each<[string, ServeRow, object]>([
    [
      'closes after its answer',
      [/^AUTH /, send('535 authentication failed'), close()],
      { by: 'reply', step: 'sign-in' },
    ],
    ['closes in place of an answer', [/^AUTH /, close()], { by: 'wire', step: 'sign-in', error: 'closed' }],
    [
      'resets in place of an answer',
      [/^AUTH /, reset()],
      { by: 'wire', step: 'sign-in', error: expect.stringMatching(/reset|closed/) },
    ],
    ['says 421', [/^AUTH /, send('421 4.7.0 Try again later'), close()], { by: 'reply', step: 'sign-in' }],
    ['speaks nonsense', [/^AUTH /, send('what?')], { by: 'wire', step: 'sign-in', error: 'garbled' }],
  ])('a server that %s', async (_name, row, stopped) => {
    const seen = await oneCheck(smtp, inside('AUTH PLAIN', row))
    expect(seen).toMatchObject({ facts: { stopped, mechanism: 'PLAIN' }, signIns: { sent: 1 } })
    expect(seen.facts.signedIn).not.toBe(true)
  })
})

describe('rules, as the dialogue meets them', () => {
  it.each<[string, OneCheck, string, string]>([
    ['NTLM set', { ...smtp, authentication: 'ntlm' }, 'AUTH PLAIN NTLM', 'method-not-performable'],
    ['OAuth set', { ...smtp, authentication: 'oauth2' }, 'AUTH XOAUTH2', 'method-not-performable'],
    ['only OAuth offered', smtp, 'AUTH XOAUTH2', 'method-not-offered'],
    [
      'encrypted password set, not offered',
      { ...smtp, authentication: 'password-encrypted' },
      'AUTH PLAIN',
      'method-not-offered',
    ],
    ['nothing offered', smtp, 'SIZE 1000', 'sign-in-not-offered'],
  ])('%s', async (_name, given, auth, rule) => {
    const seen = await oneCheck(given, inside(auth))
    expect(seen).toMatchObject({ facts: { stopped: { by: 'rule', rule }, signedIn: null }, signIns: { sent: 0 } })
    expect(seen.lines).toEqual(['EHLO [127.0.0.1]', 'QUIT'])
  })
})

describe('before the sign-in', () => {
  const none: OneCheck = { ...smtp, security: 'none', authentication: null }

  it.each<[string, Script, object]>([
    [
      'a refusing greeting',
      [send('554 No SMTP service here'), serve(['QUIT', close()])],
      { by: 'reply', step: 'greeting' },
    ],
    ['a busy greeting', [send('421 Too busy'), close()], { by: 'reply', step: 'greeting', reply: '421 Too busy' }],
    ['an IMAP server', [send('* OK IMAP4rev1 ready'), stall()], { by: 'wire', step: 'greeting', error: 'garbled' }],
    ['a web server', [send('HTTP/1.1 400 Bad Request'), close()], { by: 'wire', step: 'greeting', error: 'garbled' }],
    ['closed at once', [close()], { by: 'wire', step: 'greeting', error: 'closed' }],
    [
      '421 after EHLO',
      [send('220 hi'), expectLine(/^EHLO/), send('421 bye'), close()],
      { by: 'reply', step: 'hello', reply: '421 bye' },
    ],
    [
      'EHLO refused for good, and hung up on',
      [send('220 hi'), expectLine(/^EHLO/), send('550 5.7.1 Your address is on our blocklist'), close()],
      { by: 'reply', step: 'hello', reply: '550 5.7.1 Your address is on our blocklist' },
    ],
  ])('%s', async (_name, script, stopped) => {
    const { facts } = await oneCheck(none, script)
    expect(facts).toMatchObject({ stopped, signedIn: null })
    expect(facts.steps.at(-1)).toMatchObject({ ok: false })
  })

  it('keeps what a stranger said in place of a greeting', async () => {
    const { facts } = await oneCheck(none, [send('* OK IMAP4rev1 ready'), stall()])
    expect(facts.greeting).toBe('* OK IMAP4rev1 ready')
  })

  it('says HELO where EHLO is refused, and finds nothing offered', async () => {
    const script: Script = [
      send('220 old'),
      serve([/^EHLO/, send('502 unknown')], [/^HELO/, send('250 hi')], ...taking),
    ]
    const { facts, lines } = await oneCheck(none, script)
    expect(facts).toMatchObject({ stopped: null, offers: { beforeTls: { capabilities: [], signIn: false } } })
    expect(lines.slice(0, 2)).toEqual(['EHLO [127.0.0.1]', 'HELO [127.0.0.1]'])
  })

  it('a server that speaks in clear where TLS is set', async () => {
    const { facts } = await oneCheck(smtp, [send(`220 ${host} ESMTP`), stall()])
    expect(facts.stopped).toMatchObject({ by: 'wire', step: 'tls', error: 'tls-not-spoken' })
  })

  it('a server that waits for TLS where STARTTLS is set', async () => {
    const { facts } = await oneCheck({ ...smtp, security: 'starttls', timeoutMs: 200 }, [startServerTls(key), stall()])
    expect(facts.stopped).toMatchObject({ by: 'wire', step: 'greeting', error: 'timeout' })
  })

  it('a reply of several lines with several codes in one piece', async () => {
    const script: Script = [
      sendRaw('220-one\r\n220 two\r\n'),
      serve([/^EHLO/, sendRaw('250-a\r\n250-SIZE 1\r\n250 HELP\r\n')], ...taking),
    ]
    const { facts } = await oneCheck(none, script)
    expect(facts).toMatchObject({
      greeting: '220-one\n220 two',
      offers: { beforeTls: { capabilities: ['SIZE 1', 'HELP'] } },
    })
  })
})

describe('the relay question', () => {
  const signsIn: ServeRow = [/^AUTH PLAIN /, send('235 Ok')]
  const outside = (...replies: string[]): ServeRow[] => [
    [`RCPT TO:<${email}>`, send('250 Ok')],
    ['RCPT TO:<postmaster@one.example>', send(replies[0] ?? '250 Ok')],
    ['RCPT TO:<postmaster@two.example>', send(replies[1] ?? '250 Ok')],
  ]

  describe.each(['AUTH PLAIN', 'PIPELINING\r\n250 AUTH PLAIN'])('with %j', (auth) => {
    const offers = auth.replace('PIPELINING\r\n250 ', '')
    const script = (...rows: ServeRow[]): Script => [
      startServerTls(key),
      send(`220 ${host}`),
      serve(
        [/^EHLO /, send(`250-${host}`, ...(auth === offers ? [] : ['250-PIPELINING']), `250 ${offers}`)],
        signsIn,
        ...rows,
        ...taking,
      ),
    ]

    it('stands by a refusal after which the server leaves', async () => {
      const refuses: ServeRow = [/^RCPT TO:<postmaster/, send('550 5.1.1 no such user'), close()]
      const { facts } = await oneCheck(smtp, script([`RCPT TO:<${email}>`, send('250 Ok')], refuses))
      expect(facts).toMatchObject({ signedIn: true, stopped: { by: 'wire', step: 'recipient-outside' } })
      expect(facts.steps.at(-1)).toMatchObject({ name: 'recipient-outside', reply: '550 5.1.1 no such user' })
    })

    it('asks a second outside recipient where the first is refused for itself', async () => {
      const { facts } = await oneCheck(smtp, script(...outside('550 5.1.1 no such user')))
      expect(facts.stopped).toBeNull()
      expect(facts.steps.filter((step) => step.name === 'recipient-outside')).toMatchObject([
        { ok: false, recipient: 'postmaster@one.example' },
        { ok: true, recipient: 'postmaster@two.example' },
      ])
    })

    it('does not where relaying is refused', async () => {
      const { facts, lines } = await oneCheck(smtp, script(...outside('550 relay not permitted')))
      expect(facts.stopped).toEqual({ by: 'reply', step: 'recipient-outside', reply: '550 relay not permitted' })
      expect(lines.join()).not.toContain('two.example')
    })

    it('both refused for themselves', async () => {
      const { facts } = await oneCheck(smtp, script(...outside('550 5.1.1 no such user', '556 5.1.10 null MX')))
      expect(facts.stopped).toMatchObject({ step: 'recipient-outside', reply: '556 5.1.10 null MX' })
    })

    it('the sender refused: no recipient is reported', async () => {
      const rows: ServeRow[] = [
        [/^MAIL FROM/, send('553 5.7.1 not owned')],
        [/^RCPT/, send('503 no sender')],
      ]
      const { facts } = await oneCheck(smtp, script(...rows))
      expect(facts.stopped).toEqual({ by: 'reply', step: 'sender', reply: '553 5.7.1 not owned' })
      expect(facts.steps.map((step) => step.name)).not.toContain('recipient-own')
    })

    it('the own recipient refused, the outside one taken', async () => {
      const { facts } = await oneCheck(smtp, script([`RCPT TO:<${email}>`, send('552 5.2.2 full')]))
      expect(facts.stopped).toEqual({ by: 'reply', step: 'recipient-own', reply: '552 5.2.2 full' })
      expect(facts.steps.at(-1)).toMatchObject({ name: 'recipient-outside', ok: true })
    })

    it('a server that leaves in the middle', async () => {
      const { facts } = await oneCheck(smtp, script([/^RCPT/, send('421 4.3.2 shutting down'), close()]))
      expect(facts.stopped).toEqual({ by: 'reply', step: 'recipient-own', reply: '421 4.3.2 shutting down' })
    })
  })
})

describe('addresses that are not ASCII', () => {
  const signedIn: ServeRow = [`AUTH PLAIN ${saslPlain(email)}`, send('235 Ok')]
  const asked = (lines: string[]): string[] => lines.filter((line) => /^(?:MAIL|RCPT)/.test(line)).slice(0, 2)

  it('writes the domain in ASCII (RFC 5891)', async () => {
    const given = { ...smtp, email: 'ann@exämple.example', username: email }
    const { lines, facts } = await oneCheck(given, inside('AUTH PLAIN', signedIn))
    expect(asked(lines)).toEqual(['MAIL FROM:<ann@xn--exmple-cua.example>', 'RCPT TO:<ann@xn--exmple-cua.example>'])
    expect(facts.stopped).toBeNull()
  })

  it('asks nobody who does not offer SMTPUTF8 for other letters before the @', async () => {
    const given = { ...smtp, email: 'änn@proseware.example', username: email }
    const { lines, facts } = await oneCheck(given, inside('AUTH PLAIN', signedIn))
    expect(asked(lines)).toEqual([])
    expect(facts).toMatchObject({ signedIn: true, stopped: { by: 'not-offered', step: 'sender' } })
  })

  it('says so to whoever offers it (RFC 6531)', async () => {
    const given = { ...smtp, email: 'änn@proseware.example', username: email }
    const script: Script = [
      startServerTls(key),
      send(`220 ${host} ESMTP`),
      serve([/^EHLO /, send(`250-${host}`, '250-SMTPUTF8', '250 AUTH PLAIN')], signedIn, ...taking),
    ]
    const { lines, facts } = await oneCheck(given, script)
    expect(asked(lines)).toEqual(['MAIL FROM:<änn@proseware.example> SMTPUTF8', 'RCPT TO:<änn@proseware.example>'])
    expect(facts.stopped).toBeNull()
  })
})
