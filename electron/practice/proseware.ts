/** The pretend provider of most practice networks, and its one customer. Names and addresses are reserved ones (RFC 2606, RFC 5737). */
import type { Account, IncomingSettings, OutgoingSettings } from '../contract/account.ts'
import type { PretendRecords, PretendRelay, PretendServer, PretendSignIn } from './row.ts'

export const email = 'ann@proseware.example'
export const imapHost = 'imap.proseware.example'
export const pop3Host = 'pop.proseware.example'
export const smtpHost = 'smtp.proseware.example'
/** No secret: it opens nothing but the pretend servers of this room. */
export const rightPassword = 'practice makes perfect'

export const signIn: PretendSignIn = { mechanisms: ['PLAIN', 'LOGIN'], usernames: [email], inClear: false }
const noSignIn: PretendSignIn = { mechanisms: [], usernames: [], inClear: false }
/** Exim as most hosting companies set it up. */
const relay: PretendRelay = { outside: '550 relay not permitted' }

/** What a healthy provider runs; `changes` for all of its servers, and for those of sending and of receiving. */
export function proseware(
  changes: {
    all?: Partial<PretendServer>
    sending?: Partial<PretendServer>
    receiving?: Partial<PretendServer>
  } = {},
): PretendServer[] {
  const imap = { host: imapHost, protocol: 'imap', signIn, ...changes.all, ...changes.receiving } as const
  // As with most providers, the same machine serves POP3, too.
  const pop3 = { ...imap, protocol: 'pop3' } as const
  const smtp = { host: smtpHost, protocol: 'smtp', signIn, relay, ...changes.all, ...changes.sending } as const
  return [
    { port: 993, security: 'tls', ...imap },
    { port: 143, security: 'starttls', ...imap },
    { port: 995, security: 'tls', ...pop3 },
    { port: 110, security: 'starttls', ...pop3 },
    { port: 465, security: 'tls', ...smtp },
    { port: 587, security: 'starttls', ...smtp },
    { port: 25, security: 'starttls', ...smtp, signIn: noSignIn },
  ]
}

/** The customer's domain, which the provider looks after. */
export const goodRecords: Readonly<Record<string, PretendRecords>> = {
  'MX proseware.example': [{ preference: 10, host: smtpHost }],
  'TXT proseware.example': ['v=spf1 mx -all'],
}

const imap993: IncomingSettings = {
  protocol: 'imap',
  host: imapHost,
  port: 993,
  security: 'tls',
  authentication: 'password',
  username: email,
}
const smtp465: OutgoingSettings = {
  host: smtpHost,
  port: 465,
  security: 'tls',
  authentication: 'password',
  username: email,
}

/** The customer's account with the provider's recommended settings, changed where a network wants it. */
export function ann(incoming: Partial<IncomingSettings> = {}, outgoing: Partial<OutgoingSettings> = {}): Account {
  return { email, incoming: { ...imap993, ...incoming }, outgoing: { ...smtp465, ...outgoing } }
}

/** Sending through port 25 without sign-in or encryption, as old settings have it. */
export const oldSending: Partial<OutgoingSettings> = {
  port: 25,
  security: 'none',
  authentication: 'none',
  username: '',
}
