import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certificateFor } from '../../../servers/certificates.ts'
import {
  close,
  flood,
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
const imap: OneCheck = { protocol: 'imap' }
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const leaves: ServeRow = [/ LOGOUT$/, send('* BYE'), close()]
const inside = (capabilities: string, ...rows: ServeRow[]): Script => [
  startServerTls(key),
  send(`* OK [CAPABILITY ${capabilities}] ready`),
  serve(...rows, leaves),
]

describe('sign-in', () => {
  it('AUTHENTICATE PLAIN without an initial response where SASL-IR is not offered (RFC 4959)', async () => {
    const rows: ServeRow[] = [
      [/^\S+ AUTHENTICATE PLAIN$/, send('+ ')],
      [saslPlain(email), send('1 OK in')],
    ]
    const seen = await oneCheck(imap, inside('IMAP4rev1 AUTH=PLAIN', ...rows))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'PLAIN' }, faults: [], signIns: { sent: 1 } })
  })

  it.each([
    ['plain', 'secret-word', `1 LOGIN "${email}" "secret-word"`],
    ['with quotes', 'se"cr\\et', String.raw`1 LOGIN "ann@example.com" "se\"cr\\et"`],
  ])('LOGIN where no mechanism is offered: a password %s', async (_name, secret, line) => {
    const rows: ServeRow[] = [[line, send('* 1 EXISTS', '{tag} OK in')]]
    const seen = await oneCheck({ ...imap, password: secret }, inside('IMAP4rev1 ID LITERAL+', ...rows))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'IMAP-LOGIN' }, faults: [], signIns: { sent: 1 } })
  })

  it.each([
    ['with letters beyond ASCII', 'pässwörd'],
    ['in other scripts', '密码💌'],
    ['of 3000 letters', 'x'.repeat(3000)],
    ['with odd signs', "'; \t"],
  ])('LOGIN sends a password %s whole', async (_name, secret) => {
    const rows: ServeRow[] = [
      [/ LOGIN .*\{\d+\}$/, send('+ go on')],
      [/./, send('1 OK in')],
    ]
    const seen = await oneCheck({ ...imap, password: secret }, inside('IMAP4rev1', ...rows))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'IMAP-LOGIN' }, faults: [], signIns: { sent: 1 } })
    expect(seen.lines.join(' ')).toContain(secret)
  })

  it('AUTHENTICATE LOGIN where nothing else is left', async () => {
    const rows: ServeRow[] = [
      [/ AUTHENTICATE LOGIN$/, send('+ VXNlcm5hbWU6')],
      [base64(email), send('+ UGFzc3dvcmQ6')],
      [base64(password), send('1 OK in')],
    ]
    const seen = await oneCheck(imap, inside('IMAP4rev1 LOGINDISABLED AUTH=LOGIN', ...rows))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'LOGIN' }, faults: [], signIns: { sent: 1 } })
  })

  it('CRAM-MD5 where encrypted passwords are set', async () => {
    const digest = createHmac('md5', password).update('<1@example.com>').digest('hex')
    const rows: ServeRow[] = [
      [/ AUTHENTICATE CRAM-MD5$/, send(`+ ${base64('<1@example.com>')}`)],
      [base64(`${email} ${digest}`), send(`m4 NO not ${base64(`${email} ${digest}`)}`)],
    ]
    const seen = await oneCheck(
      { ...imap, authentication: 'password-encrypted' },
      inside('IMAP4rev1 AUTH=CRAM-MD5', ...rows),
    )
    expect(seen).toMatchObject({
      facts: { signedIn: false, mechanism: 'CRAM-MD5', stopped: { reply: 'm4 NO not ••••' } },
      signIns: { sent: 1, rejected: 1 },
    })
  })

  it.each<[string, ServeRow, object]>([
    [
      'NO',
      [/AUTHENTICATE/, send('{tag} NO [AUTHENTICATIONFAILED] no')],
      { by: 'reply', reply: '1 NO [AUTHENTICATIONFAILED] no' },
    ],
    ['BYE', [/AUTHENTICATE/, send('* BYE too many tries'), close()], { by: 'reply', reply: '* BYE too many tries' }],
    ['a close', [/AUTHENTICATE/, close()], { by: 'wire', error: 'closed' }],
    ['another tag', [/AUTHENTICATE/, send('x9 OK in')], { by: 'wire', error: 'garbled' }],
  ])('answered with %s', async (_name, row, stopped) => {
    const seen = await oneCheck(imap, inside('IMAP4rev1 SASL-IR AUTH=PLAIN', row))
    expect(seen).toMatchObject({ facts: { stopped: { step: 'sign-in', ...stopped } }, signIns: { sent: 1 } })
    expect(seen.facts.signedIn).not.toBe(true)
  })

  it('noise, literals in it included, before the answer', async () => {
    const noise = sendRaw('* OK still here\r\n* X {6}\r\n1 OK n\r\n* LIST () "/" {3}\r\na b "x"\r\n')
    const seen = await oneCheck(
      imap,
      inside('IMAP4rev1 SASL-IR AUTH=PLAIN', [/AUTHENTICATE/, noise, send('{tag} NO no')]),
    )
    expect(seen.facts).toMatchObject({ signedIn: false, stopped: { reply: '1 NO no' } })
  })

  it('an honest server after the same noise', async () => {
    const noise = sendRaw('* X {6}\r\n1 NO n\r\n')
    const seen = await oneCheck(
      imap,
      inside('IMAP4rev1 SASL-IR AUTH=PLAIN', [/AUTHENTICATE/, noise, send('{tag} OK in')]),
    )
    expect(seen.facts).toMatchObject({ signedIn: true, stopped: null })
  })

  it.each([
    ['endless noise', flood('* OK noise\r\n', 3_000_000)],
    ['a huge literal', flood('* X {900000000}\r\n', 3_000_000)],
  ])('%s ends at the limits', async (_name, step) => {
    const seen = await oneCheck(imap, inside('IMAP4rev1 SASL-IR AUTH=PLAIN', [/AUTHENTICATE/, step, stall()]))
    expect(seen.facts.stopped).toMatchObject({ by: 'wire', step: 'sign-in', error: 'too-much-data' })
  })
})

describe('before the sign-in', () => {
  it.each<[string, string, OneCheck, string]>([
    ['LOGINDISABLED', 'IMAP4rev1 LOGINDISABLED', imap, 'sign-in-not-offered'],
    ['LOGINDISABLED and OAuth', 'IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2', imap, 'method-not-offered'],
    ['Kerberos set', 'IMAP4rev1 AUTH=GSSAPI', { ...imap, authentication: 'kerberos' }, 'method-not-performable'],
  ])('%s: no password', async (_name, capabilities, given, rule) => {
    const seen = await oneCheck(given, inside(capabilities))
    expect(seen).toMatchObject({ facts: { stopped: { by: 'rule', rule } }, signIns: { sent: 0 }, lines: ['m9 LOGOUT'] })
  })

  it('PREAUTH: nobody to sign in', async () => {
    const seen = await oneCheck(imap, [
      startServerTls(key),
      send('* PREAUTH [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi'),
      serve(leaves),
    ])
    expect(seen).toMatchObject({ facts: { stopped: { rule: 'sign-in-not-offered' } }, signIns: { sent: 0 } })
  })

  it('PREAUTH in clear: STARTTLS is not tried any more', async () => {
    const script: Script = [send('* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] hi'), serve(leaves)]
    const seen = await oneCheck({ ...imap, security: 'starttls' }, script)
    expect(seen).toMatchObject({ facts: { stopped: { by: 'not-offered' } }, lines: ['m9 LOGOUT'] })
  })

  it('BYE at once', async () => {
    const seen = await oneCheck(imap, [startServerTls(key), send('* BYE Autologout'), close()])
    expect(seen.facts).toMatchObject({ greeting: '* BYE Autologout', stopped: { by: 'reply', step: 'greeting' } })
  })

  it('what was offered in clear is forgotten after STARTTLS', async () => {
    const script: Script = [
      send('* OK [CAPABILITY IMAP4rev1 STARTTLS SASL-IR AUTH=PLAIN] ready'),
      serve([
        / STARTTLS$/,
        send('{tag} OK'),
        startServerTls(key),
        serve([/ CAPABILITY$/, send('* CAPABILITY IMAP4rev1 LOGINDISABLED', '{tag} OK')], leaves),
      ]),
    ]
    const seen = await oneCheck({ ...imap, security: 'starttls' }, script)
    expect(seen.facts).toMatchObject({
      stopped: { rule: 'sign-in-not-offered' },
      offers: { beforeTls: { mechanisms: ['PLAIN'] }, afterTls: { mechanisms: [], signIn: false } },
    })
  })

  it('a POP3 server', async () => {
    const seen = await oneCheck({ ...imap, security: 'none' }, [send('+OK ready'), stall()])
    expect(seen.facts).toMatchObject({ greeting: '+OK ready', stopped: { step: 'greeting', error: 'garbled' } })
  })
})
