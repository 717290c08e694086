/**
 * Every practice network: what an expert would say (the row's `expected`), and the whole report kept in reports/,
 * so that every change of it is seen in review; `settled` says what of it is left out.
 */
import { describe, expect, it } from 'vitest'
import { api } from '../../electron/api.ts'
import type { CheckAnswer } from '../../electron/contract/api.ts'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'
import type { Report, ReportedCheck } from '../../electron/contract/report.ts'
import { practiceRows } from '../../electron/practice/networks.ts'
import type { PracticeRow } from '../../electron/practice/row.ts'
import { textOf } from '../../electron/report/text.ts'

const answers = new Map<string, Promise<CheckAnswer>>()

/** One run per network, one after the other: many at once would wait for each other, and reports show who waited. */
function answerOf({ name }: PracticeRow): Promise<CheckAnswer> {
  const known = answers.get(name)
  if (known) return known
  const answer = api.checkPractice(
    { name, timeoutMs: 3000, allowClearText: false, recipient: null },
    { signal: new AbortController().signal, onProgress: () => {} },
  )
  answers.set(name, answer)
  return answer
}

const short = (proven: Report['recommended']['incoming'] | Report['recommended']['outgoing']): string | null =>
  proven && `${proven.host}:${proven.port} ${proven.security} ${proven.authentication} ${proven.username}`

/**
 * The part that every run tells alike: the configured checks, the proven ones, and the control servers that a finding
 * names. Siblings that somebody else's proof made unneeded stand wherever they were by then.
 */
function settled({ report, words }: CheckAnswer): CheckAnswer {
  const { incoming, outgoing } = report.recommended
  const proven = [...(incoming?.evidence ?? []), ...(outgoing?.evidence ?? [])]
  const checks = report.checks.filter(({ id, role }) => role === 'configured' || proven.includes(id))
  const named = report.findings.flatMap((finding) => finding.evidence)
  const probes = report.probes.filter(({ id }) => named.includes(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const kept = new Set([...checks, ...probes].map(({ id }) => id))
  return {
    words,
    report: {
      ...report,
      startedAt: '2026-11-21T17:09:06Z',
      durationMs: 0,
      contacted: [],
      network: { ...report.network, ports: blockedOnly(report.network.ports) },
      findings: report.findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.filter((id) => kept.has(id)).toSorted(),
      })),
      probes: probes.map((probe) => ({ ...probe, ms: 0 })),
      checks: checks.map(withoutTimes),
    },
  }
}

const blockedOnly = (ports: Report['network']['ports']): Report['network']['ports'] =>
  Object.fromEntries(Object.entries(ports).filter(([, state]) => state === 'blocked'))

const evidenceIn = ({ findings, recommended }: Report): Set<string> =>
  new Set([
    ...findings.flatMap((finding) => finding.evidence),
    ...(recommended.incoming?.evidence ?? []),
    ...(recommended.outgoing?.evidence ?? []),
  ])

const withoutTimes = (check: ReportedCheck): ReportedCheck => ({
  ...check,
  steps: check.steps.map((step) => ({
    ...step,
    ms: 0,
    ...(step.addresses ? { addresses: step.addresses.map((address) => ({ ...address, ms: 0 })) } : {}),
  })),
})

describe.each(practiceRows)('practice network $name', (row) => {
  it('is judged as an expert would', async () => {
    const { report } = await answerOf(row)
    const codes = report.findings.map((finding) => finding.code)
    expect({
      verdict: report.verdict,
      first: codes[0],
      incoming: short(report.recommended.incoming),
      outgoing: short(report.recommended.outgoing),
    }).toEqual({
      verdict: row.expected.verdict,
      first: row.expected.first,
      incoming: row.expected.incoming,
      outgoing: row.expected.outgoing,
    })
    expect(codes).toEqual(expect.arrayContaining([...(row.expected.beside ?? [])]))
  })

  it('gives a report that holds the contract', async () => {
    const { report } = await answerOf(row)
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined()
    const ids = new Set([...report.checks, ...report.probes].map(({ id }) => id))
    expect(ids.size).toBe(report.checks.length + report.probes.length)
    expect([...evidenceIn(report)].filter((id) => !ids.has(id))).toEqual([])
    const unheard = report.checks.filter(({ steps }) => !steps.some((step) => step.name === 'greeting' && step.ok))
    expect(unheard.filter(({ outcome }) => outcome === 'accepted')).toEqual([])
    expect(report.signIns.rejected).toBeLessThanOrEqual(2)
  })

  it('never leaves its own world and never shows the password', async () => {
    const { report, words } = await answerOf(row)
    expect(report.contacted.filter((target) => !/\.example:\d+$/.test(target))).toEqual([])
    const shown = JSON.stringify({ report, words }) + textOf({ report, words }, { colour: true, columns: 80 })
    for (const form of [row.password, Buffer.from(row.password).toString('base64')]) expect(shown).not.toContain(form)
  })

  it('says the same as the kept report', async () => {
    const answer = settled(await answerOf(row))
    await expect(`${JSON.stringify(answer.report, null, 2)}\n`).toMatchFileSnapshot(`reports/${row.name}.json`)
    await expect(textOf(answer, { colour: false, columns: 80 })).toMatchFileSnapshot(`reports/${row.name}.txt`)
  })
})
