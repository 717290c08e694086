/** Small builders of facts and diagnoses for tests of words and reports: each names only what it is about. */
import type { CheckFacts, RunFacts, Step } from '../../../electron/contract/facts.ts'
import type { Conclusion, Diagnosis, NetworkFacts } from '../../../electron/contract/report.ts'
import type { Authentication, Protocol, Security, StepName } from '../../../electron/contract/words.ts'

export const email = 'ann@proseware.example'

export function step(name: StepName, given: Partial<Step> = {}): Step {
  return { name, ok: true, ms: 12, reply: null, error: null, ...given }
}

interface CheckGiven extends Partial<CheckFacts> {
  protocol: Protocol
  port: number
  security: Security
  authentication?: Authentication
}

export function check({ authentication, ...given }: CheckGiven): CheckFacts {
  const host = given.host ?? `${given.protocol}.proseware.example`
  return {
    id: `${given.protocol}:${host}:${given.port}:${given.security}:${authentication ?? 'none'}`,
    side: given.protocol === 'smtp' ? 'outgoing' : 'incoming',
    role: 'configured',
    host,
    signIn: authentication === undefined ? null : { authentication, username: email },
    always: true,
    asksRelay: given.protocol === 'smtp',
    bothFamilies: true,
    steps: [step('resolve'), step('connect', { addresses: [] })],
    stopped: null,
    tls: null,
    greeting: null,
    offers: { beforeTls: null, afterTls: null },
    offersApop: false,
    mechanism: null,
    signedIn: authentication === undefined ? null : true,
    fetchedBefore: false,
    ...given,
  }
}

export function facts(given: Partial<RunFacts> = {}): RunFacts {
  return {
    startedAt: '2026-11-21T17:09:06Z',
    durationMs: 2300,
    account: {
      email,
      incoming: {
        protocol: 'imap',
        host: 'imap.proseware.example',
        port: 993,
        security: 'tls',
        authentication: 'password',
        username: email,
      },
      outgoing: { host: 'smtp.proseware.example', port: 25, security: 'none', authentication: 'none', username: '' },
    },
    hasPassword: true,
    allowsClearText: false,
    cancelled: false,
    checks: [],
    probes: [],
    signIns: { sent: 0, rejected: 0 },
    contacted: [],
    published: null,
    ...given,
  }
}

export const nothingKnown: NetworkFacts = {
  name: null,
  kind: null,
  internet: null,
  captivePortal: null,
  vpn: null,
  ipv6: null,
  ports: {},
}

export function diagnosis(given: Partial<Diagnosis> = {}): Diagnosis {
  return {
    outcomes: {},
    network: nothingKnown,
    conclusions: [],
    verdict: { incoming: 'works', outgoing: 'works', overall: 'works', reason: null },
    recommended: { incoming: null, outgoing: null, changes: [] },
    ...given,
  }
}

export function problem(given: Partial<Conclusion> & Pick<Conclusion, 'code'>): Conclusion {
  return { severity: 'problem', server: 'outgoing', evidence: [], ...given }
}

const imap = check({
  protocol: 'imap',
  port: 993,
  security: 'tls',
  authentication: 'password',
  steps: [
    step('resolve'),
    step('connect', { addresses: [] }),
    step('tls'),
    step('greeting', { reply: '* OK ready' }),
    step('sign-in', { reply: 'a2 OK done' }),
  ],
})

/** A hotel that drops port 25; 587 with sign-in was proven. */
export function hotel(): { facts: RunFacts; diagnosis: Diagnosis } {
  const dropped = check({
    protocol: 'smtp',
    port: 25,
    security: 'none',
    steps: [step('resolve'), step('connect', { ok: false, ms: 8000, error: 'timeout', addresses: [] })],
    stopped: { by: 'wire', step: 'connect', error: 'timeout', text: null },
  })
  const submission = check({
    protocol: 'smtp',
    port: 587,
    security: 'starttls',
    authentication: 'password',
    role: 'sibling',
    steps: [
      step('resolve'),
      step('connect', { addresses: [{ family: 4, address: '192.0.2.25', ok: true, ms: 31, error: null }] }),
      step('greeting', { reply: '220 smtp.proseware.example ESMTP' }),
      step('sign-in', { reply: '235 2.7.0 Authentication successful' }),
      step('recipient-own', { recipient: email, reply: '250 2.1.5 Ok' }),
      step('recipient-outside', { recipient: 'postmaster@example.net', reply: '250 2.1.5 Ok' }),
    ],
  })
  const control = {
    id: 'control:25:mx.example.net',
    kind: 'control',
    ok: false,
    ms: 3000,
    error: 'timeout',
    host: 'mx.example.net',
    port: 25,
  } as const
  return {
    facts: facts({
      checks: [imap, dropped, submission],
      probes: [control],
      signIns: { sent: 2, rejected: 0 },
      contacted: ['imap.proseware.example:993', 'smtp.proseware.example:587', 'mx.example.net:25'],
    }),
    diagnosis: diagnosis({
      outcomes: { [imap.id]: 'accepted', [dropped.id]: 'port-blocked-by-network', [submission.id]: 'accepted' },
      network: { ...nothingKnown, internet: true, ports: { '25': 'blocked', '587': 'open' } },
      conclusions: [problem({ code: 'port-blocked-by-network', evidence: [dropped.id, control.id] })],
      verdict: { incoming: 'works', outgoing: 'works-with-changes', overall: 'works-with-changes', reason: null },
      recommended: {
        incoming: null,
        outgoing: {
          host: 'smtp.proseware.example',
          port: 587,
          security: 'starttls',
          authentication: 'password',
          username: email,
          proven: true,
          relay: 'accepted',
          evidence: [submission.id],
        },
        changes: [
          { setting: 'outgoing.port', from: 25, to: 587 },
          { setting: 'outgoing.security', from: 'none', to: 'starttls' },
          { setting: 'outgoing.authentication', from: 'none', to: 'password' },
          { setting: 'outgoing.username', from: '', to: email },
        ],
      },
    }),
  }
}

/** Signed-in sending is refused with a reply that would like to write to the terminal. */
export function refused(): { facts: RunFacts; diagnosis: Diagnosis } {
  const reply =
    '550-5.7.1 \u001b[2J\u001b]0;owned\u0007Please turn on SMTP Authentication\n550 5.7.1 \u009b31m\u202edeined'
  const relay = check({
    protocol: 'smtp',
    port: 25,
    security: 'none',
    steps: [
      step('resolve'),
      step('connect', { addresses: [] }),
      step('recipient-outside', { ok: false, reply, recipient: 'a@example.net' }),
    ],
    stopped: { by: 'reply', step: 'recipient-outside', reply },
  })
  return {
    facts: facts({
      checks: [imap, relay],
      signIns: { sent: 1, rejected: 0 },
      contacted: ['smtp.proseware.example:25'],
    }),
    diagnosis: diagnosis({
      outcomes: { [imap.id]: 'accepted', [relay.id]: 'local-network-only' },
      network: { ...nothingKnown, internet: true, ports: { '25': 'open', '465': 'open', '587': 'open' } },
      conclusions: [
        problem({ code: 'local-network-only', evidence: [relay.id] }),
        problem({ code: 'network-not-allowed', evidence: [relay.id] }),
        problem({ code: 'ipv6-broken', severity: 'warning', evidence: [relay.id] }),
        problem({ code: 'vpn-in-use', severity: 'info', server: null }),
      ],
      verdict: { incoming: 'works', outgoing: 'blocked-here', overall: 'blocked-here', reason: null },
    }),
  }
}

export function allWell(): { facts: RunFacts; diagnosis: Diagnosis } {
  return {
    facts: facts({ checks: [imap], signIns: { sent: 1, rejected: 0 } }),
    diagnosis: diagnosis({
      outcomes: { [imap.id]: 'accepted' },
      conclusions: [problem({ code: 'works', severity: 'info', server: null, evidence: [imap.id] })],
    }),
  }
}
