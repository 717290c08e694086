import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certificateFor } from '../../../servers/certificates.ts'
import { close, send, serve, stall, startServerTls, type Script, type ServeRow } from '../../../servers/script.ts'
import { email, host, password, saslPlain } from '../kit/mail-world.ts'
import { oneCheck, type OneCheck } from '../kit/one-check.ts'

const key = await certificateFor(host)
const pop3: OneCheck = { protocol: 'pop3' }
const encrypted: OneCheck = { ...pop3, authentication: 'password-encrypted' }
const timestamp = '<1896.697170952@dbc.mtview.ca.us>'
const leaves: ServeRow = ['QUIT', send('+OK'), close()]
const inside = (capa: string[], ...rows: ServeRow[]): Script => [
  startServerTls(key),
  send(`+OK POP3 ready ${timestamp}`),
  serve(['CAPA', send(...capa)], ...rows, leaves),
]
const userRows = (answer: string): ServeRow[] => [
  [`USER ${email}`, send('+OK')],
  [`PASS ${password}`, send(answer)],
]
const digest = createHash('md5')
  .update(timestamp + password)
  .digest('hex')

describe('sign-in', () => {
  it('USER and PASS', async () => {
    const seen = await oneCheck(pop3, inside(['+OK', 'USER', 'SASL PLAIN', '.'], ...userRows('+OK in')))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'USER', stopped: null }, signIns: { sent: 1 } })
  })

  it('USER and PASS where CAPA is not known: assumed possible', async () => {
    const seen = await oneCheck(pop3, inside(['-ERR what?'], ...userRows('-ERR [AUTH] invalid login')))
    expect(seen).toMatchObject({
      facts: { signedIn: false, stopped: { by: 'reply', reply: '-ERR [AUTH] invalid login' } },
      signIns: { sent: 1, rejected: 1 },
    })
    expect(seen.facts.steps.find((step) => step.name === 'hello')).toMatchObject({ ok: false, reply: '-ERR what?' })
  })

  it('USER refused: the password is not sent', async () => {
    const seen = await oneCheck(pop3, inside(['+OK', 'USER', '.'], [`USER ${email}`, send('-ERR no mailbox')]))
    expect(seen).toMatchObject({ facts: { signedIn: false, mechanism: null }, signIns: { sent: 0, rejected: 0 } })
  })

  it('AUTH PLAIN where USER is not offered', async () => {
    const rows: ServeRow[] = [
      ['AUTH PLAIN', send('+ ')],
      [saslPlain(email), send('+OK')],
    ]
    const seen = await oneCheck(pop3, inside(['+OK', 'SASL PLAIN', '.'], ...rows))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'PLAIN' } })
  })

  it('APOP (RFC 1939 section 7)', async () => {
    const rows: ServeRow[] = [[`APOP ${email} ${digest}`, send(`-ERR not ${digest}`)]]
    const seen = await oneCheck(encrypted, inside(['+OK', 'USER', '.'], ...rows))
    expect(seen).toMatchObject({
      facts: { signedIn: false, mechanism: 'APOP', offersApop: true, stopped: { reply: '-ERR not ••••' } },
      signIns: { sent: 1, rejected: 1 },
      faults: [],
    })
  })

  it('CRAM-MD5 rather than APOP', async () => {
    const answer = createHmac('md5', password).update('<2@x>').digest('hex')
    const rows: ServeRow[] = [
      ['AUTH CRAM-MD5', send(`+ ${Buffer.from('<2@x>').toString('base64')}`)],
      [Buffer.from(`${email} ${answer}`).toString('base64'), send('+OK')],
    ]
    const seen = await oneCheck(encrypted, inside(['+OK', 'SASL CRAM-MD5', '.'], ...rows))
    expect(seen).toMatchObject({ facts: { signedIn: true, mechanism: 'CRAM-MD5' }, faults: [] })
  })

  it('USER in clear with STLS offered: no password', async () => {
    const script: Script = [send('+OK hi'), serve(['CAPA', send('+OK', 'USER', 'STLS', '.')], leaves)]
    const seen = await oneCheck({ ...pop3, security: 'none', allowsClearText: true }, script)
    expect(seen).toMatchObject({ facts: { stopped: { rule: 'not-encrypted' } }, lines: ['CAPA', 'QUIT'] })
  })

  it('APOP in clear is no exception', async () => {
    const script: Script = [send(`+OK ${timestamp}`), serve(['CAPA', send('-ERR')], leaves)]
    const seen = await oneCheck({ ...encrypted, security: 'none' }, script)
    expect(seen).toMatchObject({ facts: { stopped: { rule: 'clear-text-not-agreed' } }, signIns: { sent: 0 } })
  })
})

describe('before the sign-in', () => {
  it('STLS, and CAPA again', async () => {
    const script: Script = [
      send('+OK hi'),
      serve(
        ['CAPA', send('+OK', 'STLS', '.')],
        [
          'STLS',
          send('+OK'),
          startServerTls(key),
          serve(['CAPA', send('+OK', 'USER', '.')], ...userRows('+OK'), leaves),
        ],
      ),
    ]
    const seen = await oneCheck({ ...pop3, security: 'starttls' }, script)
    expect(seen.facts).toMatchObject({ signedIn: true, stopped: null, offers: { beforeTls: { signIn: false } } })
  })

  it('an SMTP server', async () => {
    const seen = await oneCheck({ ...pop3, security: 'none' }, [send('220 hi'), stall()])
    expect(seen.facts).toMatchObject({ greeting: '220 hi', stopped: { step: 'greeting', error: 'garbled' } })
  })

  it('a greeting that refuses', async () => {
    const seen = await oneCheck({ ...pop3, security: 'none' }, [send('-ERR [SYS/TEMP] later'), close()])
    expect(seen.facts).toMatchObject({ stopped: { by: 'reply', step: 'greeting' } })
  })
})
