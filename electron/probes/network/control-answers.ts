/**
 * Who answers for the control hosts on a port where something strange answered for the user's server? Their greeting,
 * whether STARTTLS is offered, and whose certificate ends the encryption. No mail command but EHLO and STARTTLS.
 */
import type { Duplex } from 'node:stream'
import type { NetworkProbe, TlsFacts } from '../../contract/facts.ts'
import type { Contacted } from '../../wire/contacted.ts'
import { LineConnection } from '../../wire/line-connection.ts'
import { openConnection } from '../../wire/open.ts'
import { runSignal } from '../../wire/run-clock.ts'
import { startTls } from '../../wire/tls.ts'
import { WireFailure, type ControlHost, type World } from '../../wire/world.ts'
import { helloName } from '../dialogues/commands/smtp-hello-name.ts'
import { offerOfEhlo, readSmtpReply, smtpCommand } from '../dialogues/commands/smtp-reply.ts'
import { controlsOn } from './controls.ts'

export interface AnswersInput {
  world: World
  port: number
  /** Milliseconds for the whole talk with one of them; all are asked side by side. */
  boundMs: number
  signal: AbortSignal
  contacted: Contacted
}

/** What a control host let one hear. `null`: not heard, or not asked for on this port. */
interface Heard {
  greeting: string | null
  startTls: boolean | null
  /** Names of SMTP extensions, as they came. */
  capabilities: string[] | null
  tls: TlsFacts | null
}

/** Probes `control:PORT:HOST:answer`. `ok`: it could be connected to. What was heard stands beside; certificates in short. */
export async function probeControlAnswers(input: AnswersInput): Promise<NetworkProbe[]> {
  return Promise.all(controlsOn(input.world, input.port).map((control) => probeAnswer(input, control)))
}

async function probeAnswer(input: AnswersInput, control: ControlHost): Promise<NetworkProbe> {
  const { world, boundMs, contacted } = input
  const { host, port, operator } = control
  const from = world.monotonicMs()
  const clock = runSignal(input.signal, boundMs)
  const { signal } = clock
  const opened = await openConnection(world, { host, port, bothFamilies: false }, { boundMs, signal, contacted })
  const heard: Heard = { greeting: null, startTls: null, capabilities: null, tls: null }
  if (opened.stream !== null) {
    await listen(opened.stream, control, { world, boundMs, signal }, heard)
    opened.stream.destroy()
  }
  const isTimedOut = opened.error === 'cancelled' && clock.timeIsUp()
  clock.end()
  const leaf = heard.tls?.chain[0]
  return {
    id: `control:${port}:${host}:answer`,
    kind: 'control',
    ok: opened.error === 'cancelled' && !isTimedOut ? null : opened.stream !== null,
    ms: Math.round(world.monotonicMs() - from),
    error: isTimedOut ? 'timeout' : opened.error,
    host,
    port,
    operator,
    addresses: opened.address === null ? [] : [opened.address],
    greeting: heard.greeting,
    startTls: heard.startTls,
    capabilities: heard.capabilities,
    verified: heard.tls === null || heard.tls.chain.length === 0 ? null : heard.tls.verified,
    tlsError: heard.tls?.error ?? null,
    issuer: leaf?.issuer ?? null,
    subject: leaf?.subject ?? null,
    fingerprint: leaf?.fingerprint ?? null,
  }
}

type Limits = { world: World; boundMs: number; signal: AbortSignal }

/** Fills `heard` as far as it gets: what a control host does not say is no news. */
async function listen(raw: Duplex, control: ControlHost, limits: Limits, heard: Heard): Promise<void> {
  let stream = raw
  const handshake = async (): Promise<boolean> => {
    const done = await startTls(stream, { host: control.host, ...limits })
    heard.tls = done.facts
    if (done.stream !== null) stream = done.stream
    return done.stream !== null
  }
  try {
    if (isTlsFromTheStart(control.port)) {
      // Who was verified has said who it is.
      if (!(await handshake()) || heard.tls?.verified) return
      heard.greeting = await new LineConnection(stream, limits).readLine()
      return
    }
    const lines = new LineConnection(stream, limits)
    if (await agreesToEncrypt(lines, control.port, heard, stream)) {
      stream = lines.detach()
      await handshake()
    }
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
  } finally {
    stream.destroy()
  }
}

async function agreesToEncrypt(lines: LineConnection, port: number, heard: Heard, stream: Duplex): Promise<boolean> {
  if (port === 143 || port === 110) {
    heard.greeting = await lines.readLine()
    lines.startAnswer()
    await lines.write(port === 143 ? 'a1 STARTTLS' : 'STLS')
    heard.startTls = /^(?:a1 OK|\+OK)\b/i.test(await taggedLine(lines, port))
    return heard.startTls
  }
  const greeting = await readSmtpReply(lines)
  heard.greeting = greeting.text
  if (!greeting.ok) return false
  const local: unknown = 'localAddress' in stream ? stream.localAddress : null
  const ehlo = await smtpCommand(lines, `EHLO ${helloName(typeof local === 'string' ? local : null)}`)
  const offer = offerOfEhlo(ehlo)
  heard.startTls = ehlo.ok && offer.startTls
  heard.capabilities = ehlo.ok ? offer.capabilities : []
  return heard.startTls && (await smtpCommand(lines, 'STARTTLS')).ok
}

/** IMAP may say other things before it answers (RFC 9051 section 7). */
async function taggedLine(lines: LineConnection, port: number): Promise<string> {
  for (let count = 0; count < 10; count += 1) {
    const line = await lines.readLine()
    if (port !== 143 || !line.startsWith('*')) return line
  }
  return ''
}

function isTlsFromTheStart(port: number): boolean {
  return port === 465 || port === 993 || port === 995
}
