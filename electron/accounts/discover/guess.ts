/**
 * The usual names, tried when nobody published anything: only hosts that answer as mail servers with a certificate for
 * that very name. A name that resolves proves nothing. No password goes anywhere; what the servers offer is all that is asked.
 */
import type { Side } from '../../contract/words.ts'
import { LineConnection } from '../../wire/line-connection.ts'
import { openConnection } from '../../wire/open.ts'
import { runSignal } from '../../wire/run-clock.ts'
import { startTls } from '../../wire/tls.ts'
import { WireFailure } from '../../wire/world.ts'
import type { Ask } from './gather.ts'
import { nothingTold, type Servers } from './published.ts'
import type { Asking } from './source.ts'
import { services } from './srv.ts'

type Service = (typeof services)[number]
type Guess = Pick<Service, 'protocol' | 'security'> & { host: string; port: number }

/** RFC 8314's ports first, and of each, the usual names in order; `''` is the domain itself. */
const guesses: readonly (Pick<Guess, 'protocol' | 'security' | 'port'> & { labels: readonly string[] })[] = [
  { protocol: 'imap', port: 993, security: 'tls', labels: ['imap.', 'mail.', ''] },
  { protocol: 'imap', port: 143, security: 'starttls', labels: ['imap.', 'mail.', ''] },
  { protocol: 'pop3', port: 995, security: 'tls', labels: ['pop.', 'pop3.', 'mail.'] },
  { protocol: 'pop3', port: 110, security: 'starttls', labels: ['pop.', 'pop3.', 'mail.'] },
  { protocol: 'smtp', port: 465, security: 'tls', labels: ['smtp.', 'mail.', ''] },
  { protocol: 'smtp', port: 587, security: 'starttls', labels: ['smtp.', 'mail.', ''] },
]

/** In the order of the list. */
export function guessesFor(domain: string, side: Side, notOffered: readonly Service[]): Guess[] {
  return guesses
    .filter(({ protocol }) => (protocol === 'smtp') === (side === 'outgoing'))
    .filter(({ protocol, security }) => {
      return !notOffered.some((service) => service.protocol === protocol && service.security === security)
    })
    .flatMap(({ labels, ...guess }) => labels.map((label) => ({ ...guess, host: `${label}${domain}` })))
}

/** One question for each guess, in order; what answers on the same host by the other port stands beside it later. */
export function guessQuestions(asking: Asking, side: Side, notOffered: readonly Service[]): Ask[] {
  return guessesFor(asking.address.ascii, side, notOffered).map((guess) => async (signal) => {
    const clock = runSignal(signal, asking.requestMs)
    try {
      if (!(await answers(asking, guess, clock.signal))) return nothingTold
      const { protocol, ...place } = guess
      const server = { ...place, authentication: ['password' as const], username: asking.address.email }
      const servers: Servers =
        protocol === 'smtp'
          ? { incoming: [], outgoing: [server] }
          : { incoming: [{ protocol, ...server }], outgoing: [] }
      return { found: { source: 'guess', ...servers, isGiven: false, toldBy: [] }, refused: [] }
    } finally {
      clock.end()
    }
  })
}

async function answers(asking: Asking, guess: Guess, signal: AbortSignal): Promise<boolean> {
  const { world, contacted, requestMs: boundMs } = asking
  const { host, port, security } = guess
  const opened = await openConnection(world, { host, port, bothFamilies: false }, { boundMs, signal, contacted })
  if (opened.stream === null) return false
  const plain = opened.stream
  try {
    if (security === 'starttls' && !(await agreesToTls(guess, new LineConnection(plain, { boundMs, signal }))))
      return false
    const { stream, facts } = await startTls(plain, { host, world, boundMs, signal })
    if (stream === null || !facts.verified) return false
    const line = new LineConnection(stream, { boundMs, signal })
    line.startAnswer()
    if (security === 'tls' && !isGreeting(guess, await line.readLine())) return false
    return await listsWhatItCan(guess, line)
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return false
  } finally {
    plain.destroy()
  }
}

const talk = {
  imap: { greeting: /^\* OK\b/i, hello: 'a CAPABILITY', startTls: 'b STARTTLS', goAhead: /^b OK\b/i, end: /^a OK\b/i },
  pop3: { greeting: /^\+OK\b/i, hello: 'CAPA', startTls: 'STLS', goAhead: /^\+OK\b/i, end: /^(\.$|-ERR)/i },
  smtp: { greeting: /^220[ -]/, hello: 'EHLO [127.0.0.1]', startTls: 'STARTTLS', goAhead: /^220 /, end: /^250 / },
} as const
/** More lines than an honest server has for any of these. */
const mostLines = 100

function isGreeting({ protocol }: Guess, text: string): boolean {
  return talk[protocol].greeting.test(text)
}

async function agreesToTls(guess: Guess, line: LineConnection): Promise<boolean> {
  const { startTls: command, goAhead } = talk[guess.protocol]
  line.startAnswer()
  let greeting = await line.readLine()
  if (!isGreeting(guess, greeting)) return false
  while (/^220-/.test(greeting)) greeting = await line.readLine()
  if (guess.protocol === 'smtp' && !(await listsWhatItCan(guess, line))) return false
  await line.write(command)
  line.startAnswer()
  const agreed = goAhead.test(await line.readLine())
  // What came in clear behind the agreement is not the server's (RFC 3207, CVE-2011-0411).
  if (line.pendingInput()) return false
  line.detach()
  return agreed
}

/** It says what it can do, as a server of that protocol does. */
async function listsWhatItCan({ protocol }: Guess, line: LineConnection): Promise<boolean> {
  const { hello, end } = talk[protocol]
  await line.write(hello)
  line.startAnswer()
  for (let count = 0; count < mostLines; count += 1) {
    const text = await line.readLine()
    if (protocol === 'smtp' && !/^(250|220)[ -]/.test(text)) return false
    if (end.test(text)) return true
    if (protocol === 'imap' && !text.startsWith('*')) return false
  }
  return false
}
