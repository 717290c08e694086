/** Scripts of honest mail servers with habits of their own, and of the control hosts beside them. */
import { certificateFor, type CertificateKind } from '../../servers/certificates.ts'
import {
  close,
  send,
  serve,
  startServerTls,
  type Script,
  type ScriptStep,
  type ServeRow,
} from '../../servers/script.ts'

export const host = 'mail.example.com'
export const email = 'ann@example.com'
export const password = 'correct horse'
const good = `AUTH PLAIN ${Buffer.from(`\0${email}\0${password}`).toString('base64')}`

export interface SmtpHabits {
  tls?: 'implicit' | 'starttls' | 'none'
  certificate?: CertificateKind
  /** What the certificate is for. */
  certifiedAs?: string
  greeting?: string[]
  /** Comes before the greeting. */
  before?: ScriptStep[]
  /** EHLO is not known. */
  heloOnly?: boolean
  offersInClear?: string[]
  offers?: string[]
  /** To an outside recipient of somebody who did not sign in, and who did. */
  stranger?: string
  outside?: string
  wrongPassword?: boolean
}

export async function smtp(habits: SmtpHabits = {}): Promise<Script> {
  const { tls = 'starttls', offers = ['PIPELINING', 'AUTH PLAIN LOGIN'], greeting = [`220 ${host} ESMTP`] } = habits
  const inClear = habits.offersInClear ?? (tls === 'starttls' ? ['PIPELINING', 'STARTTLS'] : offers)
  const key = await certificateFor(habits.certifiedAs ?? host, habits.certificate)
  const ehlo = (lines: string[]): ServeRow =>
    habits.heloOnly
      ? [/^EHLO /, send('502 5.5.1 Command not implemented')]
      : [/^EHLO /, send(...[host, ...lines].map((line, at, all) => `250${at === all.length - 1 ? ' ' : '-'}${line}`))]
  const talk = (outside: string): ServeRow[] => [
    [/^HELO /, send(`250 ${host}`)],
    [/^MAIL FROM:/, send('250 2.1.0 Ok')],
    [new RegExp(`^RCPT TO:<${email}>`), send('250 2.1.5 Ok')],
    [/^RCPT TO:/, send(outside)],
    ['RSET', send('250 2.0.0 Ok')],
    ['QUIT', send('221 2.0.0 Bye'), close()],
  ]
  const signedIn = serve(...talk(habits.outside ?? '250 2.1.5 Ok'))
  const open: ServeRow[] = [
    ...(habits.wrongPassword ? [] : [[good, send('235 2.7.0 Authentication successful'), signedIn] satisfies ServeRow]),
    [/^AUTH /, send('535 5.7.8 Error: authentication failed')],
    ...talk(habits.stranger ?? '550 5.7.1 relaying denied'),
  ]
  const hello = [...(habits.before ?? []), send(...greeting)]
  if (tls === 'implicit') return [startServerTls(key), ...hello, serve(ehlo(offers), ...open)]
  const secured: ServeRow = ['STARTTLS', send('220 2.0.0 Ready'), startServerTls(key), serve(ehlo(offers), ...open)]
  return [...hello, serve(ehlo(inClear), ...(tls === 'starttls' ? [secured] : []), ...open)]
}

export async function imap(
  habits: {
    tls?: 'implicit' | 'starttls'
    certificate?: CertificateKind
    certifiedAs?: string
    before?: ScriptStep[]
  } = {},
): Promise<Script> {
  const key = await certificateFor(habits.certifiedAs ?? host, habits.certificate)
  const words = 'IMAP4rev1 SASL-IR AUTH=PLAIN ID'
  const talk: ServeRow[] = [
    [/ CAPABILITY$/, send(`* CAPABILITY ${words}`, '{tag} OK done')],
    [/ AUTHENTICATE PLAIN /, send('{tag} OK Logged in')],
    [/ LOGOUT$/, send('* BYE', '{tag} OK'), close()],
  ]
  const before = habits.before ?? []
  if (habits.tls !== 'starttls')
    return [startServerTls(key), ...before, send(`* OK [CAPABILITY ${words}] ready`), serve(...talk)]
  return [
    ...before,
    send('* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready'),
    serve(
      [/ STARTTLS$/, send('{tag} OK go ahead'), startServerTls(key), serve(...talk)],
      [/ LOGOUT$/, send('* BYE', '{tag} OK'), close()],
    ),
  ]
}

/** What a control host says on a port; a lying one greets as the user's server, hides STARTTLS and shows a certificate of nobody's. */
export async function control(name: string, port: number, isLying: boolean): Promise<Script> {
  const certificate = isLying ? 'self-signed' : 'good'
  const shown = { certifiedAs: name, certificate } as const
  if (port === 25 || port === 587 || port === 465) {
    const tls = port === 465 ? 'implicit' : isLying ? 'none' : 'starttls'
    return smtp({ ...shown, tls, greeting: [`220 ${isLying ? host : name} ESMTP`] })
  }
  if (port === 993 || port === 143) return imap({ ...shown, tls: port === 143 ? 'starttls' : 'implicit' })
  const key = await certificateFor(shown.certifiedAs, certificate)
  if (port === 995) return [startServerTls(key), send('+OK ready')]
  return [send('+OK ready'), serve(['STLS', send('+OK'), startServerTls(key)])]
}
