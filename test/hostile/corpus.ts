/**
 * Sessions worth running again for ever: those that once failed, and those by which a word must be reached. A session
 * that the survey or `npm run fuzz` shows as failed is put here as it was printed, with what was wrong with it.
 */
import type { HostileProtocol, Session } from './session.ts'

interface Kept {
  why: string
  session: Session
  /** The report's word for it. */
  outcome: string | readonly string[]
  /** The wire's, where it must be this one. */
  wire?: string
}

const base = { authentication: 'password', certificate: 'good', tls: 'honest' } as const
const turnOfStartTls: Record<HostileProtocol, number> = { smtp: 2, imap: 1, pop3: 2 }
const turnOfSignIn: Record<HostileProtocol, number> = { smtp: 2, imap: 1, pop3: 3 }
const protocols = ['smtp', 'imap', 'pop3'] as const

const ofEach: Kept[] = protocols.flatMap((protocol): Kept[] => [
  {
    why: `${protocol}: a word in clear behind the answer to STARTTLS (CVE-2011-0411)`,
    session: {
      ...base,
      protocol,
      security: 'starttls',
      attacks: [[turnOfStartTls[protocol], { kind: 'in advance', further: ['250 AUTH PLAIN'] }]],
    },
    outcome: ['garbled', 'starttls-stripped'],
    wire: 'injected',
  },
  {
    why: `${protocol}: the password in a refusal`,
    session: {
      ...base,
      protocol,
      security: 'tls',
      attacks: [
        [
          turnOfSignIn[protocol],
          { kind: 'echo', before: { smtp: '535 ', imap: '{tag} NO ', pop3: '-ERR ' }[protocol], encoded: false },
        ],
      ],
    },
    outcome: ['unknown', 'credentials-rejected', 'auth-method-unsupported'],
  },
  {
    why: `${protocol}: the command with the password in a refusal`,
    session: {
      ...base,
      protocol,
      security: 'tls',
      attacks: [
        [
          turnOfSignIn[protocol],
          { kind: 'echo', before: { smtp: '535 ', imap: '{tag} NO ', pop3: '-ERR ' }[protocol], encoded: true },
        ],
      ],
    },
    outcome: ['unknown', 'credentials-rejected', 'auth-method-unsupported'],
  },
  {
    why: `${protocol}: a line without end in place of the greeting`,
    session: { ...base, protocol, security: 'tls', attacks: [[0, { kind: 'endless line', of: 'x' }]] },
    outcome: 'garbled',
    wire: 'line-too-long',
  },
  {
    why: `${protocol}: only TLS 1.1`,
    session: { ...base, protocol, security: 'tls', tls: 'old', attacks: [] },
    outcome: 'garbled',
    wire: 'tls-version',
  },
  {
    why: `${protocol}: a certificate of 4000 names, honest otherwise`,
    session: { ...base, protocol, security: 'tls', certificate: 'giant', attacks: [] },
    outcome: 'accepted',
  },
])

export const corpus: readonly Kept[] = [
  ...ofEach,
  {
    why: 'smtp: a second CRAM-MD5 challenge in place of an answer ended the whole run with an exception of nodemailer',
    session: {
      ...base,
      protocol: 'smtp',
      security: 'tls',
      authentication: 'password-encrypted',
      attacks: [
        [2, { kind: 'twice' }],
        [7, { kind: 'silence' }],
      ],
    },
    outcome: ['unknown', 'credentials-rejected', 'auth-method-unsupported'],
  },
  {
    why: 'smtp: a CRAM-MD5 challenge that is none did so, too',
    session: {
      ...base,
      protocol: 'smtp',
      security: 'tls',
      authentication: 'password-encrypted',
      attacks: [[2, { kind: 'wrong answer', text: '334 ' }]],
    },
    outcome: ['unknown', 'credentials-rejected', 'auth-method-unsupported'],
  },
  {
    why: 'six thousand capabilities: each was cleaned by patterns made anew, seconds of work',
    session: {
      ...base,
      protocol: 'imap',
      security: 'starttls',
      attacks: [[2, { kind: 'thousands of capabilities', count: 6000 }]],
    },
    outcome: ['auth-method-unsupported', 'accepted', 'unknown', 'credentials-rejected'],
  },
]
