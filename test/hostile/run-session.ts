/** One hostile session from account to report, and what must be true of it whatever the server did. */
import { createServer, type AddressInfo } from 'node:net'
import type { Account } from '../../electron/contract/account.ts'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import { Secret } from '../../electron/contract/secret.ts'
import type { WireError } from '../../electron/contract/words.ts'
import { adviseOn } from '../../electron/advise/advise.ts'
import { causeOf } from '../../electron/diagnose/cause-of.ts'
import { diagnose } from '../../electron/diagnose/diagnose.ts'
import { planOf } from '../../electron/plan/plan-of.ts'
import { gatherFacts } from '../../electron/probes/run.ts'
import { reportOf } from '../../electron/report/report-of.ts'
import { textOf } from '../../electron/report/text.ts'
import { maxConnectionBytes } from '../../electron/wire/limits.ts'
import { email, host, password } from '../electron/probes/kit/mail-world.ts'
import { certificateFor, certificateKinds, testAuthority } from '../servers/certificates.ts'
import { testWorld } from '../servers/test-world.ts'
import { beHostile, type Met } from './hostile-server.ts'
import type { HostileProtocol, Session } from './session.ts'

/** Long enough for loopback on a busy machine, short enough for thousands. Milliseconds. */
const timeoutMs = 600
/** The kernel reads ahead, and TLS and a giant certificate need bytes, too. */
const readAhead = 512 * 1024

const ports: Record<HostileProtocol, { tls: number; starttls: number }> = {
  smtp: { tls: 465, starttls: 587 },
  imap: { tls: 993, starttls: 143 },
  pop3: { tls: 995, starttls: 110 },
}
/** One list for all: what is trusted is then made once. */
const authorities = [await testAuthority()]
// Made before anybody waits for them.
await Promise.all(certificateKinds.map((kind) => certificateFor(host, kind)))
const mailPorts = [25, 110, 143, 465, 587, 993, 995]

/** Every form in which the password could get out. */
const secrets = [
  password,
  Buffer.from(password).toString('base64'),
  Buffer.from(`\0${email}\0${password}`).toString('base64'),
  encodeURIComponent(password),
  JSON.stringify(password).slice(1, -1),
]

/** How a session ended. */
export interface Outcome {
  /** As reported, of the account's own settings. */
  outcome: string
  /** The wire's word, where it was the wire that ended it. */
  wire: WireError | null
  /** What the server got to do of what it had in store. */
  attacks: ReadonlySet<string>
  /** Bytes of each of its honest answers, in turn. */
  answers: readonly number[]
}

/** A relay between: the port to connect to in place of the server's. */
export type Relay = (port: number) => Promise<{ port: number; close: () => Promise<void> }>

/** @throws with what was not true. */
export async function runSession(session: Session, relay?: Relay): Promise<Outcome> {
  const met: Met = { received: [], attacks: new Set(), answers: [] }
  const over: Promise<void>[] = []
  const server = createServer({ noDelay: true }, (socket) => over.push(beHostile(socket, session, host, met)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = (server.address() as AddressInfo).port
  const between = await relay?.(own)
  try {
    const port = ports[session.protocol][session.security]
    const world = testWorld({
      hosts: { [host]: { 4: ['192.0.2.1'] } },
      ports: { [`${host}:${port}`]: between?.port ?? own },
      refused: mailPorts.filter((each) => each !== port).map((each) => `${host}:${each}`),
      authorities,
    })
    const account = accountOf(session, port)
    const told: string[] = []
    const secret = new Secret(password)
    const facts = await gatherFacts({
      plan: planOf(account, { hasPassword: true, allowsClearText: false }),
      account,
      password: secret,
      world,
      timeoutMs,
      allowsClearText: false,
      recipients: { own: email, outside: ['postmaster@one.example', 'postmaster@two.example'] },
      causeOf,
      signal: new AbortController().signal,
      onProgress: (progress) => told.push(JSON.stringify(progress)),
    })
    await world.closed()
    const diagnosis = diagnose(facts, causeOf)
    const { findings, words } = adviseOn(facts, diagnosis)
    const report = reportOf(facts, diagnosis, findings)
    const text = textOf({ report, words }, { colour: false, columns: 100 })

    const read = reportSchema.safeParse(JSON.parse(JSON.stringify(report)))
    hold(
      read.success,
      `the report is not one: ${read.error?.issues[0]?.path.join('.')} ${read.error?.issues[0]?.message}`,
    )
    const out = [JSON.stringify(facts), JSON.stringify(report), JSON.stringify(words), text, ...told].join('\n')
    for (const form of secrets) hold(!out.includes(form), 'the password stands in what came out')
    hold(!hasControls(text), 'control characters reach the terminal')
    hold(facts.signIns.rejected <= 2, 'more than two sign-ins were rejected')
    hold(world.mostBytesRead() <= maxConnectionBytes + readAhead, `${world.mostBytesRead()} bytes were read`)
    const mayBeTold = session.certificate === 'good' || session.certificate === 'giant'
    for (const { line, isEncrypted } of met.received) {
      const isSecret = secrets.some((form) => line.includes(form))
      hold(!isSecret || (isEncrypted && mayBeTold), 'the password was sent where it must not be')
    }
    const settled = report.recommended.incoming ?? report.recommended.outgoing
    hold(settled === null || settled.proven, 'something was recommended that was not proven')
    const configured = report.checks.find(({ role }) => role === 'configured')
    const stopped = facts.checks.find(({ role }) => role === 'configured')?.stopped
    return {
      outcome: configured?.outcome ?? 'none',
      wire: stopped?.by === 'wire' ? stopped.error : null,
      attacks: met.attacks,
      answers: met.answers,
    }
  } finally {
    await between?.close()
    await new Promise((resolve) => server.close(resolve))
    await Promise.all(over)
  }
}

function accountOf({ protocol, security, authentication }: Session, port: number): Account {
  const settings = { host, port, security, authentication, username: email }
  return protocol === 'smtp' ? { email, outgoing: settings } : { email, incoming: { protocol, ...settings } }
}

/** Other than line ends; and what turns the direction of writing, by which a server could make its words look like ours. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll('\n', ''))
}

function hold(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise)
}
