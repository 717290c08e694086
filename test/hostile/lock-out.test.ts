/**
 * Whatever the account is set to and whatever servers reply: no run causes a third rejected sign-in, counted where it counts,
 * by the servers. One that bans after three stays open.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Account, IncomingSettings, OutgoingSettings } from '../../electron/contract/account.ts'
import { Secret } from '../../electron/contract/secret.ts'
import { causeOf } from '../../electron/diagnose/cause-of.ts'
import { planOf } from '../../electron/plan/plan-of.ts'
import { gatherFacts } from '../../electron/probes/run.ts'
import { email, host, mailServers, password } from '../electron/probes/kit/mail-world.ts'
import { certificateFor } from '../servers/certificates.ts'
import {
  close,
  reset,
  send,
  serve,
  stall,
  startServerTls,
  type Script,
  type ScriptStep,
  type ServeRow,
} from '../servers/script.ts'
import { fuzzing } from './fuzzing.ts'

/** What a server says to a password that it does not take; the first word of it is put before, by protocol. */
const refusals = [
  '5.7.8 Authentication failed',
  '[AUTHENTICATIONFAILED] Invalid credentials',
  '[AUTH] wrong',
  'no',
  '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox',
  '[CONTACTADMIN] IMAP access is disabled for your domain',
  'POP access is disabled, use IMAP',
  '4.7.0 Temporary authentication failure',
  '[UNAVAILABLE] try again later',
  '5.7.0 Too many login attempts, account locked',
  '[LIMIT] Too many simultaneous connections',
  '5.7.9 Application-specific password required',
  '5.7.14 Please log in via your web browser and then try again',
  'Must issue a STARTTLS command first',
  '5.5.4 Unrecognized authentication type',
  'OAuth only: use XOAUTH2',
] as const

type Temper =
  | { kind: 'refuses'; words: string; code: '535' | '454' | '550' | '421' }
  | { kind: 'takes' }
  | { kind: 'closes' }
  | { kind: 'resets' }
  | { kind: 'stalls' }
const temper: fc.Arbitrary<Temper> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('refuses' as const),
      words: fc.constantFrom(...refusals),
      code: fc.constantFrom('535', '535', '454', '550', '421'),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Temper>({ kind: 'takes' }, { kind: 'closes' }, { kind: 'resets' }) },
  { weight: 1, arbitrary: fc.constant<Temper>({ kind: 'stalls' }) },
)

const mailPorts = [25, 465, 587, 143, 993, 110, 995] as const
type Port = (typeof mailPorts)[number]
interface Server {
  port: Port
  temper: Temper
  mechanisms: string
}
const username = fc.constantFrom(email, 'ann', 'Ann@Example.com', 'somebody', 'example\\ann')
const settings = {
  host: fc.constant(host),
  security: fc.constantFrom('tls' as const, 'starttls' as const, 'none' as const),
  authentication: fc.constantFrom(
    'password' as const,
    'password' as const,
    'password-encrypted' as const,
    'oauth2' as const,
    'none' as const,
  ),
  username,
}
const drawn = fc.record({
  incoming: fc.record({
    ...settings,
    protocol: fc.constantFrom('imap' as const, 'pop3' as const),
    port: fc.constantFrom(143, 993, 110, 995),
  }) satisfies fc.Arbitrary<IncomingSettings>,
  outgoing: fc.record({ ...settings, port: fc.constantFrom(25, 465, 587) }) satisfies fc.Arbitrary<OutgoingSettings>,
  servers: fc.uniqueArray(
    fc.record({
      port: fc.constantFrom(...mailPorts),
      temper,
      mechanisms: fc.constantFrom('PLAIN LOGIN', 'PLAIN', 'LOGIN', 'CRAM-MD5 PLAIN', 'XOAUTH2 PLAIN', 'XOAUTH2'),
    }),
    { selector: ({ port }) => port, minLength: 2, maxLength: 7 },
  ),
  allowsClearText: fc.boolean(),
})

type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never

const key = await certificateFor(host)
/** The first of the two lines of AUTH LOGIN: base64 of one of the names above. */
const userNameOfLogin = /^(?:YW5u|QW5u|c29t|ZXhh)[A-Za-z0-9+/=]{0,24}$/

/** An honest server but for its answer to passwords, and by which of its lines one is known that carries a password. */
function scriptOf({ port, temper: how, mechanisms }: Server): { script: Script; secretLine: RegExp } {
  const isTls = port === 465 || port === 993 || port === 995
  if (port === 25 || port === 465 || port === 587) {
    const rows: ServeRow[] = [
      [/^AUTH LOGIN$/, send('334 VXNlcm5hbWU6')],
      [/^AUTH CRAM-MD5$/, send('334 PDFAeD4=')],
      [/^AUTH PLAIN /, ...lastOf(how, '235 in', (words, code) => `${code} ${words}`)],
      // The user name, and then the password, of LOGIN; the digest of CRAM-MD5.
      [userNameOfLogin, send('334 UGFzc3dvcmQ6')],
      [/^[A-Za-z0-9+/=]{16,}$/, ...lastOf(how, '235 in', (words, code) => `${code} ${words}`)],
      [/^(?:MAIL|RCPT|RSET)/, send('250 Ok')],
      ['QUIT', close()],
    ]
    const ehlo = (...lines: string[]): ServeRow => [/^(?:EHLO|HELO)/, send('250-hi', ...lines)]
    const inside = serve(ehlo(`250 AUTH ${mechanisms}`), ...rows)
    const secretLine = /^AUTH PLAIN |^[A-Za-z0-9+/=]{16,}$/
    if (isTls) return { script: [startServerTls(key), send('220 hi'), inside], secretLine }
    const script = [
      send('220 hi'),
      serve(ehlo('250-STARTTLS', '250 SIZE'), ['STARTTLS', send('220 go'), startServerTls(key), inside], ...rows),
    ]
    return { script, secretLine }
  }
  if (port === 143 || port === 993) {
    const offered = ['IMAP4rev1', 'SASL-IR', ...mechanisms.split(' ').map((name) => `AUTH=${name}`)].join(' ')
    const answer = lastOf(how, '{tag} OK in', (words) => `{tag} NO ${words}`)
    const rows: ServeRow[] = [
      [/ CAPABILITY$/, send(`* CAPABILITY ${offered}`, '{tag} OK')],
      [/ AUTHENTICATE (?:PLAIN|LOGIN) /, ...answer],
      [/ AUTHENTICATE CRAM-MD5$/, send('+ PDFAeD4=')],
      [/ LOGIN /, ...answer],
      [/ LOGOUT$/, close()],
      [/^[A-Za-z0-9+/=]{16,}$/, ...lastOf(how, 'm4 OK in', (words) => `m4 NO ${words}`)],
    ]
    const secretLine = / AUTHENTICATE PLAIN | LOGIN |^[A-Za-z0-9+/=]{16,}$/
    if (isTls)
      return { script: [startServerTls(key), send(`* OK [CAPABILITY ${offered}] hi`), serve(...rows)], secretLine }
    const starttls: ServeRow = [/ STARTTLS$/, send('{tag} OK go'), startServerTls(key), serve(...rows)]
    return { script: [send('* OK [CAPABILITY IMAP4rev1 STARTTLS] hi'), serve(starttls, ...rows)], secretLine }
  }
  const answer = lastOf(how, '+OK in', (words) => `-ERR ${words}`)
  const rows: ServeRow[] = [
    ['CAPA', send('+OK', 'USER', `SASL ${mechanisms}`, ...(isTls ? [] : ['STLS']), '.')],
    [/^USER /, send('+OK')],
    [/^PASS /, ...answer],
    [/^APOP /, ...answer],
    [/^AUTH CRAM-MD5$/, send('+ PDFAeD4=')],
    ['QUIT', close()],
    [/^[A-Za-z0-9+/=]{16,}$/, ...answer],
  ]
  const secretLine = /^PASS |^APOP |^[A-Za-z0-9+/=]{16,}$/
  if (isTls) return { script: [startServerTls(key), send('+OK hi <1@x>'), serve(...rows)], secretLine }
  return {
    script: [send('+OK hi <1@x>'), serve(['STLS', send('+OK go'), startServerTls(key), serve(...rows)], ...rows)],
    secretLine,
  }
}

function lastOf(how: Temper, taken: string, refused: (words: string, code: string) => string): ScriptStep[] {
  switch (how.kind) {
    case 'takes':
      return [send(taken)]
    case 'refuses':
      return [send(refused(how.words, how.code))]
    case 'closes':
      return [close()]
    case 'resets':
      return [reset()]
    case 'stalls':
      return [stall()]
    default: {
      const never: never = how
      return never
    }
  }
}

/** @returns how many passwords its servers were sent in vain. */
async function rejectedIn({ incoming, outgoing, servers, allowsClearText }: Drawn): Promise<number> {
  const scripts = new Map(servers.map((server) => [server.port, scriptOf(server)]))
  const mail = await mailServers(Object.fromEntries([...scripts].map(([port, { script }]) => [port, script])))
  const account: Account = { email, incoming, outgoing }
  const facts = await gatherFacts({
    plan: planOf(account, { hasPassword: true, allowsClearText }),
    account,
    password: new Secret(password),
    world: mail.world,
    timeoutMs: 400,
    allowsClearText,
    recipients: { own: email, outside: ['postmaster@one.example', 'postmaster@two.example'] },
    causeOf,
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  await mail.close()
  expect(facts.signIns.rejected).toBeLessThanOrEqual(2)
  return servers
    .filter(({ temper: how }) => how.kind !== 'takes')
    .flatMap(({ port }) =>
      (mail.servers[port]?.lines() ?? []).filter((line) => scripts.get(port)?.secretLine.test(line)),
    )
    .filter((line) => !userNameOfLogin.test(line)).length
}

/** Side by side: most of the time of each is waiting. */
const atOnce = 12

it('no third rejected sign-in, whatever the plan and whatever is replied', async () => {
  const all = fc.sample(drawn, { ...fuzzing, numRuns: Math.ceil(fuzzing.numRuns / 2) })
  const tooMany: Drawn[] = []
  let most = 0
  let next = 0
  const worker = async (): Promise<void> => {
    for (let one = all[next++]; one !== undefined; one = all[next++]) {
      const rejected = await rejectedIn(one)
      most = Math.max(most, rejected)
      if (rejected > 2) tooMany.push(one)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  expect(tooMany).toEqual([])
  // The limit was met, and held.
  expect(most).toBe(2)
}, 600_000)
