/**
 * The connection under a dialogue: resolve, connect, TLS at the start or in the middle. An unverified certificate
 * ends the dialogue here, so that no protocol code ever talks over one.
 */
import type { Duplex } from 'node:stream'
import type { Offer, Step } from '../../contract/facts.ts'
import type { PlannedCheck } from '../../contract/plan.ts'
import { LineConnection } from '../../wire/line-connection.ts'
import { openConnection } from '../../wire/open.ts'
import { startTls } from '../../wire/tls.ts'
import { WireFailure } from '../../wire/world.ts'
import type { Recorder } from './recorder.ts'
import type { DialogueTools } from './tools.ts'

export interface Link {
  lines: LineConnection
  /** False in the middle of a handshake: nothing can be said then. */
  canTalk: boolean
  /** Encrypted, with a certificate that verified for the host as typed: the one does not occur without the other. */
  encrypted: boolean
  /** Our own end, as the system says it; `null` where the stream does not know. */
  localAddress: string | null
}

/** More to do on a connection, once it is signed in where that is planned. Wire failures outside of `recorder` are its own affair. */
export type AfterSignIn = (link: Link, recorder: Recorder, offer: Offer) => Promise<void>

/** Opens the endpoint (with TLS where it is set from the first byte) and runs `talk` on it; nothing stays open. */
export async function withLink(
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
  farewell: string,
  talk: (link: Link) => Promise<void>,
): Promise<void> {
  const { raw, connectAtEnd } = await connect(check, recorder, tools)
  let link: Link | null = null
  try {
    const encrypted = check.security === 'tls'
    const stream = encrypted ? await handshake(raw, check, recorder, tools) : raw
    link = { lines: linesOver(stream, tools), canTalk: true, encrypted, localAddress: localAddressOf(raw) }
    await talk(link)
  } finally {
    if (link?.canTalk) await sayFarewell(link.lines, farewell)
    link?.lines.close()
    raw.destroy()
    const connected = connectAtEnd()
    if (connected) recorder.amendConnect(connected)
  }
}

/**
 * After the server agreed to STARTTLS (RFC 3207, RFC 9051 section 6.2.1, RFC 2595). `agreed`: its answer.
 * Bytes that are there before the handshake were put in by somebody between (CVE-2011-0411).
 */
export async function encrypt(
  link: Link,
  agreed: { ms: number; text: string },
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
): Promise<void> {
  const injected = link.lines.pendingInput()
  const error = injected ? 'injected' : null
  recorder.add({ name: 'starttls', ok: !injected, ms: agreed.ms, reply: agreed.text, error })
  if (injected) recorder.stopByWire('starttls', 'injected', 'bytes in clear after the answer to STARTTLS')
  link.canTalk = false
  const stream = await handshake(link.lines.detach(), check, recorder, tools)
  link.lines = linesOver(stream, tools)
  link.canTalk = true
  link.encrypted = true
}

/**
 * Runs one exchange whose answers may take twice as long: servers slow down who guesses passwords (Dovecot's
 * auth_failure_delay and its penalty per address: 2 s up to 15 s), and an unanswered password is worse than a late answer.
 */
export async function withMoreTime<T>(link: Link, tools: DialogueTools, act: () => Promise<T>): Promise<T> {
  link.lines = linesOver(link.lines.detach(), { ...tools, boundMs: 2 * tools.boundMs })
  const answer = await act()
  link.lines = linesOver(link.lines.detach(), tools)
  return answer
}

async function connect(
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
): Promise<{ raw: Duplex; connectAtEnd: () => Step | null }> {
  const opened = await openConnection(tools.world, check, tools)
  for (const step of [opened.resolve, opened.connect]) {
    if (step && !(tools.isNotNeeded() && step.error === 'cancelled')) recorder.add(step)
  }
  if (opened.stream) return { raw: opened.stream, connectAtEnd: opened.connectAtEnd }
  return recorder.stopByWire(opened.connect ? 'connect' : 'resolve', opened.error ?? 'other', opened.text)
}

async function handshake(
  stream: Duplex,
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
): Promise<Duplex> {
  const { world, boundMs, signal } = tools
  const done = await startTls(stream, { host: check.host, world, boundMs, signal })
  const isGood = done.stream !== null && done.facts.verified
  const leftOff = done.facts.error === 'cancelled' && tools.isNotNeeded()
  if (!leftOff) {
    recorder.facts.tls = done.facts
    recorder.add({ name: 'tls', ok: isGood, ms: done.ms, reply: null, error: done.facts.error })
  }
  if (done.stream !== null && done.facts.verified) return done.stream
  done.stream?.destroy()
  stream.destroy()
  return recorder.stopByWire('tls', done.facts.error ?? 'tls-failed', done.text)
}

function linesOver(stream: Duplex, tools: Pick<DialogueTools, 'boundMs' | 'signal'>): LineConnection {
  return new LineConnection(stream, { boundMs: tools.boundMs, signal: tools.signal })
}

/** Its answer is not waited for: nothing is learned from it. */
async function sayFarewell(lines: LineConnection, farewell: string): Promise<void> {
  try {
    lines.startAnswer()
    await lines.write(farewell)
  } catch (error) {
    // Already gone: there is nobody to take leave of.
    if (!(error instanceof WireFailure)) throw error
  }
}

function localAddressOf(stream: Duplex): string | null {
  const address: unknown = 'localAddress' in stream ? stream.localAddress : null
  return typeof address === 'string' ? address : null
}
