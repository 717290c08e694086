/** Facts as object literals, built from as little as a row needs to say; and a stub for what replies mean. */
import type { Account, IncomingSettings, OutgoingSettings } from '../../../electron/contract/account.ts'
import type { CauseOf } from '../../../electron/contract/cause-of.ts'
import type {
  CertificateFacts,
  CheckFacts,
  NetworkProbe,
  Offer,
  RunFacts,
  SignInRule,
  Step,
  TlsFacts,
} from '../../../electron/contract/facts.ts'
import {
  causes,
  type Authentication,
  type Protocol,
  type Role,
  type Security,
  type StepName,
  type WireError,
} from '../../../electron/contract/words.ts'

export const email = 'ann@proseware.example'
const host = 'mail.proseware.example'

/** In these tests a reply names its cause: `550 [relay-denied] …`. */
export const stubCauseOf: CauseOf = ({ text }) => {
  const word = /\[([a-z-]+)\]/.exec(text)?.[1]
  return causes.find((cause) => cause === word) ?? (/^(?:2|3|\+OK|OK)/.test(text) ? 'accepted' : 'unknown')
}

export function imap(settings: Partial<IncomingSettings> = {}): IncomingSettings {
  return {
    protocol: 'imap',
    host,
    port: 993,
    security: 'tls',
    authentication: 'password',
    username: email,
    ...settings,
  }
}

export function smtp(settings: Partial<OutgoingSettings> = {}): OutgoingSettings {
  return { host, port: 465, security: 'tls', authentication: 'password', username: email, ...settings }
}

export function offer(...mechanisms: string[]): Offer {
  return { capabilities: [], startTls: false, mechanisms, signIn: mechanisms.length > 0 }
}

/** What a check met, step by step; what is left out went well. */
export interface Met {
  role?: Role
  host?: string
  port?: number
  security?: Security
  /** `none`: asked without sign-in. */
  authentication?: Authentication
  username?: string
  /** `:2`, `:after-fetch`. */
  suffix?: string
  /** The wire ended it there. */
  wire?: [StepName, WireError]
  /** A reply of the server ended it there. */
  reply?: [StepName, string]
  rule?: SignInRule
  /** STARTTLS is not offered. */
  noStartTls?: boolean
  beforeTls?: Offer | null
  afterTls?: Offer | null
  tls?: Partial<TlsFacts>
  own?: string
  outside?: string[]
  /** A sender refused, in its own words. */
  sender?: string
  greeting?: string
  fetchedBefore?: boolean
}

const certificate: CertificateFacts = {
  subject: `CN=${host}`,
  issuer: 'CN=Test authority',
  names: [host],
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2027-01-01T00:00:00Z',
  fingerprint: '00',
  selfSigned: false,
}

const taken = '250 OK'
const usualPort: Record<Protocol, number> = { smtp: 465, imap: 993, pop3: 995 }

export function imapCheck(met: Met = {}): CheckFacts {
  return check('imap', met)
}

export function pop3Check(met: Met = {}): CheckFacts {
  return check('pop3', met)
}

/** Asks the relay question, signed in or not, unless something ended it before. */
export function smtpCheck(met: Met = {}): CheckFacts {
  return check('smtp', met)
}

function check(protocol: Protocol, met: Met): CheckFacts {
  const at = { host: met.host ?? host, port: met.port ?? usualPort[protocol], security: met.security ?? 'tls' }
  const authentication = met.authentication ?? 'password'
  const id = `${protocol}:${at.host}:${at.port}:${at.security}:${authentication}${met.suffix ?? ''}`
  const signIn = authentication === 'none' ? null : { authentication, username: met.username ?? email }
  const failedAt = met.wire?.[0] ?? met.reply?.[0]
  const stopsBefore = (step: StepName) =>
    failedAt !== undefined && stepsOf(at.security).indexOf(failedAt) < stepsOf(at.security).indexOf(step)
  const steps: Step[] = []
  for (const name of stepsOf(at.security)) {
    if (stopsBefore(name)) break
    if (name === 'starttls' && met.noStartTls) break
    if (name === 'sign-in' && (signIn === null || met.rule)) break
    const failed = name === failedAt
    steps.push(step(name, !failed, failed ? (met.reply?.[1] ?? null) : null, failed ? (met.wire?.[1] ?? null) : null))
  }
  const reachedRelay = failedAt === undefined && !met.rule && !met.noStartTls
  const asksRelay = protocol === 'smtp'
  const relay = asksRelay && reachedRelay ? relaySteps(met) : []
  const lastRefused = relay.findLast((each) => !each.ok)
  const greeted = steps.some((each) => each.name === 'greeting' && each.ok)
  const encrypted = steps.some((each) => each.name === 'tls' && each.ok)
  const saidHello = steps.some((each) => each.name === 'hello' && each.ok)
  return {
    id,
    side: protocol === 'smtp' ? 'outgoing' : 'incoming',
    role: met.role ?? 'configured',
    protocol,
    ...at,
    signIn,
    always: true,
    asksRelay,
    bothFamilies: true,
    steps: [...steps, ...relay],
    stopped: met.wire
      ? { by: 'wire', step: met.wire[0], error: met.wire[1], text: null }
      : met.reply
        ? { by: 'reply', step: met.reply[0], reply: met.reply[1] }
        : met.rule
          ? { by: 'rule', step: 'sign-in', rule: met.rule }
          : met.noStartTls
            ? { by: 'not-offered', step: 'starttls' }
            : lastRefused && !relay.some((each) => each.name === 'recipient-outside' && each.ok)
              ? { by: 'reply', step: lastRefused.name, reply: lastRefused.reply ?? '' }
              : null,
    tls:
      encrypted || met.tls
        ? { version: 'TLSv1.3', chain: [certificate], verified: true, error: null, systemStoreOnly: null, ...met.tls }
        : null,
    greeting: met.greeting ?? (greeted ? '220 mail' : null),
    offers: {
      beforeTls: met.beforeTls ?? (saidHello && at.security !== 'tls' ? offer() : null),
      afterTls: met.afterTls !== undefined ? met.afterTls : encrypted && saidHello ? offer('PLAIN', 'LOGIN') : null,
    },
    offersApop: false,
    mechanism: null,
    signedIn: steps.find((each) => each.name === 'sign-in')?.ok ?? null,
    fetchedBefore: met.fetchedBefore ?? false,
  }
}

function stepsOf(security: Security): StepName[] {
  const order: Record<Security, StepName[]> = {
    tls: ['resolve', 'connect', 'tls', 'greeting', 'hello', 'sign-in'],
    starttls: ['resolve', 'connect', 'greeting', 'hello', 'starttls', 'tls', 'sign-in'],
    none: ['resolve', 'connect', 'greeting', 'hello', 'sign-in'],
  }
  return order[security]
}

function relaySteps({ sender = taken, own = taken, outside = [taken] }: Met): Step[] {
  const asked = (name: StepName, reply: string) => step(name, reply.startsWith('2'), reply, null)
  if (!sender.startsWith('2')) return [asked('sender', sender)]
  return [
    asked('sender', sender),
    asked('recipient-own', own),
    ...outside.map((reply) => asked('recipient-outside', reply)),
  ]
}

function step(name: StepName, ok: boolean, reply: string | null, error: WireError | null): Step {
  return { name, ok, ms: 1, reply, error }
}

/** Control servers on one port: `+` reached, `-` not, `?` not known, each of another operator. */
export function controls(port: number, seen: string, error: WireError = 'timeout'): NetworkProbe[] {
  return Array.from(seen, (sign, index) => ({
    id: `control:${port}:c${index}.example`,
    kind: 'control',
    ok: sign === '?' ? null : sign === '+',
    ms: 1,
    error: sign === '-' ? error : null,
    host: `c${index}.example`,
    port,
    operator: `operator ${index}`,
  }))
}

/** Whether control names resolve. */
export function dnsProbes(seen: string, error: WireError = 'dns-timeout'): NetworkProbe[] {
  return Array.from(seen, (sign, index) => ({
    id: `dns:c${index}.example`,
    kind: 'dns',
    ok: sign === '+',
    ms: 1,
    error: sign === '-' ? error : null,
    host: `c${index}.example`,
  }))
}

export function run(account: Omit<Account, 'email'>, checks: CheckFacts[], rest: Partial<RunFacts> = {}): RunFacts {
  return {
    startedAt: '2026-11-21T17:09:06Z',
    durationMs: 100,
    account: { email, ...account },
    hasPassword: true,
    allowsClearText: false,
    cancelled: false,
    checks,
    probes: [],
    signIns: { sent: 0, rejected: 0 },
    contacted: [],
    published: null,
    ...rest,
  }
}
