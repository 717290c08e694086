/**
 * The happy path against the least number of round trips that the protocols need: the name, the connection, TLS (two with
 * 1.2, one with 1.3), and each answer that the next command waits for. Counted to the last reply that the verdict needs, and
 * to the answer of the whole check.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { check } from '../../electron/check.ts'
import type { Account } from '../../electron/contract/account.ts'
import { plainCheck } from '../../electron/contract/plain-check.ts'
import type { Progress } from '../../electron/contract/progress.ts'
import { Secret } from '../../electron/contract/secret.ts'
import {
  email,
  gather,
  host,
  imapScript,
  mailServers,
  password,
  smtpScript,
  type MailServers,
} from '../electron/probes/kit/mail-world.ts'
import { distantWorld } from '../servers/distant-world.ts'
import { table } from './measured.ts'

const incoming = {
  protocol: 'imap',
  host,
  port: 993,
  security: 'tls',
  authentication: 'password',
  username: email,
} as const
const submission = { host, port: 587, security: 'starttls', authentication: 'password', username: email } as const
const submissions = { ...submission, port: 465, security: 'tls' } as const

interface Row {
  what: string
  account: Account
  /** Round trips, names included. */
  least: number
}

const rows: Row[] = [
  { what: 'IMAP 993', account: { email, incoming }, least: 5 },
  { what: 'SMTP 465', account: { email, outgoing: submissions }, least: 7 },
  { what: 'SMTP 587 with STARTTLS', account: { email, outgoing: submission }, least: 9 },
  { what: 'whole check, 993 and 465', account: { email, incoming, outgoing: submissions }, least: 7 },
  { what: 'whole check, 993 and 587', account: { email, incoming, outgoing: submission }, least: 9 },
]
const timeoutMs = 8000
const distancesMs = [0, 50, 150, 300]
const lines: string[][] = []
afterAll(() =>
  table(
    ['settings', 'least', ...distancesMs.flatMap((ms) => (ms === 0 ? ['0 ms'] : [`${ms} ms: last reply`, 'answer']))],
    lines,
  ),
)

async function servers(): Promise<MailServers> {
  return mailServers({ 993: await imapScript(), 587: await smtpScript(), 465: await smtpScript({ tls: 'implicit' }) })
}

async function measured(account: Account, roundTripMs: number): Promise<{ lastReplyMs: number; answerMs: number }> {
  const mail = await servers()
  const from = performance.now()
  let lastReplyMs = 0
  const onProgress = (progress: Progress): void => {
    if (progress.kind !== 'step' || !progress.check.includes(':password')) return
    const { name, ok, ms } = progress.step
    if (process.env['MAIL_CHECK_TRACE']) console.log(Math.round(performance.now() - from), progress.check, name, ms)
    if (ok && (name === 'sign-in' || name === 'recipient-outside')) lastReplyMs = performance.now() - from
  }
  const world = distantWorld(mail.world, roundTripMs)
  const { signal } = new AbortController()
  let isFine = false
  if (account.incoming && account.outgoing) {
    const request = { ...plainCheck, account, password: new Secret(password), timeoutMs }
    const { report } = await check(request, world, { signal, onProgress })
    isFine = report.verdict.overall === 'works'
  } else {
    // One side alone: the whole program would look the other one up.
    const { checks } = await gather(account, world, { timeoutMs, onProgress })
    isFine = checks[0]?.stopped === null && checks[0].signedIn === true
  }
  const answerMs = performance.now() - from
  await mail.close()
  if (!isFine) throw new Error('good settings were not found to work')
  return { lastReplyMs, answerMs }
}

/** Of three: a moment in which the machine does something else is none of ours. */
async function middle(account: Account, roundTripMs: number): ReturnType<typeof measured> {
  const all: Awaited<ReturnType<typeof measured>>[] = []
  for (let time = 0; time < 3; time += 1) all.push(await measured(account, roundTripMs))
  return all.toSorted((one, other) => one.lastReplyMs - other.lastReplyMs)[1] ?? { lastReplyMs: 0, answerMs: 0 }
}

describe.each(rows)('$what', ({ what, account, least }) => {
  it(`takes at most 1.25 × ${least} round trips`, async () => {
    // The first one compiles.
    await measured(account, 0)
    const line = [what, String(least)]
    const ratios: number[] = []
    for (const ms of distancesMs) {
      const { lastReplyMs, answerMs } = await middle(account, ms)
      if (ms === 0) line.push(`${answerMs.toFixed(0)} ms`)
      else line.push(`${(lastReplyMs / ms / least).toFixed(2)} ×`, `${(answerMs / ms / least).toFixed(2)} ×`)
      ratios.push(ms >= 150 ? lastReplyMs / ms / least : 0)
    }
    lines.push(line)
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1.25)
  })
})
