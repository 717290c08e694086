/** What the worst server costs a whole run: the bounds of command-line.md (`--timeout`) and of wire/limits.ts. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RunFacts } from '../../../electron/contract/facts.ts'
import { maxConnectionBytes } from '../../../electron/wire/limits.ts'
import { certificateFor } from '../../servers/certificates.ts'
import {
  close,
  drip,
  flood,
  reset,
  send,
  sendRaw,
  serve,
  stall,
  startServerTls,
  type Script,
  type ScriptStep,
} from '../../servers/script.ts'
import { annsAccount, gather, host, mailServers, type MailServers } from './kit/mail-world.ts'

const timeoutMs = 300
const megabytes = 4 * 1024 * 1024
const key = await certificateFor(host)

const faults: Record<string, ScriptStep[]> = {
  'a line that never ends': [flood('x'.repeat(1024), megabytes), stall()],
  'megabytes of lines': [flood('220-more\r\n', megabytes), stall()],
  'a byte now and then': [drip('2', 20)],
  binary: [sendRaw(Uint8Array.from({ length: 2048 }, (_, at) => (at * 37) % 256)), sendRaw('\r\n'), stall()],
  nothing: [stall()],
  'its end': [close()],
  'half a line and its end': [sendRaw('2'), close()],
  'a reset': [reset()],
}
const places = ['greeting', 'greeting in clear', 'hello', 'sign-in', 'sender'] as const
type Place = (typeof places)[number]

/** An honest server, but for one place. */
function scripts(place: Place, fault: ScriptStep[]): Record<number, Script> {
  const at = (here: Place, honest: ScriptStep): ScriptStep[] => (here === place ? fault : [honest])
  const smtp = serve(
    [/^EHLO /, ...at('hello', send('250-hi', '250 AUTH PLAIN'))],
    [/^AUTH /, ...at('sign-in', send('235 Ok'))],
    [/^MAIL /, ...at('sender', send('250 Ok'))],
    [/^(?:RCPT|RSET)/, send('250 Ok')],
    ['QUIT', close()],
  )
  const imap = serve(
    [/ CAPABILITY$/, ...at('hello', send('* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR', '{tag} OK done'))],
    [/ AUTHENTICATE /, ...at('sign-in', send('{tag} OK in'))],
    [/ LOGOUT$/, close()],
  )
  if (place === 'greeting in clear') return { 143: fault, 587: fault, 25: fault, 110: fault }
  return {
    993: [startServerTls(key), ...at('greeting', send('* OK hi')), imap],
    465: [startServerTls(key), ...at('greeting', send('220 hi')), smtp],
  }
}

let mail: MailServers | null = null
afterEach(() => mail?.close())

async function run(place: Place, fault: ScriptStep[]): Promise<RunFacts> {
  mail = await mailServers(scripts(place, fault))
  const inClear = place === 'greeting in clear'
  const incoming = { ...annsAccount.incoming, ...(inClear ? ({ port: 143, security: 'starttls' } as const) : {}) }
  const outgoing = { ...annsAccount.outgoing, ...(inClear ? {} : ({ port: 465, security: 'tls' } as const)) }
  return gather({ ...annsAccount, incoming, outgoing }, mail.world, { timeoutMs })
}

describe.each(places)('in place of the %s', (place) => {
  it.each(Object.keys(faults))('%s', async (name) => {
    const facts = await run(place, faults[name] ?? [])
    const configured = facts.checks.filter(({ role }) => role === 'configured')
    // Who never answered a password gets no second one, and nobody is asked to send before.
    const met = { 'sign-in': 'incoming', sender: 'outgoing' }[place as string]
    const hit = configured.filter(({ side }) => met === undefined || side === met)
    expect(hit.map(({ stopped }) => stopped?.by)).toEqual(hit.map(() => 'wire'))
    expect(facts.durationMs).toBeLessThanOrEqual(2 * timeoutMs + 5000)
    expect(facts.signIns.rejected).toBeLessThanOrEqual(2)
    await vi.waitFor(() => expect(mail?.world.open()).toBe(0))
    // The kernel reads ahead, and TLS and the certificate need some bytes, too.
    expect(mail?.world.mostBytesRead()).toBeLessThan(maxConnectionBytes + 256 * 1024)
  })
})
