import { describe, expect, it } from 'vitest'
import type { RunFacts } from '../../../electron/contract/facts.ts'
import {
  causes,
  findingCodes,
  plainOutcomes,
  severities,
  verdictReasons,
  verdicts,
} from '../../../electron/contract/words.ts'
import { diagnose } from '../../../electron/diagnose/diagnose.ts'
import {
  controls,
  dnsProbes,
  imap,
  imapCheck,
  offer,
  pop3Check,
  run,
  smtp,
  smtpCheck,
  stubCauseOf,
  type Met,
} from './facts.ts'
import { answersOn, type Said } from './network-probes.ts'

const rich = run(
  { incoming: imap(), outgoing: smtp({ port: 25, security: 'none', authentication: 'none', username: '' }) },
  [
    imapCheck({ reply: ['sign-in', 'NO [credentials-rejected] no'] }),
    imapCheck({ role: 'sibling', username: 'ann', suffix: ':2' }),
    imapCheck({ role: 'sibling', port: 143, security: 'starttls', wire: ['tls', 'certificate-expired'] }),
    pop3Check({ role: 'sibling', wire: ['connect', 'timeout'] }),
    smtpCheck({ port: 25, security: 'none', authentication: 'none', outside: ['550 [relay-denied] no'] }),
    smtpCheck({ port: 25, security: 'none', authentication: 'none', suffix: ':after-fetch' }),
    smtpCheck({ role: 'sibling', outside: ['550 [recipient-unknown] no', '556 no'] }),
    smtpCheck({ role: 'sibling', port: 587, security: 'starttls', noStartTls: true, beforeTls: offer('PLAIN') }),
  ],
  { probes: [...controls(995, '---+'), ...dnsProbes('+-')] },
)

/** A small deterministic generator (Numerical Recipes' LCG): the same holes in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The same value with some of its fields lost: `null`, or gone. */
function holed(value: unknown, random: () => number, share: number): unknown {
  if (Array.isArray(value)) {
    return value.filter(() => random() >= share / 4).map((item: unknown) => holed(item, random, share))
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const fate = random()
      if (fate < share / 2) return []
      return [[key, fate < share ? null : holed(inner, random, share)]]
    }),
  )
}

describe('diagnose', () => {
  it.each([0.01, 0.03, 0.1, 0.3, 0.6])('never throws on facts with holes (%f), and speaks the vocabulary', (share) => {
    const outcomes: readonly string[] = [...causes, ...findingCodes, ...plainOutcomes]
    for (let seed = 1; seed <= 400; seed += 1) {
      const facts = holed(structuredClone(rich), generator(seed), share) as RunFacts
      const diagnosis = diagnose(facts, stubCauseOf)
      const known = new Set([...(facts.checks ?? []), ...(facts.probes ?? [])].map((each) => each.id))
      for (const { code, severity, server, evidence } of diagnosis.conclusions) {
        expect(findingCodes).toContain(code)
        expect(severities).toContain(severity)
        expect(['incoming', 'outgoing', null]).toContain(server)
        expect(evidence.every((id) => known.has(id))).toBe(true)
        expect(new Set(evidence).size).toBe(evidence.length)
      }
      const { incoming, outgoing, overall, reason } = diagnosis.verdict
      for (const verdict of [incoming, outgoing, overall]) expect(verdicts).toContain(verdict)
      expect(reason === null).toBe(overall !== 'cannot-tell')
      expect([...verdictReasons, null]).toContain(reason)
      for (const outcome of Object.values(diagnosis.outcomes)) expect(outcomes).toContain(outcome)
      const codes = diagnosis.conclusions.map(({ code, server }) => `${code} ${server}`)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })

  it('gives the same diagnosis for the same facts, and after a round through JSON', () => {
    const again = JSON.parse(JSON.stringify(rich)) as RunFacts
    expect(diagnose(again, stubCauseOf)).toEqual(diagnose(rich, stubCauseOf))
  })

  it('does not change the facts', () => {
    const before = structuredClone(rich)
    diagnose(rich, stubCauseOf)
    expect(rich).toEqual(before)
  })

  it('keeps symptoms as evidence under their cause', () => {
    const on25 = { port: 25, security: 'none', authentication: 'none' } as const
    const denied = '550 [relay-denied] no'
    const { conclusions } = diagnose(
      run({ incoming: imap(), outgoing: smtp({ ...on25, username: '' }) }, [
        imapCheck({ reply: ['sign-in', 'NO [credentials-rejected] no'] }),
        smtpCheck({ ...on25, own: denied, outside: [denied] }),
      ]),
      stubCauseOf,
    )
    expect(conclusions).toEqual([
      {
        code: 'wrong-server',
        severity: 'problem',
        server: null,
        evidence: ['smtp:mail.proseware.example:25:none:none', 'imap:mail.proseware.example:993:tls:password'],
      },
    ])
  })

  it('puts the finding of the side that is worse off first', () => {
    const { conclusions } = diagnose(
      run({ incoming: imap(), outgoing: smtp({ port: 587 }) }, [
        imapCheck({ wire: ['tls', 'certificate-expired'] }),
        smtpCheck({ port: 587, wire: ['tls', 'tls-not-spoken'] }),
        smtpCheck({ role: 'sibling' }),
      ]),
      stubCauseOf,
    )
    expect(conclusions.map(({ code }) => code)).toEqual(['certificate-expired', 'security-mismatch'])
  })
})

it('what has another cause on each side needs no finding of its own', () => {
  const untrusted = (issuer: string, fingerprint: string): Met => ({
    wire: ['tls', 'certificate-untrusted'],
    tls: {
      verified: false,
      error: 'certificate-untrusted',
      chain: [{ subject: '', issuer, names: [], validFrom: '', validTo: '', fingerprint, selfSigned: false }],
    },
  })
  const foreign: Said = { verified: false, tlsError: 'certificate-untrusted', issuer: 'CN=Hotel' }
  const facts = run({ incoming: imap(), outgoing: smtp() }, [
    imapCheck(untrusted('CN=Hotel', '01')),
    smtpCheck(untrusted('CN=Proxy', '02')),
  ])
  const probes = [
    ...answersOn(993, foreign, foreign),
    ...answersOn(465, { ...foreign, issuer: 'CN=Else', fingerprint: '02' }),
  ]
  const { conclusions } = diagnose({ ...facts, probes }, stubCauseOf)
  expect(conclusions.map(({ code, server }) => `${code} ${server}`)).toEqual([
    'tls-intercepted incoming',
    'smtp-intercepted outgoing',
  ])
})
