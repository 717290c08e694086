/**
 * Which finding matters most, and which it explains away. THE one written order: rows stand from what comes first
 * to what comes last, and a row silences the findings named in it. What is silenced stays as evidence.
 */
import type { Conclusion } from '../contract/report.ts'
import { severities, type FindingCode } from '../contract/words.ts'

interface Row {
  code: FindingCode
  explains: readonly FindingCode[]
}

const deadPorts = ['port-blocked-by-network', 'port-blocked-by-server', 'server-unreachable'] as const
const strangers = ['smtp-intercepted', 'starttls-stripped', 'security-mismatch', 'wrong-protocol'] as const
const certificates = ['certificate-untrusted', 'certificate-wrong-host', 'certificate-expired'] as const
const refusedStrangers = ['relay-denied', 'auth-required', 'network-not-allowed'] as const
/** What a stranger says of sending says nothing of the server in whose place it answers. */
const wordsOfStrangers = [
  ...refusedStrangers,
  'auth-off',
  'local-network-only',
  'relay-without-sign-in',
  'pop-before-smtp',
  'encryption-required',
  'auth-method-unsupported',
  'sender-not-allowed',
  'hello-rejected',
  'ip-blocklisted',
  'temporary-failure',
  'rate-limited',
] as const

/** Read from a resolver that lies, they say nothing of the domain. */
const domains = ['mx-missing', 'mx-points-elsewhere', 'spf-excludes-server'] as const

export const order: readonly Row[] = [
  // This place, from the widest fault to the narrowest.
  {
    code: 'captive-portal',
    explains: [
      'no-internet',
      'dns-failure',
      'dns-hijacked',
      'tls-intercepted',
      'clock-wrong',
      'network-blocks-smtp',
      ...domains,
      ...deadPorts,
      ...strangers,
      ...certificates,
      ...wordsOfStrangers,
    ],
  },
  { code: 'no-internet', explains: ['dns-failure', ...deadPorts] },
  {
    code: 'dns-hijacked',
    explains: [
      'dns-failure',
      'tls-intercepted',
      ...domains,
      ...deadPorts,
      ...strangers,
      ...certificates,
      ...wordsOfStrangers,
    ],
  },
  { code: 'clock-wrong', explains: ['certificate-expired'] },
  { code: 'tls-intercepted', explains: ['smtp-intercepted', ...certificates] },
  {
    code: 'smtp-intercepted',
    explains: ['starttls-stripped', 'security-mismatch', 'wrong-protocol', ...certificates, ...wordsOfStrangers],
  },
  { code: 'network-blocks-smtp', explains: ['ip-blocklisted', 'network-not-allowed'] },
  { code: 'port-blocked-by-network', explains: [] },
  { code: 'works-elsewhere', explains: [] },
  // The server, as far as it was reached.
  { code: 'dns-failure', explains: [] },
  { code: 'server-unreachable', explains: ['port-blocked-by-server'] },
  { code: 'port-blocked-by-server', explains: [] },
  { code: 'starttls-stripped', explains: ['security-mismatch', 'encryption-required', 'auth-method-unsupported'] },
  { code: 'wrong-protocol', explains: ['security-mismatch'] },
  { code: 'security-mismatch', explains: [] },
  { code: 'certificate-untrusted', explains: [] },
  { code: 'certificate-wrong-host', explains: [] },
  { code: 'certificate-expired', explains: [] },
  {
    code: 'wrong-server',
    explains: [
      'credentials-rejected',
      'auth-off',
      'local-network-only',
      'recipient-unknown',
      'spf-excludes-server',
      ...refusedStrangers,
    ],
  },
  { code: 'ip-blocklisted', explains: ['network-not-allowed'] },
  // The account. A sign-in that was refused, or did not help, comes before one that is switched off.
  { code: 'account-locked', explains: ['credentials-rejected'] },
  { code: 'oauth-required', explains: ['credentials-rejected', 'app-password-required', 'auth-method-unsupported'] },
  { code: 'app-password-required', explains: ['credentials-rejected'] },
  { code: 'protocol-disabled', explains: ['credentials-rejected'] },
  { code: 'credentials-rejected', explains: [] },
  { code: 'network-not-allowed', explains: [] },
  { code: 'sender-not-allowed', explains: [] },
  { code: 'relay-denied', explains: [] },
  { code: 'auth-required', explains: [] },
  { code: 'auth-off', explains: [] },
  { code: 'encryption-required', explains: ['not-encrypted', 'auth-method-unsupported'] },
  { code: 'auth-method-unsupported', explains: [] },
  { code: 'local-network-only', explains: [] },
  { code: 'hello-rejected', explains: [] },
  { code: 'sender-domain-policy', explains: [] },
  // The domain, for IT.
  { code: 'mx-missing', explains: [] },
  { code: 'mx-points-elsewhere', explains: [] },
  { code: 'spf-excludes-server', explains: [] },
  // Messages and recipients.
  { code: 'sent-but-not-delivered', explains: [] },
  { code: 'content-rejected', explains: [] },
  { code: 'mailbox-full', explains: [] },
  { code: 'recipient-unknown', explains: [] },
  { code: 'recipient-misrouted', explains: [] },
  { code: 'recipient-policy', explains: [] },
  { code: 'message-too-large', explains: [] },
  // For now.
  { code: 'rate-limited', explains: ['temporary-failure'] },
  { code: 'greylisted', explains: ['temporary-failure'] },
  { code: 'temporary-failure', explains: [] },
  // It works, and something is to be known.
  { code: 'relay-without-sign-in', explains: [] },
  { code: 'pop-before-smtp', explains: [] },
  { code: 'not-encrypted', explains: [] },
  { code: 'settings-outdated', explains: [] },
  { code: 'recipient-inconclusive', explains: [] },
  { code: 'delivered-to-junk', explains: [] },
  { code: 'ipv6-broken', explains: [] },
  { code: 'vpn-in-use', explains: [] },
  { code: 'works', explains: [] },
]

const rank = new Map(order.map(({ code }, index) => [code, index]))
const explains = new Map(order.map((row) => [row.code, row.explains]))

/** The place of a code in the written order; lower matters more. */
export function rankOf(code: FindingCode): number {
  return rank.get(code) ?? order.length
}

/**
 * Without what others explain, and with the evidence of the silenced under their cause. A problem explains all, a
 * lesser finding only lesser ones; each on its own side, and one about both sides on both.
 */
export function silence(conclusions: readonly Conclusion[]): Conclusion[] {
  const waiting = conclusions.toSorted((one, other) => rankOf(one.code) - rankOf(other.code))
  const kept: Conclusion[] = []
  for (let cause = waiting.shift(); cause !== undefined; cause = waiting.shift()) {
    const found = cause
    const symptoms = waiting.filter((other) => isExplained(other, found))
    kept.push({ ...found, evidence: eachOnce([found, ...symptoms].flatMap(({ evidence }) => evidence)) })
    for (const symptom of symptoms) waiting.splice(waiting.indexOf(symptom), 1)
  }
  return kept
}

function isExplained(symptom: Conclusion, cause: Conclusion): boolean {
  const sameSide = cause.server === null || cause.server === symptom.server
  const strongEnough = cause.severity === 'problem' || symptom.severity !== 'problem'
  return sameSide && strongEnough && (explains.get(cause.code)?.includes(symptom.code) ?? false)
}

/** One finding per code and server: the graver severity, all the evidence. */
export function joined(conclusions: readonly Conclusion[]): Conclusion[] {
  const byKey = new Map<string, Conclusion>()
  for (const conclusion of conclusions) {
    const key = `${conclusion.code} ${conclusion.server}`
    const before = byKey.get(key)
    byKey.set(key, {
      ...conclusion,
      severity: before && severityRank(before) < severityRank(conclusion) ? before.severity : conclusion.severity,
      evidence: eachOnce([...(before?.evidence ?? []), ...conclusion.evidence]),
    })
  }
  return [...byKey.values()]
}

/** 0 for a problem, then warning, info. */
export function severityRank({ severity }: Pick<Conclusion, 'severity'>): number {
  return severities.indexOf(severity)
}

function eachOnce(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
