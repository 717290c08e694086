/** Quoted-printable is decoded where it is; base64 beside it, which ends with the same sign, stays as it stands. */
import { describe, expect, it } from 'vitest'
import { readable } from '../../../../electron/diagnose/explain/readable.ts'
import { explainText } from '../../../../electron/diagnose/explain/explain.ts'

const packed = (length: number): string => Buffer.from(`\0ann@example.com\0${'1a'.repeat(length)}`).toString('base64')
/** One `=` at the end, of the length that is asked for or a little more. */
const endingInOne = (length: number): string =>
  [0, 1, 2]
    .map((more) => Buffer.from(`\0ann@example.com\0${'1a'.repeat(length)}${'x'.repeat(more)}`).toString('base64'))
    .find((each) => /[^=]=$/.test(each)) ?? packed(length)

const google =
  '535-5.7.8 Username and Password not accepted. Learn more at\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials'

describe('a log with a sign-in in base64 stays as it stands', () => {
  it.each<[name: string, text: string]>([
    [
      'nodemailer',
      `C: AUTH PLAIN ${endingInOne(10)}\nS: 535 5.7.8 see https://support.google.com/mail/?p=BadCredentials`,
    ],
    ['a long one', `AUTH XOAUTH2 ${endingInOne(150)}\n${google}`],
    ['one of the length of an encoded line', `AUTH PLAIN ${endingInOne(14)}\n${google}`],
    ['on a line of its own', `334 UGFzc3dvcmQ6\n${endingInOne(18)}\n${google}`],
    [
      'a server’s ticket',
      `334 ${Buffer.from('<1896.697170952@postoffice.example.com>!').toString('base64')}\n${google}`,
    ],
    ['a sign-in of IMAP', `a1 AUTHENTICATE PLAIN ${endingInOne(12)}\na1 NO see https://x.example/?p=FAiled`],
    ['CRLF', `AUTH PLAIN ${endingInOne(14)}\r\n535 5.7.8 failed`.replace(/\r/g, '')],
    ['an address of a page alone', '535 5.7.8 https://support.google.com/mail/?p=BadCredentials'],
  ])('%s', (_name, text) => {
    expect(readable(text)).toBe(text)
  })

  it.each([
    ['nodemailer', `C: AUTH PLAIN ${endingInOne(40)}\nS: ${google.replace('\n', '\nS: ')}`],
    ['a bare dialogue', `AUTH PLAIN ${endingInOne(14)}\n${google}`],
  ])('and nothing is made up in the quote: %s', async (_name, text) => {
    const { cause, quote, code } = await explainText(text)
    expect(text).toContain(quote)
    expect({ cause, code }).toEqual({ cause: 'credentials-rejected', code: 535 })
  })
})

describe('quoted-printable is decoded', () => {
  it.each<[name: string, text: string, expected: string]>([
    [
      'a soft line end in a page’s address',
      '535 5.7.8 Username and Password not accepted. Learn more at https://supp=\nort.google.com/mail/?p=3DBadCredentials',
      '535 5.7.8 Username and Password not accepted. Learn more at https://support.google.com/mail/?p=BadCredentials',
    ],
    ['a sign over a soft line end', '535 ung=C3=\n=BCltig', '535 ungültig'],
    ['small letters', '535 ung=c3=bcltig', '535 ungültig'],
    [
      'a word that looks a little like base64',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthenticatio=\nn is disabled for the Tenant.',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    ],
    [
      'beside base64',
      `AUTH PLAIN ${endingInOne(14)}\n535 Anmeldung fehlgeschlagen: der Benutzername oder das Passwort ist u=\nng=C3=BCltig`,
      `AUTH PLAIN ${endingInOne(14)}\n535 Anmeldung fehlgeschlagen: der Benutzername oder das Passwort ist ungültig`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(readable(text)).toBe(expected)
  })
})
