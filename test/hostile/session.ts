/** One hostile session as data: which server, and what it does instead of its honest answers. Drawn by fast-check. */
import fc from 'fast-check'
import type { CertificateKind } from '../servers/certificates.ts'

export type HostileProtocol = 'smtp' | 'imap' | 'pop3'

/** What happens in place of one honest answer; sizes in bytes, times in milliseconds. */
export type Attack =
  | { kind: 'silence' }
  | { kind: 'close' }
  | { kind: 'reset' }
  /** The first part of the honest answer, then the end. */
  | { kind: 'cut'; after: number; end: 'close' | 'reset' | 'silence' }
  | { kind: 'one byte at a time'; everyMs: number }
  | { kind: 'endless line'; of: string }
  | { kind: 'endless reply' }
  | { kind: 'thousands of capabilities'; count: number }
  | { kind: 'bytes'; bytes: Uint8Array; thenHonest: boolean }
  /** Some bytes of the honest answer replaced. */
  | { kind: 'garbled'; at: readonly number[]; by: number }
  | { kind: 'wrong answer'; text: string }
  /** The honest answer and what would be said to the next commands, all at once. */
  | { kind: 'in advance'; further: readonly string[] }
  /** What the client said last comes back as a refusal or a greeting: passwords, too. */
  | { kind: 'echo'; before: string; encoded: boolean }
  | { kind: 'twice' }

export interface Session {
  protocol: HostileProtocol
  security: 'tls' | 'starttls'
  authentication: 'password' | 'password-encrypted'
  certificate: CertificateKind
  /** In place of a handshake. */
  tls: 'honest' | 'garbage' | 'silence' | 'close' | 'old'
  /** By the number of the server's turn: 0 is the greeting, each command is one more. */
  attacks: readonly (readonly [turn: number, attack: Attack])[]
}

/** Replies that have hurt somebody's client, or would. */
const wrongAnswers = [
  '',
  ' ',
  '2',
  '220',
  '220-',
  '250 ',
  '250-AUTH PLAIN',
  '999 what',
  '-1 no',
  '334 ',
  '334 !!!not base64!!!',
  `334 ${'A'.repeat(4000)}`,
  '235 2.7.0 Accepted',
  '421 4.3.2 closing',
  '535 5.7.8 no',
  '550-one\r\n551 two',
  '250-one\r\n250-two\r\n550 three',
  '* BYE go away',
  '* OK [CAPABILITY',
  '* CAPABILITY',
  '* CAPABILITY IMAP4rev1 LOGINDISABLED STARTTLS STARTTLS',
  '* OK {99999999999}',
  '* {10}\r\nshort',
  '+ ',
  '+ !!!',
  '+OK',
  '+OK <not-a-timestamp',
  '-ERR [SYS/PERM',
  '-ERR',
  '.',
  '..',
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>',
  'SSH-2.0-OpenSSH_9.2',
  '\u0016\u0003\u0001\u0002\u0000',
  '\u001b[2J\u001b[31mred',
  '\u202e250 right to left',
  '__proto__',
  '250-__proto__\r\n250-constructor\r\n250 AUTH __proto__ toString PLAIN',
  '* CAPABILITY __proto__ AUTH=__proto__ AUTH=constructor',
] as const

const attack: fc.Arbitrary<Attack> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Attack>({ kind: 'silence' }, { kind: 'close' }, { kind: 'reset' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('cut' as const),
      after: fc.nat(120),
      end: fc.constantFrom('close' as const, 'reset' as const, 'silence' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('one byte at a time' as const),
      everyMs: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('endless line' as const),
      of: fc.constantFrom('x', '2', '\0', '250-', 'é', '* '),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Attack>({ kind: 'endless reply' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('thousands of capabilities' as const),
      count: fc.integer({ min: 400, max: 6000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }),
      thenHonest: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('garbled' as const),
      at: fc.array(fc.nat(80), { minLength: 1, maxLength: 4 }),
      by: fc.oneof(fc.constantFrom(0, 10, 13, 32, 45, 255), fc.nat(255)),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('wrong answer' as const), text: fc.constantFrom(...wrongAnswers) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('in advance' as const),
      further: fc.array(fc.constantFrom(...wrongAnswers), { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('echo' as const),
      before: fc.constantFrom(
        '250 ',
        '235 ',
        '535 5.7.8 ',
        '334 ',
        '{tag} NO ',
        '{tag} OK ',
        '* BYE ',
        '-ERR ',
        '+OK ',
        '+ ',
      ),
      encoded: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Attack>({ kind: 'twice' }) },
)

/** Turns of an honest server (honest.ts), the farewell's included: no attack is planned for one that never comes. */
const turns: Record<HostileProtocol, Record<Session['security'], number>> = {
  smtp: { tls: 8, starttls: 10 },
  imap: { tls: 3, starttls: 5 },
  pop3: { tls: 5, starttls: 7 },
}

/** Sessions of one protocol. In most of them the way is honest up to the attack, so that later steps are reached, too. */
export function sessions(protocol: HostileProtocol): fc.Arbitrary<Session> {
  const drawn = fc.record({
    security: fc.constantFrom('tls' as const, 'starttls' as const),
    authentication: fc.oneof(
      { weight: 4, arbitrary: fc.constant('password' as const) },
      { weight: 1, arbitrary: fc.constant('password-encrypted' as const) },
    ),
    certificate: fc.oneof(
      { weight: 12, arbitrary: fc.constant<CertificateKind>('good') },
      {
        weight: 2,
        arbitrary: fc.constantFrom<CertificateKind>('expired', 'wrong-host', 'self-signed', 'stranger', 'giant'),
      },
    ),
    tls: fc.oneof(
      { weight: 12, arbitrary: fc.constant('honest' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('garbage' as const, 'silence' as const, 'close' as const, 'old' as const),
      },
    ),
    attacks: fc.array(fc.tuple(fc.nat(9), attack), { minLength: 1, maxLength: 2 }),
  })
  return drawn.map(({ attacks, ...session }) => ({
    ...session,
    protocol,
    attacks: attacks.map(([turn, kind]) => [turn % turns[protocol][session.security], kind] as const),
  }))
}

/** The same server, doing nothing wrong. */
export function honest(session: Session): Session {
  return { ...session, authentication: 'password', certificate: 'good', tls: 'honest', attacks: [] }
}
