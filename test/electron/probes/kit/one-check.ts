/** One check against one scripted server, for looking at a dialogue from both ends. */
import { expect, vi } from 'vitest'
import type { CheckFacts } from '../../../../electron/contract/facts.ts'
import type { PlannedCheck } from '../../../../electron/contract/plan.ts'
import { Secret } from '../../../../electron/contract/secret.ts'
import type { Authentication, Protocol, Security } from '../../../../electron/contract/words.ts'
import { checkId } from '../../../../electron/plan/check-id.ts'
import { runChecks } from '../../../../electron/probes/run-checks.ts'
import { Contacted } from '../../../../electron/wire/contacted.ts'
import type { Script } from '../../../servers/script.ts'
import { causeOf, email, host, mailServers, password } from './mail-world.ts'

export interface OneCheck {
  protocol: Protocol
  security?: Security
  authentication?: Authentication | null
  username?: string
  password?: string
  allowsClearText?: boolean
  asksRelay?: boolean
  timeoutMs?: number
  /** The account's address. */
  email?: string
}

export interface Seen {
  facts: CheckFacts
  signIns: { sent: number; rejected: number }
  /** What the server received. */
  lines: string[]
  faults: string[]
}

/** Runs one configured check on port 4190, over any script; the server is gone afterwards. */
export async function oneCheck(given: OneCheck, script: Script): Promise<Seen> {
  const { protocol, security = 'tls', authentication = 'password', username = email } = given
  const signIn = authentication === null ? null : { authentication, username }
  const endpoint = { protocol, host, port: 4190, security, signIn }
  const planned: PlannedCheck = {
    ...endpoint,
    id: checkId(endpoint),
    side: protocol === 'smtp' ? 'outgoing' : 'incoming',
    role: 'configured',
    always: true,
    asksRelay: given.asksRelay ?? protocol === 'smtp',
    bothFamilies: false,
  }
  const mail = await mailServers({ 4190: script })
  const secret = given.password ?? password
  const { checks, signIns } = await runChecks({
    plan: { checks: [planned] },
    account: { email: given.email ?? email },
    password: new Secret(secret),
    world: mail.world,
    timeoutMs: given.timeoutMs ?? 5000,
    allowsClearText: given.allowsClearText ?? false,
    recipients: { own: given.email ?? email, outside: ['postmaster@one.example', 'postmaster@two.example'] },
    causeOf,
    signal: new AbortController().signal,
    contacted: new Contacted(),
    onProgress: () => {},
  })
  const [facts] = checks
  const server = mail.servers[4190]
  if (!facts || !server) throw new Error('one check gives one answer')
  await server.idle()
  await vi.waitFor(() => expect(mail.world.open()).toBe(0))
  await mail.close()
  return { facts, signIns, lines: server.lines(), faults: server.faults() }
}
