import { afterEach, describe, expect, it, vi } from 'vitest'
import { certificateFor } from '../../../servers/certificates.ts'
import {
  close,
  send,
  serve,
  startServerTls,
  type Script,
  type ScriptStep,
  type ServeRow,
} from '../../../servers/script.ts'
import {
  annsAccount,
  email,
  gather,
  host,
  mailServers,
  password,
  saslPlain,
  type MailServers,
} from '../kit/mail-world.ts'

/** What a server does with a password; every reply that a mail server may give, and some that it should not. */
const temperaments = ['accepts', 'rejects', 'is in trouble', 'is switched off', 'closes', 'echoes'] as const
type Temperament = (typeof temperaments)[number]

const key = await certificateFor(host)
const replies: Record<'imap' | 'smtp', Record<Temperament, ScriptStep[]>> = {
  imap: {
    accepts: [send('{tag} OK in')],
    rejects: [send('{tag} NO [AUTHENTICATIONFAILED] Authentication failed.')],
    'is in trouble': [send('{tag} NO [UNAVAILABLE] try again later')],
    'is switched off': [send('{tag} NO IMAP access is disabled')],
    closes: [close()],
    echoes: [send(`{tag} NO invalid credentials: ${saslPlain(email)} is ${password}`)],
  },
  smtp: {
    accepts: [send('235 Ok')],
    rejects: [send('535 5.7.8 authentication failed')],
    'is in trouble': [send('454 4.7.0 Temporary authentication failure')],
    'is switched off': [send('535 5.7.139 SMTP access is disabled, imap access is disabled, too')],
    closes: [close()],
    echoes: [send(`535 invalid login AUTH PLAIN ${saslPlain(email)} ${password}`)],
  },
}

function script(protocol: 'imap' | 'smtp', temperament: Temperament, security: 'tls' | 'starttls' = 'tls'): Script {
  const answer: ServeRow = [/AUTH(?:ENTICATE)? PLAIN /, ...replies[protocol][temperament]]
  if (protocol === 'imap') {
    return [
      startServerTls(key),
      send('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hi'),
      serve(answer, [/ LOGOUT/, close()]),
    ]
  }
  const rest: ServeRow[] = [
    [/^(?:MAIL|RCPT|RSET)/, send('250 Ok')],
    ['QUIT', close()],
  ]
  const inside = serve([/^EHLO/, send('250-hi', '250 AUTH PLAIN')], answer, ...rest)
  if (security === 'tls') return [startServerTls(key), send('220 hi'), inside]
  const starttls: ServeRow = ['STARTTLS', send('220 go'), startServerTls(key), inside]
  return [send('220 hi'), serve([/^EHLO/, send('250-hi', '250 STARTTLS')], starttls, ['QUIT', close()])]
}

/** The same mixes in every run: a linear congruential generator (Numerical Recipes). */
function mixes(count: number): Temperament[][] {
  let seed = 20_261_121
  const next = (): Temperament => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return temperaments[(seed >>> 16) % temperaments.length] ?? 'rejects'
  }
  return Array.from({ length: count }, () => [next(), next(), next()])
}

let mail: MailServers | null = null
afterEach(() => mail?.close())

describe.each(mixes(40))('993 %s, 465 %s, 587 %s', (imap, smtp, other) => {
  it.each([email, 'sender@example.com'])(
    'sending as %s: at most two rejections, no secret in the facts',
    async (username) => {
      mail = await mailServers({
        993: script('imap', imap),
        465: script('smtp', smtp),
        587: script('smtp', other, 'starttls'),
      })
      const outgoing = { host, port: 587, security: 'starttls', authentication: 'password', username } as const
      const facts = await gather({ ...annsAccount, outgoing }, mail.world)
      await vi.waitFor(() => expect(mail?.world.open()).toBe(0))

      const temperamentOf: Record<number, Temperament> = { 993: imap, 465: smtp, 587: other }
      const passwords = Object.entries(mail.servers).flatMap(([port, server]) =>
        server
          .lines()
          .flatMap((line) =>
            line.includes('PLAIN ') ? [{ line, isTaken: temperamentOf[Number(port)] === 'accepts' }] : [],
          ),
      )
      expect(passwords).toHaveLength(facts.signIns.sent)
      expect(passwords.filter(({ isTaken }) => !isTaken).length).toBeLessThanOrEqual(2)
      expect(JSON.stringify(facts)).not.toContain(password)
      expect(JSON.stringify(facts)).not.toContain(saslPlain(email))
    },
  )
})
