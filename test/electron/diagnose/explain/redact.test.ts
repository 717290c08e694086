/** A pasted secret never comes out, in no field, on no way out; and what servers say of passwords stays as it is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { api } from '../../../../electron/api.ts'
import { redacted } from '../../../../electron/diagnose/explain/redact.ts'
import { explainedText } from '../../../../electron/report/explained-text.ts'
import { commands, forms, inProse } from './secrets.ts'

/** As the command line and the window ask it. */
const explain = (text: string) => api.explain({ text }, { signal: new AbortController().signal, onProgress: () => {} })

/** What of a secret may not be seen: any five signs of it, plain or in base64. */
function partsOf(secret: string): string[] {
  const written = [secret, Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '')]
  return written.flatMap((each) => Array.from({ length: each.length - 4 }, (_, at) => each.slice(at, at + 5)))
}

const showsIn = (secret: string, said: string) => partsOf(secret).filter((part) => said.includes(part))

async function waysOut(text: string): Promise<string> {
  const answer = await explain(text)
  return `${JSON.stringify(answer)}\n${explainedText(answer, { colour: false, columns: 80 })}`
}

const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'.split('')
const further = [...signs, ...'!$%&#^+*~?_-'.split('')]

/** As people make them; none is a word. */
const anySecret = fc
  .tuple(
    fc.constantFrom('Zq', 'xK', 'Qv'),
    fc.array(fc.constantFrom(...further), { minLength: 4, maxLength: 18 }),
    fc.constantFrom('7w', 'J4', 'x9'),
  )
  .map(([start, middle, end]) => [start, ...middle, end].join(''))

const plainSecret = fc
  .tuple(fc.constantFrom('Zq', 'xK'), fc.array(fc.constantFrom(...signs), { minLength: 4, maxLength: 14 }))
  .map(([start, end]) => `${start}${end.join('')}7w`)

describe('a secret that was pasted', () => {
  it.each([...forms, ...inProse])('%s', async (_name, write) => {
    for (const secret of ['s3cret-Kq7w', 'Tr0ubadour&3x']) {
      const text = write(secret)
      expect(redacted(text)).toContain('[hidden]')
      expect(showsIn(secret, await waysOut(text))).toEqual([])
    }
  })

  it('whatever it consists of', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...forms), anySecret, async ([, write], secret) => {
        const text = write(secret)
        expect(showsIn(secret, `${redacted(text)}\n${await waysOut(text)}`)).toEqual([])
      }),
      { seed: 20_261_122, numRuns: 1500 },
    )
  })

  it('in a sentence, where letters and digits tell it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...inProse), plainSecret, async ([, write], secret) => {
        const text = write(secret)
        expect(showsIn(secret, `${redacted(text)}\n${await waysOut(text)}`)).toEqual([])
      }),
      { seed: 20_261_122, numRuns: 300 },
    )
  })

  it.each<[form: string, text: string]>([
    ['a word', 'Password: hunter\n535 failed'],
    ['several words', 'Password: correct horse battery staple'],
    ['an app password of Google', '535 failed. password: abcd efgh ijkl mnop'],
    ['a digest', 'APOP ann c4c9334bac560ecc979e58001b3e22fb'],
    [
      'tokens by themselves',
      'ya29.a0AfH6SMBx and 1//0abcdefghijklmnopqrstuvwxyz12345 and eyJhbGciOi.eyJzdWIiOi.SflKxwRJ',
    ],
    ['base64 that goes on below', `AUTH PLAIN ${'AGFubgBz'.repeat(9)}\n${'M2NyZXQx'.repeat(9)}\n535 no`],
  ])('%s', (_form, text) => {
    expect(redacted(text)).not.toMatch(/hunter|horse|staple|efgh|mnop|c4c9|a0Af|abcdef|eyJz|Sflk|AGFu|M2Ny/i)
  })

  it('leaves the place: the server and no address made of the password', async () => {
    const text = 'smtp://ann:s3cret@smtp.gmail.com:587 failed: 550 5.1.1 User unknown'
    expect(await explain(text)).toMatchObject({
      cause: 'recipient-unknown',
      server: 'smtp.gmail.com',
      port: 587,
      email: null,
    })
  })
})

describe('what a client sends alone was not refused', () => {
  it.each(commands)('%s', async (_name, write) => {
    expect(await explain(write('s3cret-Kq7w'))).toMatchObject({ cause: 'unknown', code: null })
  })

  it.each([
    ['PASS s3cret\n-ERR invalid password', 'credentials-rejected'],
    ['a1 LOGIN ann s3cret\na1 NO [AUTHENTICATIONFAILED] Invalid credentials', 'credentials-rejected'],
    ['AUTH PLAIN AGFubgBzM2NyZXQ=\n535 5.7.8 authentication failed', 'credentials-rejected'],
    ['MAIL FROM:<ann@example.com>\n530 5.7.0 Authentication required', 'auth-required'],
  ])('but with an answer: %j', async (text, cause) => {
    expect(await explain(text)).toMatchObject({ cause })
  })
})

describe('what stays as it is', () => {
  it.each([
    // What is said of passwords.
    'password: incorrect',
    'Password expired',
    'password authentication failed',
    'Passwort falsch',
    'Please check the password:',
    'Please check the password:\n535 5.7.8 Authentication failed',
    'Password: 535 5.7.8 not accepted',
    'Check your password: the server said NO',
    'password: see https://support.example.com/mail',
    'user name and password: authentication method not supported',
    'smtp.gmail.com:587 password mismatch',
    'the password is not accepted; passwords must be encrypted',
    "Enter your password for 'ann@example.com'",
    'Application-specific password required: https://support.google.com/accounts/answer/185833',
    'Passwort: falsch',
    'Passwort: ungültig',
    'Kennwort: Bitte überprüfen Sie die Eingabe',
    'Mot de passe : incorrect',
    'contraseña: incorrecta',
    'password: errata',
    'senha: inválida',
    'wachtwoord: onjuist',
    'hasło: nieprawidłowe',
    'пароль: неверный',
    '密码：错误',
    'パスワード：が正しくありません',
    'Bearer authentication failed: Bearer token expired, invalid token',
    'Access denied for user (using password: YES)',
    // What servers say and offer.
    '334 VXNlcm5hbWU6\n334 UGFzc3dvcmQ6',
    '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
    '250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2\n250-STARTTLS\n250 8BITMIME',
    'AUTH PLAIN authentication failed',
    'AUTH LOGIN rejected',
    '* CAPABILITY IMAP4rev1 AUTH=PLAIN LOGIN-REFERRALS',
    'a1 NO LOGIN failed.',
    'LOGIN authentication failed',
    'Login to server imap.example.com failed',
    'Login attempt failed',
    'PASS command failed',
    'SPF: PASS with IP 192.0.2.1',
    'spf=pass smtp.mailfrom=ann@example.com; dkim=pass',
    // Addresses and places.
    'To:bob@example.org',
    'Final-Recipient: rfc822;bob@example.org',
    'http://example.com:8080/a@b',
    'mail.example.com:587',
    // What was taken out by somebody else.
    'PASS <password>',
    'password: ********',
    'a1 LOGIN ann [hidden]',
  ])('%j', (text) => {
    expect(redacted(text)).toBe(text)
  })

  it('and once is enough', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forms, ...inProse), plainSecret, ([, write], secret) => {
        const once = redacted(write(secret))
        expect(redacted(once)).toBe(once)
      }),
      { seed: 20_261_122, numRuns: 300 },
    )
  })
})
