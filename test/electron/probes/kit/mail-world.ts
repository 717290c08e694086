/** A small pretend provider for whole runs: scripts of honest servers, and one call that gathers the facts. */
import type { Account } from '../../../../electron/contract/account.ts'
import type { CauseOf } from '../../../../electron/contract/cause-of.ts'
import type { RunFacts } from '../../../../electron/contract/facts.ts'
import type { Progress } from '../../../../electron/contract/progress.ts'
import { Secret } from '../../../../electron/contract/secret.ts'
import { planOf } from '../../../../electron/plan/plan-of.ts'
import { gatherFacts } from '../../../../electron/probes/run.ts'
import { certificateFor, testAuthority, type CertificateKind } from '../../../servers/certificates.ts'
import {
  close,
  send,
  serve,
  startServerTls,
  type Script,
  type ScriptStep,
  type ServeRow,
} from '../../../servers/script.ts'
import { scriptedServer, type ScriptedServer } from '../../../servers/scripted-server.ts'
import type { World } from '../../../../electron/wire/world.ts'
import { testWorld, type TestWorld, type TestWorldOptions } from '../../../servers/test-world.ts'

export const host = 'mail.example.com'
export const password = 'canary-Pa55wörd'
export const email = 'ann@example.com'

/** AUTH PLAIN's initial response, for comparing what a server received. */
export function saslPlain(username: string, secret = password): string {
  return Buffer.from(`\0${username}\0${secret}`).toString('base64')
}

/** As the real classifier says it for the few replies of these tests. */
export const causeOf: CauseOf = ({ text }) => {
  if (/^(?:2|\+OK|\* OK|\S+ OK)/i.test(text)) return 'accepted'
  if (/relay/i.test(text)) return 'relay-denied'
  if (/check mail first|pop before/i.test(text)) return 'pop-before-smtp'
  if (/imap access is disabled/i.test(text)) return 'protocol-disabled'
  if (/no such user|5\.1\.1/i.test(text)) return 'recipient-unknown'
  if (/try again later|4\.7\.0 temporary/i.test(text)) return 'temporary-failure'
  if (/locked/i.test(text)) return 'account-locked'
  if (/authentication (?:failed|credentials)|invalid (?:login|credentials)|AUTHENTICATIONFAILED/i.test(text)) {
    return 'credentials-rejected'
  }
  return 'unknown'
}

export interface MailServers {
  servers: Record<number, ScriptedServer>
  world: TestWorld
  close: () => Promise<void>
}

const mailPorts = [25, 110, 143, 465, 587, 993, 995]

/** Starts a scripted server for each port of `host`; its other mail ports are refused unless they are said to be dropped. */
export async function mailServers(
  scripts: Record<number, Script | ((connection: number) => Script)>,
  further: Omit<TestWorldOptions, 'ports' | 'authorities'> = {},
): Promise<MailServers> {
  const servers: Record<number, ScriptedServer> = {}
  const ports: Record<string, number> = {}
  for (const [port, script] of Object.entries(scripts)) {
    const server = await scriptedServer(script)
    servers[Number(port)] = server
    ports[`${host}:${port}`] = server.port
  }
  const refused = mailPorts
    .map((port) => `${host}:${port}`)
    .filter((key) => !(key in ports) && !further.dropped?.includes(key))
  const world = testWorld({
    hosts: { [host]: { 4: ['192.0.2.1'] } },
    refused,
    ...further,
    ports,
    authorities: [await testAuthority()],
  })
  return {
    servers,
    world,
    close: async () => {
      for (const server of Object.values(servers)) await server.close()
    },
  }
}

export interface SmtpTraits {
  /** Whom the certificate is for. */
  host?: string
  tls?: 'implicit' | 'starttls' | 'none'
  certificate?: CertificateKind
  /** EHLO lines in clear; `AUTH …` among them where it is offered so. */
  offersInClear?: string[]
  offers?: string[]
  /** The password that is taken, and for which names. */
  names?: string[]
  rejects?: string
  /** Replies to RCPT: own first. */
  own?: string
  outside?: string
}

export async function smtpScript(traits: SmtpTraits = {}): Promise<Script> {
  const { tls = 'starttls', offers = ['PIPELINING', 'AUTH PLAIN LOGIN'], offersInClear = ['STARTTLS'] } = traits
  const key = await certificateFor(traits.host ?? host, traits.certificate)
  const ehlo = (lines: string[]): ScriptStep =>
    send(...[`${host} hello`, ...lines].map((line, at, all) => `250${at === all.length - 1 ? ' ' : '-'}${line}`))
  const names = traits.names ?? [email]
  const rows: ServeRow[] = [
    ...names.map((name): ServeRow => [`AUTH PLAIN ${saslPlain(name)}`, send('235 2.7.0 Accepted')]),
    [/^AUTH PLAIN /, send(traits.rejects ?? '535 5.7.8 Error: authentication failed')],
    [/^MAIL FROM:/, send('250 2.1.0 Ok')],
    [`RCPT TO:<${email}>`, send(traits.own ?? '250 2.1.5 Ok')],
    [/^RCPT TO:/, send(traits.outside ?? '250 2.1.5 Ok')],
    ['RSET', send('250 2.0.0 Ok')],
    ['QUIT', send('221 2.0.0 Bye'), close()],
  ]
  const greeting = send(`220 ${host} ESMTP`)
  const inside = serve([/^EHLO /, ehlo(offers)], ...rows)
  if (tls === 'implicit') return [startServerTls(key), greeting, inside]
  if (tls === 'none') return [greeting, serve([/^EHLO /, ehlo(offersInClear)], ...rows)]
  return [
    greeting,
    serve([/^EHLO /, ehlo(offersInClear)], ['STARTTLS', send('220 2.0.0 Ready'), startServerTls(key), inside], ...rows),
  ]
}

export interface ImapTraits {
  host?: string
  tls?: 'implicit' | 'starttls' | 'none'
  certificate?: CertificateKind
  names?: string[]
  rejects?: string
  capabilities?: string
}

export async function imapScript(traits: ImapTraits = {}): Promise<Script> {
  const { tls = 'implicit', capabilities = 'IMAP4rev1 SASL-IR AUTH=PLAIN ID' } = traits
  const key = await certificateFor(traits.host ?? host, traits.certificate)
  const names = traits.names ?? [email]
  const rows: ServeRow[] = [
    [/ CAPABILITY$/, send(`* CAPABILITY ${capabilities}`, '{tag} OK done')],
    ...names.map((name): ServeRow => [
      new RegExp(`AUTHENTICATE PLAIN ${quoted(saslPlain(name))}$`),
      send('{tag} OK Logged in'),
    ]),
    [/AUTHENTICATE PLAIN /, send(`{tag} ${traits.rejects ?? 'NO [AUTHENTICATIONFAILED] Authentication failed.'}`)],
    [/ LOGOUT$/, send('* BYE', '{tag} OK'), close()],
  ]
  if (tls === 'implicit') return [startServerTls(key), send(`* OK [CAPABILITY ${capabilities}] ready`), serve(...rows)]
  if (tls === 'none') return [send(`* OK [CAPABILITY ${capabilities}] ready`), serve(...rows)]
  return [
    send('* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready'),
    serve(
      [/ STARTTLS$/, send('{tag} OK go ahead'), startServerTls(key), serve(...rows)],
      [/ LOGOUT$/, send('* BYE'), close()],
    ),
  ]
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

export const annsAccount: Account & Required<Pick<Account, 'incoming' | 'outgoing'>> = {
  email,
  incoming: { protocol: 'imap', host, port: 993, security: 'tls', authentication: 'password', username: email },
  outgoing: { host, port: 587, security: 'starttls', authentication: 'password', username: email },
}

export interface GatherOptions {
  timeoutMs?: number
  allowsClearText?: boolean
  password?: string | null
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
  lookUpLater?: Parameters<typeof gatherFacts>[0]['lookUpLater']
}

export function gather(account: Account, world: World, options: GatherOptions = {}): Promise<RunFacts> {
  const secret = options.password === null ? null : new Secret(options.password ?? password)
  const allowsClearText = options.allowsClearText ?? false
  return gatherFacts({
    plan: planOf(account, { hasPassword: secret !== null, allowsClearText }),
    account,
    password: secret,
    world,
    timeoutMs: options.timeoutMs ?? 2000,
    allowsClearText,
    recipients: { own: account.email, outside: ['postmaster@one.example', 'postmaster@two.example'] },
    causeOf,
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => {}),
    ...(options.lookUpLater && { lookUpLater: options.lookUpLater }),
  })
}
